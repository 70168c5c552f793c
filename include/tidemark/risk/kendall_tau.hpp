// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Kendall's rank correlation of two series.
///
/// Formula:  (C - D) / sqrt((N - X) (N - Y)): of all N pairs of rows, C that the two series order alike, D against each
///           other, X tied in x and Y tied in y
/// Input:    pairs (x, y)
/// Value:    -1 to 1; type a is (C - D) / N, which reaches 1 without ties only; type c (Stuart, for tables that are not
///           square) is 2 m (C - D) / (n^2 (m - 1)) with m the different numbers of the series that has fewer of them
/// No data:  NaN with fewer than 2 pairs; types b and c: NaN where either series is constant
/// Rounding: the counts are exact
/// Cost:     whole: O(n log n); rolling: O(window) a row
/// Source:   Kendall (1970), Rank Correlation Methods; Knight (1966); Stuart (1953)
struct kendall_tau {
    enum class type { a, b, c };

    type corrected = type::b;

    using observation = core::pair;

    double lower(const core::concordance& c) const noexcept {
        const double pairs = c.count * (c.count - 1) / 2;
        if (pairs <= 0) return core::nan;
        if (corrected == type::a) return c.score / pairs;
        if (corrected == type::c) {
            const double m = core::smaller(c.distinct_x, c.distinct_y);
            return m > 1 ? 2 * m * c.score / (c.count * c.count * (m - 1)) : core::nan;
        }
        const double base = core::sqrt((pairs - c.tied_x) * (pairs - c.tied_y));
        return base > 0 ? c.score / base : core::nan;
    }
};

}
