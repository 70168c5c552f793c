// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Spearman's rank correlation of two series: Pearson's correlation of their ranks, equal observations sharing the mean
/// of their places.
///
/// Formula:  sum(R S) / sqrt(sum(R^2) sum(S^2)), with R and S the ranks of x and y less their mean
/// Input:    pairs (x, y); ranked after rows with a missing side are left out
/// Value:    -1 to 1
/// No data:  NaN with fewer than 2 pairs or when either series is constant
/// Rounding: the sums are exact up to 200,000 pairs
/// Cost:     whole: O(n log n); rolling: O(window) a row
/// Source:   Spearman (1904); Kendall (1945), The treatment of ties in ranking problems
struct spearman_correlation {
    using observation = core::pair;

    double lower(const core::rank_products& p) const noexcept {
        const double base = core::sqrt(p.xx * p.yy);
        if (!(base > 0)) return core::nan;
        const double r = p.xy / base;
        return r > 1 ? 1 : r < -1 ? -1 : r;
    }
};

}
