// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Kendall's rank correlation of two series.
///
/// Formula:  (C - D) / sqrt((N - X) (N - Y)): of all N pairs of rows, C that the two series order alike, D against each
///           other, X tied in x and Y tied in y
/// Input:    pairs (x, y)
/// Value:    -1 to 1; type a is (C - D) / N, which reaches 1 without ties only
/// No data:  NaN with fewer than 2 pairs; type b: NaN where either series is constant
/// Rounding: the counts are exact
/// Cost:     whole: O(n log n); rolling: O(window) a row
/// Source:   Kendall (1970), Rank Correlation Methods; Knight (1966)
struct kendall_tau {
    enum class type { a, b };

    type corrected = type::b;

    using observation = core::pair;

    double lower(const core::concordance& c) const noexcept {
        const double pairs = c.count * (c.count - 1) / 2;
        if (pairs <= 0) return core::nan;
        if (corrected == type::a) return c.score / pairs;
        const double base = core::sqrt((pairs - c.tied_x) * (pairs - c.tied_y));
        return base > 0 ? c.score / base : core::nan;
    }
};

}
