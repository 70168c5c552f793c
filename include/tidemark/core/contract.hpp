// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/core/order.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

/// What a metric promises and a driver may use.
///
/// A metric is a small value (its parameters) with a nested type `state` and a member `lower(state)`. What one
/// observation says and how two stretches become one are written by the metric itself (members `lift`, `combine`,
/// `absorb`), or by the state it names (static members of the same names); then the metric may turn an observation
/// into what the state reads with a member `observe`. The functions below are the only way in which drivers ask.
namespace tidemark::inline TIDEMARK_ABI::core {

/// A wrong parameter told without throwing. A metric's optional `check()` returns one; the driver raises it.
struct complaint {
    const char* argument = nullptr;  // null when nothing is wrong
    double value = 0;
    const char* expected = nullptr;
};

namespace detail {

template <class M>
concept names_observation = requires { typename M::observation; };

template <class M>
struct observation {
    using type = double;
};
template <class M>
    requires(!names_observation<M> && requires { typename M::state::observation; })
struct observation<M> {
    using type = typename M::state::observation;
};
template <names_observation M>
struct observation<M> {
    using type = typename M::observation;
};

}

/// What one row of the metric's sample is: what the metric says, or its state says, else double.
template <class M>
using observation_of = typename detail::observation<M>::type;

template <class M>
using state_of = typename M::state;

/// The row as the metric's state reads it; `X` is the metric's observation, or the same in lanes.
template <class M, class X = observation_of<M>>
constexpr auto observe(const M& m, const X& x) noexcept {
    if constexpr (requires { m.observe(x); })
        return m.observe(x);
    else
        return x;
}

/// What one observation says.
template <class M>
    requires(
        requires(const M& m, const observation_of<M>& x) {
            { m.lift(x) } -> std::convertible_to<state_of<M>>;
        } ||
        requires(const M& m, const observation_of<M>& x) {
            { state_of<M>::lift(observe(m, x)) } -> std::convertible_to<state_of<M>>;
        })
constexpr state_of<M> lift(const M& m, const observation_of<M>& x) noexcept {
    if constexpr (requires { m.lift(x); })
        return m.lift(x);
    else
        return state_of<M>::lift(observe(m, x));
}

/// Two neighbouring stretches as one; `early` comes before `late`.
template <class M>
    requires(
        requires(const M& m, const state_of<M>& s) {
            { m.combine(s, s) } -> std::convertible_to<state_of<M>>;
        } ||
        requires(const state_of<M>& s) {
            { state_of<M>::combine(s, s) } -> std::convertible_to<state_of<M>>;
        })
constexpr state_of<M> combine(const M& m, const state_of<M>& early, const state_of<M>& late) noexcept {
    if constexpr (requires { m.combine(early, late); })
        return m.combine(early, late);
    else
        return state_of<M>::combine(early, late);
}

/// One more observation: what `combine(s, lift(x))` gives, up to rounding, and cheaper where the metric knows how.
template <class M>
constexpr void absorb(const M& m, state_of<M>& s, const observation_of<M>& x) noexcept {
    if constexpr (requires { m.absorb(s, x); })
        m.absorb(s, x);
    else if constexpr (
        !requires { m.lift(x); } && requires { s.absorb(observe(m, x)); })
        s.absorb(observe(m, x));
    else
        s = combine(m, s, lift(m, x));
}

/// The answer, at any time; the state stays as it is.
template <class M>
constexpr auto lower(const M& m, const state_of<M>& s) noexcept(noexcept(m.lower(s))) {
    return m.lower(s);
}

template <class M>
constexpr complaint check(const M& m) noexcept {
    if constexpr (requires { m.check(); })
        return m.check();
    else
        return {};
}

/// A metric whose stretches merge: it runs under every driver.
template <class M>
concept fold = requires(const M& m, const state_of<M>& s, const observation_of<M>& x) {
    requires std::semiregular<state_of<M>>;
    { lift(m, x) } -> std::same_as<state_of<M>>;
    { combine(m, s, s) } -> std::same_as<state_of<M>>;
    m.lower(s);
};

/// A metric that needs its past in order and cannot merge stretches: `absorb` and `lower`, no `combine`. It runs under
/// whole, expanding, by_period and an unbounded stream; in windows where it is a windowed_recursion.
template <class M>
concept recursion = !fold<M> && requires(const M& m, state_of<M>& s, const observation_of<M>& x) {
    requires std::semiregular<state_of<M>>;
    m.absorb(s, x);
    m.lower(s);
};

/// A recursion that rolls: its state names a `window`, a kernel of its own that is made for a number of rows, is shown
/// every row, also a missing one, and tells the `state()` of the last rows as if they were all, or the `state_with(x)`
/// that it would tell if x came next: a state, or another form of it that the metric lowers.
template <class M>
concept windowed_recursion = recursion<M> && std::constructible_from<typename state_of<M>::window, std::size_t> &&
                             requires(const M& m, typename state_of<M>::window& w,
                                      const typename state_of<M>::window& held, const observation_of<M>& x) {
                                 w.push(x);
                                 w.reset();
                                 m.lower(held.state());
                                 m.lower(held.state_with(x));
                             };

/// A metric that reads the observed values in ascending order: quantiles and what rests on them. It reads any
/// `ordered_window`, so that drivers need not lay the values side by side.
template <class M>
concept order_statistic = !fold<M> && !recursion<M> && requires(const M& m, const detail::any_ordered_window& w) {
    { m.lower(w) } -> std::same_as<double>;
};

/// A metric that asks how the newest observation stands among all: ranks. With a member `equals_count_once()` it is
/// told of different values below instead of observations below, where that answers true.
template <class M>
concept rank_statistic = !fold<M> && !recursion<M> && !order_statistic<M> && requires(const M& m, const standing& s) {
    { m.lower(s) } -> std::same_as<double>;
};

template <rank_statistic M>
constexpr bool equals_count_once(const M& m) noexcept {
    if constexpr (requires { m.equals_count_once(); })
        return m.equals_count_once();
    else
        return false;
}

/// A metric of pairs that reads nothing but how the two series order their rows, as a `concordance` or as
/// `rank_products`.
template <class M>
concept rank_association = !fold<M> && !recursion<M> && std::same_as<observation_of<M>, pair> &&
                           (
                               requires(const M& m, const concordance& c) {
                                   { m.lower(c) } -> std::same_as<double>;
                               } ||
                               requires(const M& m, const rank_products& p) {
                                   { m.lower(p) } -> std::same_as<double>;
                               });

template <class M>
concept metric = fold<M> || recursion<M> || order_statistic<M> || rank_statistic<M> || rank_association<M>;

namespace detail {

/// A metric that lifts, combines or absorbs by itself: sums of its state's making might not be what it means.
template <class M>
concept folds_by_itself = requires(const M& m, const observation_of<M>& x) { m.lift(x); } ||
                          requires(const M& m, const state_of<M>& s) { m.combine(s, s); } ||
                          requires(const M& m, state_of<M>& s, const observation_of<M>& x) { m.absorb(s, x); };

}

/// A fold whose state has a cheaper companion: plain sums of deviations from an anchor. `state::sums` must have
/// static `lift(observation, anchor)` and `combine`, and `moved(from, to)`; `state::about(anchor, sums)` turns them
/// into the portable state, which the metric lowers as usual. A metric that folds by itself is not anchored: with a
/// `lift` of its own it may see only some of its rows.
template <class M>
concept anchorable =
    fold<M> && !detail::folds_by_itself<M> &&
    requires(const state_of<M>& s, typename state_of<M>::sums sums, typename state_of<M>::observation z) {
        { state_of<M>::sums::lift(z, z) } -> std::same_as<typename state_of<M>::sums>;
        { state_of<M>::sums::combine(sums, sums) } -> std::same_as<typename state_of<M>::sums>;
        { sums.moved(z, z) } -> std::same_as<typename state_of<M>::sums>;
        { state_of<M>::about(z, sums) } -> std::same_as<state_of<M>>;
    };

/// The same metric, told where its observations lie: a fold of its own, whose states are sums about `anchor` and mean
/// something only among states of that same anchor.
template <anchorable M>
struct anchored {
    using base_state = state_of<M>;
    using observation = observation_of<M>;
    using state = typename base_state::sums;
    using anchor_type = typename base_state::observation;

    M metric;
    anchor_type anchor;

    constexpr state lift(const observation& x) const noexcept { return state::lift(observe(metric, x), anchor); }
    constexpr state combine(const state& early, const state& late) const noexcept {
        return state::combine(early, late);
    }
    constexpr auto lower(const state& s) const noexcept { return metric.lower(base_state::about(anchor, s)); }
};

}
