// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/gauge/indicator_convention.hpp>
#include <tidemark/state/recent_rows.hpp>
#include <tidemark/state/seeded_mean.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The last price, and the smoothed rises and falls up to it.
struct rises_and_falls {
    using window = tidemark::state::recent_rows<double>;
    static constexpr char name[] = "rises_and_falls";

    double count = 0;
    double last = 0;
    tidemark::state::seeded_mean rise{};
    tidemark::state::seeded_mean fall{};

    friend constexpr bool operator==(const rises_and_falls&, const rises_and_falls&) noexcept = default;
};

/// The relative strength index of Wilder: how much of what the price moved was upward.
///
/// Formula: 100 U / (U + D), with U and D Wilder's means of max(x_t - x_(t-1), 0) and max(x_(t-1) - x_t, 0): the simple
///          mean of the first n = periods changes, then U_t = U_(t-1) + (u_t - U_(t-1)) / n
/// Input:   prices or levels; a missing one is left out, and the change to the next is taken from the last observed
/// Value:   0 to 100
/// No data: NaN with fewer than periods + 1 observations, and after an infinite one; no change so far: as `unmoved`
///          says
/// Errors:  periods 0
/// Cost:    O(1) a row; in windows, which begin with a seed of their own, O(window): in one of periods + 1 rows it is
///          Cutler's index of simple means
/// Source:  Wilder (1978), New Concepts in Technical Trading Systems, section VI; TA-Lib, where no change answers 0
struct relative_strength_index {
    std::size_t periods = 14;
    no_movement unmoved = no_movement::nan;

    using observation = double;
    using state = rises_and_falls;

    constexpr core::complaint check() const noexcept { return check_periods(periods); }
    constexpr void absorb(state& s, double x) const noexcept {
        if (s.count > 0) {
            const auto n = static_cast<double>(periods);
            const double change = x - s.last;
            // A change that is no number reaches both means.
            s.rise.absorb(change < 0 ? 0 : change, n, n);
            s.fall.absorb(change > 0 ? 0 : -change, n, n);
        }
        s.count += 1;
        s.last = x;
    }
    constexpr double lower(const state& s) const noexcept {
        const auto n = static_cast<double>(periods);
        return share_of_up(s.rise.after(n), s.fall.after(n), unmoved);
    }
    double lower(const state::window::view& rows) const noexcept { return lower(rows.seen_by(*this)); }
};

}
