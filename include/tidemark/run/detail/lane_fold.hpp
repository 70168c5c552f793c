// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

template <class Observation, class Real>
struct in_lanes {
    using type = Observation;  // any observation, one lane
};
template <class Real>
struct in_lanes<double, Real> {
    using type = Real;
};
template <class Real>
struct in_lanes<core::pair, Real> {
    using type = core::basic_pair<Real>;
};

/// One observation of the metric in each lane.
template <class M, class Real>
using observation_in = typename in_lanes<core::observation_of<M>, Real>::type;

template <class State, class Real>
struct state_over {
    using type = typename State::template over<Real>;
};
template <class State>
struct state_over<State, double> {
    using type = State;
};

/// One state of the metric in each lane.
template <class M, class Real>
using state_in = typename state_over<core::state_of<M>, Real>::type;

/// A fold that runs in lanes: its state is written for any number type (`over`) and counts its observations in
/// `count`, its `lower` takes that state, and it does not fold by itself.
template <class M>
concept laned = core::fold<M> && !core::detail::folds_by_itself<M> && requires {
    typename core::state_of<M>::template over<core::lanes>;
} && requires(const M& m, const typename core::state_of<M>::template over<core::lanes>& s) {
    { m.lower(s) } -> std::same_as<core::lanes>;
};

/// What `lower` does to states of `count` observations. A metric may have computed what depends on their number alone:
/// then its `lowering(count)` gives a function of the state.
template <class M, class Real>
TIDEMARK_INLINE auto lowering(const M& metric, const Real& count) noexcept {
    if constexpr (requires { metric.lowering(count); })
        return metric.lowering(count);
    else
        return [metric](const auto& s) TIDEMARK_INLINE_LAMBDA { return metric.lower(s); };
}

/// The metric's fold in as many lanes as a Real has: sums about an anchor where the metric allows them, else its own
/// states.
template <class M, class Real>
class lane_fold {
public:
    using observation = observation_in<M, Real>;
    using state = state_in<M, Real>;
    struct anchor {};

    lane_fold(const M& metric, const anchor&) noexcept : metric_{metric} {}

    TIDEMARK_INLINE state lift(const observation& x) const noexcept {
        if constexpr (std::same_as<Real, double>)
            return core::lift(metric_, x);
        else
            return state::lift(core::observe(metric_, x));
    }
    TIDEMARK_INLINE state combine(const state& early, const state& late) const noexcept {
        if constexpr (std::same_as<Real, double>)
            return core::combine(metric_, early, late);
        else
            return state::combine(early, late);
    }
    TIDEMARK_INLINE void absorb(state& s, const observation& x) const noexcept {
        if constexpr (std::same_as<Real, double>)
            core::absorb(metric_, s, x);
        else if constexpr (requires { s.absorb(core::observe(metric_, x)); })
            s.absorb(core::observe(metric_, x));
        else
            s = combine(s, lift(x));
    }
    /// Answers for states of `count` observations.
    TIDEMARK_INLINE auto lowering(const Real& count) const noexcept { return detail::lowering(metric_, count); }

    static anchor anchor_at(const M&, const observation&) noexcept { return {}; }

private:
    M metric_;
};

template <core::anchorable M, class Real>
class lane_fold<M, Real> {
    using portable = state_in<M, Real>;

public:
    using observation = observation_in<M, Real>;
    using state = typename portable::sums;
    using anchor = typename portable::observation;

    lane_fold(const M& metric, const anchor& at) noexcept : metric_{metric}, anchor_{at} {}

    TIDEMARK_INLINE state lift(const observation& x) const noexcept {
        return state::lift(core::observe(metric_, x), anchor_);
    }
    TIDEMARK_INLINE state combine(const state& early, const state& late) const noexcept {
        return state::combine(early, late);
    }
    TIDEMARK_INLINE void absorb(state& s, const observation& x) const noexcept { s = combine(s, lift(x)); }
    TIDEMARK_INLINE auto lowering(const Real& count) const noexcept {
        return [lower = detail::lowering(metric_, count), anchor = anchor_](const state& s)
                   TIDEMARK_INLINE_LAMBDA { return lower(portable::about(anchor, s)); };
    }

    static anchor anchor_at(const M& metric, const observation& x) noexcept { return core::observe(metric, x); }

private:
    M metric_;
    anchor anchor_;
};

}
