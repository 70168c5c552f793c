// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/drawdown_window.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How long wealth has now been below its high. For the longest such time see `max_drawdown_duration`.
///
/// Formula:  n - (the last t with V_t = max(V_0 .. V_n)), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)
/// Input:    simple returns per period, as fractions
/// Value:    number of periods; 0 at a high
/// No data:  NaN
/// Rounding: a high that rounding misses is not reached; in a window wealth is compounded from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct time_under_water {
    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    constexpr double lower(const state& s) const noexcept { return s.seen.count > 0 ? s.seen.below : core::nan; }
};

/// How long a price or level has now been below its high.
///
/// Formula: n - (the last t with P_t = max(P_1 .. P_n))
/// Input:   prices or levels
/// Value:   number of periods; 0 at a high
/// No data: NaN
/// Cost:    O(1) a level; in a rolling window O(log w), and O(w) while it holds a level that is not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct time_under_water_of_levels {
    using state = tidemark::state::drawdown_track<tidemark::state::path::levels>;

    constexpr void absorb(state& s, double level) const noexcept { s.absorb(level); }
    constexpr double lower(const state& s) const noexcept { return s.seen.count > 0 ? s.seen.below : core::nan; }
};

/// How many drawdown episodes there were, the open one included. See `drawdown_episodes` for what they were.
///
/// Formula:  number of maximal runs with V_t < max(V_0 .. V_t), V_0 = 1
/// Input:    simple returns per period, as fractions
/// Value:    number of episodes
/// No data:  0
/// Rounding: a high that rounding misses is not reached; in a window wealth is compounded from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct drawdown_count {
    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    constexpr double lower(const state& s) const noexcept { return s.seen.episodes; }
};

}
