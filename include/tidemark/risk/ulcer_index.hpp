// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/pain_index.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The ulcer index: the root mean square drawdown, over all periods.
///
/// Formula:  sqrt(sum((1 - V_t / max(V_0 .. V_t))^2) / (n - ddof)), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)
/// Input:    simple returns per period, as fractions
/// Value:    fraction of the high, 0 to 1
/// No data:  NaN with no more than ddof returns; also after a return below -1, or when wealth overflows
/// Errors:   ddof negative
/// Rounding: in a window, that of compounding from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Martin and McCann (1987), The investor's guide to Fidelity funds
struct ulcer_index {
    drawdown_unit unit = drawdown_unit::fraction;
    double ddof = 0;

    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    double lower(const state& s) const noexcept {
        const double n = s.seen.count, scale = unit == drawdown_unit::fraction ? 1 : 100;
        return n > ddof ? scale * core::sqrt(s.seen.depth_squared / (n - ddof)) : core::nan;
    }
};

/// The ulcer index of prices or levels.
///
/// Formula:  sqrt(sum((1 - P_t / max(P_1 .. P_t))^2) / (n - ddof))
/// Input:    prices or levels, not negative
/// Value:    fraction of the high, 0 to 1
/// No data:  NaN with no more than ddof levels; also when a level is negative or infinite, or the first one 0
/// Errors:   ddof negative
/// Cost:     O(1) a level; in a rolling window O(log w), and O(w) while it holds a level of 0
/// Source:   Martin and McCann (1987), The investor's guide to Fidelity funds
struct ulcer_index_of_levels {
    drawdown_unit unit = drawdown_unit::fraction;
    double ddof = 0;

    using state = tidemark::state::drawdown_track<tidemark::state::path::levels>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    constexpr void absorb(state& s, double level) const noexcept { s.absorb(level); }
    double lower(const state& s) const noexcept {
        const double n = s.seen.count, scale = unit == drawdown_unit::fraction ? 1 : 100;
        return n > ddof ? scale * core::sqrt(s.seen.depth_squared / (n - ddof)) : core::nan;
    }
};

}
