// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/run/detail/shared_state.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

/// What a metric answers: a number, unless its `lower` says more.
template <class M>
struct answer_type {
    using type = double;
};
template <class M>
    requires core::fold<M> || core::recursion<M>
struct answer_type<M> {
    using told = decltype(core::lower(std::declval<const M&>(), std::declval<const core::state_of<M>&>()));
    using type = std::conditional_t<std::convertible_to<told, double>, double, told>;
};
template <class M>
using answer_of = typename answer_type<M>::type;

/// Several answers: an array where all are numbers.
template <class... Answers>
struct answers_type {
    using type = std::tuple<Answers...>;
};
template <std::same_as<double>... Numbers>
struct answers_type<Numbers...> {
    using type = std::array<double, sizeof...(Numbers)>;
};

/// Calls f(k, metric, positions) for the k-th state of several metrics: the metric that answers from it, and for whom.
template <class... Groups, class F>
constexpr void each_state(const std::tuple<Groups...>& groups, F f) {
    [&]<std::size_t... K>(std::index_sequence<K...>) {
        (f(std::integral_constant<std::size_t, K>{}, std::get<K>(groups).metric, typename Groups::positions{}), ...);
    }(std::index_sequence_for<Groups...>{});
}

/// The answers of several metrics in their order, where ask(k, metric) tells those that the k-th state gives.
template <class Answers, class... Groups, class F>
constexpr Answers in_order(const std::tuple<Groups...>& groups, F ask) {
    Answers all{};
    each_state(groups, [&]<std::size_t... At>(auto k, const auto& metric, std::index_sequence<At...>) {
        const auto some = ask(k, metric);
        if constexpr (sizeof...(At) == 1) {
            ((std::get<At>(all) = some), ...);
        } else {
            std::size_t j = 0;
            ((std::get<At>(all) = some[j++]), ...);
        }
    });
    return all;
}

template <class... Ms>
using groups_of = decltype(by_state(std::declval<const std::tuple<Ms...>&>()));

template <class Groups>
struct states_of;
template <class... Groups>
struct states_of<std::tuple<Groups...>> {
    using type = std::tuple<core::state_of<typename Groups::metric_type>...>;
};

/// The states of several metrics, where all of them have one.
template <class... Ms>
struct states_together {};
template <class... Ms>
    requires((core::fold<Ms> || core::recursion<Ms>) && ...)
struct states_together<Ms...> {
    using state = typename states_of<groups_of<Ms...>>::type;
};

}

/// Several metrics of one sample, made by `all`: where each of them has a state they are a metric too, whose state is
/// theirs side by side and whose answer is theirs in their order.
template <core::metric... Ms>
class all_of : public detail::states_together<Ms...> {
    static constexpr bool have_states = ((core::fold<Ms> || core::recursion<Ms>)&&...);
    static constexpr bool merge = (core::fold<Ms> && ...);

public:
    using observation = core::observation_of<std::tuple_element_t<0, std::tuple<Ms...>>>;
    using answer = typename detail::answers_type<detail::answer_of<Ms>...>::type;
    static constexpr std::size_t size = sizeof...(Ms);

    explicit constexpr all_of(const Ms&... metrics) : groups_{detail::by_state(std::tuple<Ms...>{metrics...})} {}

    /// For each distinct state the metric that answers from it.
    constexpr const auto& by_state() const noexcept { return groups_; }

    constexpr core::complaint check() const noexcept { return detail::first_complaint(groups_); }

    constexpr auto lift(const observation& x) const noexcept
        requires merge
    {
        return std::apply([&](const auto&... g) { return std::tuple{core::lift(g.metric, x)...}; }, groups_);
    }
    template <class State>
        requires merge
    constexpr State combine(const State& early, const State& late) const noexcept {
        State both;
        detail::each_state(groups_, [&](auto k, const auto& metric, auto) {
            std::get<k>(both) = core::combine(metric, std::get<k>(early), std::get<k>(late));
        });
        return both;
    }
    template <class State>
        requires have_states
    constexpr void absorb(State& s, const observation& x) const noexcept {
        detail::each_state(groups_, [&](auto k, const auto& metric, auto) { core::absorb(metric, std::get<k>(s), x); });
    }
    template <class State>
        requires have_states
    constexpr answer lower(const State& s) const noexcept {
        return detail::in_order<answer>(
            groups_, [&](auto k, const auto& metric) { return core::lower(metric, std::get<k>(s)); });
    }

private:
    detail::groups_of<Ms...> groups_;
};

namespace detail {

template <class... Ms>
struct answer_type<all_of<Ms...>> {
    using type = typename all_of<Ms...>::answer;
};

}

/// Several metrics to be asked of one sample at once. Every driver takes them as it takes one, and gives for each of
/// them what it gives for that one alone, bit for bit.
///
/// Input: metrics of the same observation, each of which the driver would take alone
/// Value: an array in the order of the metrics: of numbers, or of vectors, spans or panels of them. Under `whole` a
///        tuple where one of them answers more than a number, which no other driver takes among several
/// Cost:  that of one for each distinct state; moments of all powers are one, and so are covariance, beta and
///        correlation
template <core::metric M, core::metric... Ms>
    requires(std::same_as<core::observation_of<M>, core::observation_of<Ms>> && ...)
constexpr all_of<M, Ms...> all(const M& metric, const Ms&... metrics) {
    return all_of<M, Ms...>{metric, metrics...};
}

}
