// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <array>
#include <tuple>

namespace tidemark::inline TIDEMARK_ABI::run {

/// Several metrics of one sample, made by `all`.
template <core::metric... Ms>
struct all_of {
    static constexpr std::size_t size = sizeof...(Ms);
    std::tuple<Ms...> metrics;
};

/// Several metrics to be asked of one sample at once: those that rest on one state read the sample once.
template <core::metric... Ms>
    requires(sizeof...(Ms) > 0)
all_of<Ms...> all(const Ms&... metrics) {
    return {std::tuple<Ms...>{metrics...}};
}

namespace detail {

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

/// Several metrics as one that answers all of them, from the state of the one that asks for most.
template <class Widest, class... Ms>
struct shared {
    using observation = core::observation_of<Widest>;
    using state = core::state_of<Widest>;

    std::tuple<Ms...> metrics;

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
shared<widest<Ms...>, Ms...> sharing_one_state(const Ms&... metrics) {
    return {std::tuple<Ms...>{metrics...}};
}

/// Calls f(metric, positions) once for every state: with a metric that answers for one position, or a `shared` one that
/// answers for several.
template <class F, class... Ms>
void each_state(const all_of<Ms...>& metrics, F f) {
    constexpr auto first = leaders<Ms...>;
    const auto lead = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
        if constexpr (first[At] == At) {
            constexpr auto led = followers<At, Ms...>;
            if constexpr (led.size() == 1)
                f(std::get<At>(metrics.metrics), led);
            else
                [&]<std::size_t... J>(std::index_sequence<J...>) {
                    f(sharing_one_state(std::get<led[J]>(metrics.metrics)...), led);
                }(std::make_index_sequence<led.size()>{});
        }
    };
    [&]<std::size_t... At>(std::index_sequence<At...>) {
        (lead(std::integral_constant<std::size_t, At>{}), ...);
    }(std::make_index_sequence<sizeof...(Ms)>{});
}

}

/// Every metric over the last `window` rows, at every row, into the caller's memory: `out[k]` for metric k.
///
/// Input:    a readable sample of n rows; as many spans of n numbers as there are metrics
/// Value:    what `rolling_into` gives for each of them
/// No data:  as `rolling_into` of one metric
/// Errors:   as `rolling_into` of one metric, before anything is written
/// Rounding: as `rolling_into` of one metric; a state that answers for more has the same bits
/// Cost:     one pass for each distinct state; moments of all powers are one, and so are covariance, beta and
/// correlation Source:   -
template <class... Ms, class R, missing::policy P = missing::skip>
    requires(detail::reads<Ms, R> && ...)
void rolling_into(const std::array<std::span<double>, sizeof...(Ms)>& out, const all_of<Ms...>& metrics,
                  const R& sample, std::size_t window, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    [&]<std::size_t... At>(std::index_sequence<At...>) {
        (detail::require_rolling(out[At], std::get<At>(metrics.metrics), rows, window, policy), ...);
    }(std::make_index_sequence<sizeof...(Ms)>{});
    if (rows.size() == 0) return;
    detail::each_state(metrics, [&]<std::size_t K>(const auto& metric, const std::array<std::size_t, K>& positions) {
        if constexpr (K == 1) {
            rolling_into(out[positions[0]], metric, rows, window, policy);
        } else {
            std::array<std::span<double>, K> places;
            for (std::size_t k = 0; k < K; ++k) places[k] = out[positions[k]];
            detail::series_scan{places, metric, rows, window, policy}.run();
        }
    });
}

/// Every metric over the last `window` rows, at every row, in new vectors. See `rolling_into`.
template <class... Ms, class R, missing::policy P = missing::skip>
    requires(detail::reads<Ms, R> && ...)
std::array<std::vector<double>, sizeof...(Ms)> rolling(const all_of<Ms...>& metrics, const R& sample,
                                                       std::size_t window, const P& policy = {}) {
    std::array<std::vector<double>, sizeof...(Ms)> out;
    std::array<std::span<double>, sizeof...(Ms)> places;
    for (std::size_t k = 0; k < out.size(); ++k) {
        out[k].resize(core::as_sample(sample).size());
        places[k] = out[k];
    }
    rolling_into(places, metrics, sample, window, policy);
    return out;
}

}
