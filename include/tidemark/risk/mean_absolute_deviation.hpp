// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/recent_values.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The mean absolute deviation from the mean. What lies above a mean that moves with the window is in no sum that two
/// stretches could merge, so every window is looked through anew.
///
/// Formula: mean(abs(x - mean))
/// Input:   any series
/// Value:   unit of the series, 0 or more; exactly 0 for equal observations
/// No data: NaN; also with an infinite observation
/// Cost:    O(n) and a copy for the whole sample; in a rolling window O(w) a row, three passes over its values
/// Source:  Konno and Yamazaki (1991), Mean-absolute deviation portfolio optimization model
struct mean_absolute_deviation {
    using state = tidemark::state::all_values;

    void absorb(state& s, double x) const { s.absorb(x); }
    double lower(const state& s) const noexcept { return lower(s.view()); }
    constexpr double lower(const tidemark::state::row_view& rows) const noexcept {
        // From the newest observation: small numbers, and zero where all are equal.
        const double n = rows.sum([](double) { return 1; }), newest = rows.newest();
        const double offset = rows.sum([=](double x) { return x - newest; }) / n;
        return rows.sum([=](double x) {
            const double d = (x - newest) - offset;
            return d < 0 ? -d : d;
        }) / n;
    }
};

/// The mean absolute deviation from the median.
///
/// Formula: mean(abs(x - median))
/// Input:   any series
/// Value:   unit of the series, 0 or more; exactly 0 for equal observations
/// No data: NaN
/// Cost:    a visit of every value in the window a row
/// Source:  Konno and Yamazaki (1991), Mean-absolute deviation portfolio optimization model
struct mean_absolute_deviation_from_median {
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0) return core::nan;
        const double middle = ascending[n / 2];  // of an even number of values any between the two in the middle serves
        double sum = 0;
        core::visit_smallest(ascending, n, [&](double x) { sum += x < middle ? middle - x : x - middle; });
        return sum / static_cast<double>(n);
    }
};

}
