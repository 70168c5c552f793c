// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/drawdown_window.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Whether drawdowns are fractions of the high or hundredths of it.
enum class drawdown_unit { fraction, percent };

/// The pain index: the mean drawdown, over all periods.
///
/// Formula:  sum(1 - V_t / max(V_0 .. V_t)) / (n - ddof), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)
/// Input:    simple returns per period, as fractions
/// Value:    fraction of the high, 0 to 1
/// No data:  NaN with no more than ddof returns; also after a return below -1, or when wealth overflows
/// Errors:   ddof negative
/// Rounding: in a window, that of compounding from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Becker (2006), The Zephyr K-Ratio and the pain index; Bacon, Practical Portfolio Performance, ch. 4
struct pain_index {
    drawdown_unit unit = drawdown_unit::fraction;
    double ddof = 0;

    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    constexpr double lower(const state& s) const noexcept {
        const double n = s.seen.count, scale = unit == drawdown_unit::fraction ? 1 : 100;
        return n > ddof ? scale * s.seen.depth / (n - ddof) : core::nan;
    }
};

/// The pain index of prices or levels.
///
/// Formula:  sum(1 - P_t / max(P_1 .. P_t)) / (n - ddof)
/// Input:    prices or levels, not negative
/// Value:    fraction of the high, 0 to 1
/// No data:  NaN with no more than ddof levels; also when a level is negative or infinite, or the first one 0
/// Errors:   ddof negative
/// Cost:     O(1) a level; in a rolling window O(log w), and O(w) while it holds a level of 0
/// Source:   Becker (2006), The Zephyr K-Ratio and the pain index; Bacon, Practical Portfolio Performance, ch. 4
struct pain_index_of_levels {
    drawdown_unit unit = drawdown_unit::fraction;
    double ddof = 0;

    using state = tidemark::state::drawdown_track<tidemark::state::path::levels>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    constexpr void absorb(state& s, double level) const noexcept { s.absorb(level); }
    constexpr double lower(const state& s) const noexcept {
        const double n = s.seen.count, scale = unit == drawdown_unit::fraction ? 1 : 100;
        return n > ddof ? scale * s.seen.depth / (n - ddof) : core::nan;
    }
};

}
