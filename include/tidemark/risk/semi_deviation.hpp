// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/recent_values.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The semi-deviation: the root mean square shortfall of returns below their mean, scaled to a year. What lies below a
/// mean that moves with the window is in no sum that two stretches could merge, so every window is looked through anew.
///
/// Formula: sqrt(sum(max(mean - r, 0)^2) / (n - ddof)) * sqrt(periods_per_year); for n, `subset` has the number of
///          returns below the mean
/// Input:   simple returns per period, as fractions
/// Value:   fraction per square root of a year; exactly 0 for equal returns
/// No data: NaN with no more than ddof returns, of those that n counts; also with an infinite return
/// Errors:  periods_per_year not positive, ddof negative
/// Cost:    O(n) and a copy for the whole sample; in a rolling window O(w) a row, three passes over its values
/// Source:  Markowitz (1959), Portfolio selection, ch. 9
struct semi_deviation {
    core::frequency periods_per_year;
    double ddof = 0;
    averaged_over averaged = averaged_over::full;

    using state = tidemark::state::all_values;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    void absorb(state& s, double r) const { s.absorb(r); }
    double lower(const state& s) const noexcept { return lower(s.view()); }
    double lower(const tidemark::state::row_view& rows) const noexcept {
        // From the newest return: small numbers, and zero where all are equal.
        const double n = rows.sum([](double) { return 1; }), newest = rows.newest();
        const double offset = rows.sum([=](double r) { return r - newest; }) / n;
        double below = 0;
        const double squares = rows.sum([&](double r) {
            const double d = (r - newest) - offset;
            below += d < 0 ? 1 : 0;
            return d > 0 ? 0 : core::product(d, d);
        });
        const double counted = averaged == averaged_over::full ? n : below;
        if (!(n > ddof) || (below > 0 && !(counted > ddof))) return core::nan;
        return below == 0 ? core::sqrt(squares) : core::sqrt(squares / (counted - ddof) * periods_per_year.value());
    }
};

}
