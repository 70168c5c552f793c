// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/run/detail/lane_rows.hpp>

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

template <class Answer>
inline constexpr bool answers_in_lanes = std::same_as<Answer, core::lanes>;
template <std::size_t K>
inline constexpr bool answers_in_lanes<std::array<core::lanes, K>> = true;

/// A fold that runs in lanes: its state is written for any number type (`over`) and counts its observations in
/// `count`, its `lower` takes that state, and it does not fold by itself.
template <class M>
concept laned = core::fold<M> && !core::detail::folds_by_itself<M> && requires {
    typename core::state_of<M>::template over<core::lanes>;
} && requires(const M& m, const typename core::state_of<M>::template over<core::lanes>& s) {
    requires answers_in_lanes<decltype(m.lower(s))>;
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

/// Whether every row that a kernel sees is observed, or some may be missing.
enum class rows_are { observed, maybe_missing };

/// Shows f every member of a state but its first, the count. By name, since compilers keep what is reached by position
/// in memory.
template <class S, class F>
TIDEMARK_INLINE void each_but_count(S& s, F f) noexcept {
    constexpr std::size_t members = sizeof(S) / sizeof(s.count);
    static_assert(members >= 2 && (members <= 8 || requires { s.sum[0]; }),
                  "a state in lanes has a count and an array of sums, or up to seven numbers");
    if constexpr (requires { s.sum[0]; }) {
        unrolled<members - 1>([&](auto k) TIDEMARK_INLINE_LAMBDA { f(s.sum[k]); });
    } else if constexpr (members == 2) {
        auto& [n, a] = s;
        f(a);
    } else if constexpr (members == 3) {
        auto& [n, a, b] = s;
        f(a), f(b);
    } else if constexpr (members == 4) {
        auto& [n, a, b, c] = s;
        f(a), f(b), f(c);
    } else if constexpr (members == 5) {
        auto& [n, a, b, c, d] = s;
        f(a), f(b), f(c), f(d);
    } else if constexpr (members == 6) {
        auto& [n, a, b, c, d, e] = s;
        f(a), f(b), f(c), f(d), f(e);
    } else if constexpr (members == 7) {
        auto& [n, a, b, c, d, e, g] = s;
        f(a), f(b), f(c), f(d), f(e), f(g);
    } else {
        auto& [n, a, b, c, d, e, g, h] = s;
        f(a), f(b), f(c), f(d), f(e), f(g), f(h);
    }
}

/// In each lane one state or the other.
template <class Mask, class S>
TIDEMARK_INLINE S select_state(Mask m, S yes, const S& no) noexcept {
    using core::select;
    decltype(yes.count) other[7];
    auto* to = other;
    each_but_count(no, [&](const auto& member) TIDEMARK_INLINE_LAMBDA { *to++ = member; });
    const auto* from = other;
    each_but_count(yes, [&](auto& member) TIDEMARK_INLINE_LAMBDA { member = select(m, member, *from++); });
    yes.count = select(m, yes.count, no.count);
    return yes;
}

/// The metric's fold in as many lanes as a Real has: sums about an anchor where the metric allows them, else its own
/// states. A row that is missing in some lane leaves that lane's state as it was.
template <class M, class Real>
class lane_fold {
public:
    using observation = observation_in<M, Real>;
    using state = state_in<M, Real>;
    struct anchor_type {};
    static constexpr bool sums = false;

    lane_fold(const M& metric, const anchor_type&) noexcept : metric_{metric} {}

    template <rows_are Rows>
    TIDEMARK_INLINE void prepend(const observation& x, state& s) const noexcept {
        if constexpr (Rows == rows_are::observed)
            s = combine(lift(x), s);
        else
            s = select_state(core::is_missing(x), s, combine(lift(x), s));
    }
    template <rows_are Rows>
    TIDEMARK_INLINE void append(state& s, const observation& x) const noexcept {
        if constexpr (Rows == rows_are::observed) {
            absorb(s, x);
        } else {
            state longer = s;
            absorb(longer, x);
            s = select_state(core::is_missing(x), s, longer);
        }
    }

    /// The answer to a suffix and a prefix as one, of `count` observations where that is known.
    TIDEMARK_INLINE auto joining(const lane_fold&, const Real& count) const noexcept {
        return [fold = *this, lower = lowering(metric_, count), count](const state& early, const state& late)
                   TIDEMARK_INLINE_LAMBDA {
                       state s = fold.combine(early, late);
                       if constexpr (laned<M>)
                           s.count = count;
                       else
                           static_cast<void>(count);
                       return lower(s);
                   };
    }
    TIDEMARK_INLINE auto join(const lane_fold&, bool, const state& early, const state& late) const noexcept {
        const state both = select_state(late.count == 0, early, combine(early, late));
        return metric_.lower(select_state(early.count == 0, late, both));
    }
    bool agrees(const lane_fold&) const noexcept { return true; }

    TIDEMARK_INLINE auto lower(const state& s) const noexcept { return metric_.lower(s); }

    static anchor_type anchor_at(const M&, const observation&) noexcept { return {}; }

private:
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

    M metric_;
};

template <core::anchorable M, class Real>
class lane_fold<M, Real> {
    using portable = state_in<M, Real>;

public:
    using observation = observation_in<M, Real>;
    using state = typename portable::sums;
    using anchor_type = typename portable::observation;
    static constexpr bool sums = true;

    lane_fold(const M& metric, const anchor_type& anchor) noexcept : metric_{metric}, anchor_{anchor} {}

    template <rows_are Rows>
    TIDEMARK_INLINE void prepend(const observation& x, state& s) const noexcept {
        s = state::combine(lift<Rows>(x), s);
    }
    template <rows_are Rows>
    TIDEMARK_INLINE void append(state& s, const observation& x) const noexcept {
        s = state::combine(s, lift<Rows>(x));
    }

    /// The same anchor on both sides.
    TIDEMARK_INLINE auto joining(const lane_fold&, const Real& count) const noexcept {
        return [anchor = anchor_, lower = lowering(metric_, count), count](const state& early, const state& late)
                   TIDEMARK_INLINE_LAMBDA {
                       state s = state::combine(early, late);
                       s.count = count;
                       return lower(portable::about(anchor, s));
                   };
    }
    /// The prefix moves to the anchor of the suffix, unless that has seen nothing.
    TIDEMARK_INLINE auto join(const lane_fold& after, bool agree, const state& early,
                              const state& late) const noexcept {
        using core::select;
        if (agree) return metric_.lower(portable::about(anchor_, state::combine(early, late)));
        const anchor_type anchor = select(early.count > 0, anchor_, after.anchor_);
        return metric_.lower(portable::about(anchor, state::combine(early, late.moved(after.anchor_, anchor))));
    }

    /// Whether the two anchors are the same in every lane.
    bool agrees(const lane_fold& after) const noexcept { return !core::any_differs(anchor_, after.anchor_); }

    TIDEMARK_INLINE auto lower(const state& s) const noexcept { return metric_.lower(portable::about(anchor_, s)); }

    static anchor_type anchor_at(const M& metric, const observation& x) noexcept { return core::observe(metric, x); }

private:
    // A missing row is read as the anchor, whose deviations are zero.
    template <rows_are Rows>
    TIDEMARK_INLINE state lift(const observation& x) const noexcept {
        if constexpr (Rows == rows_are::observed) {
            return state::lift(core::observe(metric_, x), anchor_);
        } else {
            using core::select;
            const auto absent = core::is_missing(x);
            state s = state::lift(select(absent, anchor_, core::observe(metric_, x)), anchor_);
            s.count = select(absent, Real{0}, Real{1});
            return s;
        }
    }

    M metric_;
    anchor_type anchor_;
};

}
