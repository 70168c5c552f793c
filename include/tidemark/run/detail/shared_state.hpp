// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/lane_fold.hpp>

#include <array>
#include <concepts>
#include <tuple>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// A state that answers what another would: the same, or one that narrows to it.
template <class A, class B>
concept answers_for = std::same_as<A, B> || requires(const A& a, B& b) { narrow(a, b); };

/// Two metrics that can read one state: neither changes what it observes, and the state of one answers for the other's.
template <class A, class B>
concept sharing =
    laned<A> && laned<B> && std::same_as<core::observation_of<A>, core::observation_of<B>> &&
    !requires(const A& a, const core::observation_of<A>& x) { a.observe(x); } &&
    !requires(const B& b, const core::observation_of<B>& x) { b.observe(x); } &&
    (answers_for<core::state_of<A>, core::state_of<B>> || answers_for<core::state_of<B>, core::state_of<A>>);

/// What is wrong with the first of several metrics that has a wrong parameter.
template <class... Ms>
constexpr core::complaint first_complaint(const std::tuple<Ms...>& metrics) noexcept {
    core::complaint first;
    std::apply([&](const auto&... m) { (void)((first = core::check(m), first.argument != nullptr) || ...); }, metrics);
    return first;
}

/// Several metrics as one that answers all of them, from the state of the one that asks for most.
template <class Widest, class... Ms>
struct shared {
    using observation = core::observation_of<Widest>;
    using state = core::state_of<Widest>;

    std::tuple<Ms...> metrics;

    constexpr core::complaint check() const noexcept { return first_complaint(metrics); }

    template <class S>
    TIDEMARK_INLINE auto lower(const S& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    TIDEMARK_INLINE auto lowering(const Real& n) const noexcept {
        const auto each = std::apply(
            [&](const auto&... m) {
                return std::tuple{std::pair{read_by(m), detail::lowering(m, n)}...};
            },
            metrics);
        return [each](const auto& s) TIDEMARK_INLINE_LAMBDA {
            return std::apply(
                [&](const auto&... one)
                    TIDEMARK_INLINE_LAMBDA { return std::array<Real, sizeof...(Ms)>{one.second(one.first(s))...}; },
                each);
        };
    }

private:
    // The state as the metric would have it.
    template <class M>
    static constexpr auto read_by(const M&) noexcept {
        return []<class S>(const S& s) TIDEMARK_INLINE_LAMBDA {
            using own = state_in<M, std::remove_cvref_t<decltype(s.count)>>;
            if constexpr (std::same_as<S, own>) {
                return s;
            } else {
                own narrower;
                narrow(s, narrower);
                return narrower;
            }
        };
    }
};

/// For each metric the first that it shares a state with: itself, where there is none before it.
template <class... Ms>
inline constexpr auto leaders = [] {
    std::array<std::size_t, sizeof...(Ms)> first{};
    std::size_t i = 0;
    const auto look = [&]<class M>() {
        constexpr bool shares[]{sharing<M, Ms>...};
        std::size_t j = 0;
        while (j < i && !shares[j]) ++j;
        first[i++] = j;
    };
    (look.template operator()<Ms>(), ...);
    return first;
}();

/// The positions of the metrics that `Leader` leads.
template <std::size_t Leader, class... Ms>
inline constexpr auto followers = [] {
    constexpr auto first = leaders<Ms...>;
    constexpr std::size_t count = [&] {
        std::size_t n = 0;
        for (const std::size_t f : first) n += f == Leader ? 1 : 0;
        return n;
    }();
    std::array<std::size_t, count> positions{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i] == Leader) positions[n++] = i;
    return positions;
}();

/// The one of the metrics whose state answers for all.
template <class... Ms>
inline constexpr std::size_t widest_position = [] {
    const auto for_all = []<class M>() { return (answers_for<core::state_of<M>, core::state_of<Ms>> && ...); };
    const bool widest[]{for_all.template operator()<Ms>()...};
    std::size_t i = 0;
    while (!widest[i]) ++i;
    return i;
}();
template <class... Ms>
using widest = std::tuple_element_t<widest_position<Ms...>, std::tuple<Ms...>>;

template <class... Ms>
constexpr shared<widest<Ms...>, Ms...> sharing_one_state(const Ms&... metrics) {
    return {std::tuple<Ms...>{metrics...}};
}

/// A metric that answers for the positions `At` among several: the one that stands there, or a `shared` one.
template <class M, std::size_t... At>
struct answering {
    using metric_type = M;
    using positions = std::index_sequence<At...>;

    M metric;

    constexpr core::complaint check() const noexcept { return core::check(metric); }
};

/// Several metrics as those that answer for them, one for each state.
template <class... Ms>
constexpr auto by_state(const std::tuple<Ms...>& metrics) {
    constexpr auto first = leaders<Ms...>;
    const auto lead = [&]<std::size_t Leader>(std::integral_constant<std::size_t, Leader>) {
        if constexpr (first[Leader] == Leader) {
            constexpr auto led = followers<Leader, Ms...>;
            return [&]<std::size_t... J>(std::index_sequence<J...>) {
                if constexpr (sizeof...(J) == 1) {
                    using one = std::tuple_element_t<Leader, std::tuple<Ms...>>;
                    return std::tuple{answering<one, Leader>{std::get<Leader>(metrics)}};
                } else {
                    const auto one = sharing_one_state(std::get<led[J]>(metrics)...);
                    return std::tuple{answering<std::remove_const_t<decltype(one)>, led[J]...>{one}};
                }
            }(std::make_index_sequence<led.size()>{});
        } else {
            return std::tuple<>{};
        }
    };
    return [&]<std::size_t... At>(std::index_sequence<At...>) {
        return std::tuple_cat(lead(std::integral_constant<std::size_t, At>{})...);
    }(std::make_index_sequence<sizeof...(Ms)>{});
}

}
