// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/detail/distance_sums.hpp>
#include <tidemark/corr/detail/unit_range.hpp>
#include <tidemark/corr/estimator.hpp>
#include <tidemark/run/detail/ordered_whole.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// Distance correlation: how much two series depend on each other in any form, near 0 only where they do not.
///
/// Formula:  V(x, y) / sqrt(V(x, x) V(y, y)), and its root for `biased`; V(x, y) = sum_ij A_ij B_ij, with A the
///           distances |x_i - x_j| less the means of their row and column plus the mean of all, and B those of y;
///           `unbiased`: A and B centred so that V is without bias (U-centred), and no root
/// Input:    two series of one length; rows with a missing side are left out
/// Value:    `biased`: 0 to 1, and 1 only for a linear function; `unbiased`: the bias-corrected square of it, -1 to 1,
///           of mean 0 where the series are independent, energy's bcdcor in R
/// No data:  NaN with fewer than 2 rows, when either series is constant, or with an infinite value; `unbiased`: NaN
///           with fewer than 4 rows, and where one row lies apart from the others by more than 1e5 times their own
///           spread or so: it makes no difference to the centred distances, and hides theirs
/// Errors:   std::invalid_argument for lengths that differ
/// Rounding: sums of positive differences, with compensation; the square is within about 1e-15 of exact, `unbiased`
///           with an outlier of k spreads within k^2 times that
/// Cost:     O(n log n), memory O(n)
/// Source:   Szekely, Rizzo and Bakirov (2007); Szekely and Rizzo (2013); Huo and Szekely (2016); Chaudhuri and Hu
///           (2019)
struct distance_correlation {
    static constexpr bool symmetric = true;

    enum class statistic { biased, unbiased };

    statistic estimated = statistic::biased;

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        run::detail::columns rows{core::pairs(x, y)};
        if (!detail::scale_to_unit_range(rows.x) || !detail::scale_to_unit_range(rows.y)) return core::nan;
        // Which of the two is sorted first must not depend on which is called x.
        return rows.y < rows.x ? of(rows.y, rows.x) : of(rows.x, rows.y);
    }

private:
    double of(const std::vector<double>& x, const std::vector<double>& y) const {
        const detail::distances a{x}, b{y};
        const double n = static_cast<double>(x.size());
        const double xy = centred(n, detail::distance_products(a.order, x, y), a, b), xx = centred(n, a.squares, a, a),
                     yy = centred(n, b.squares, b, b);
        if (estimated == statistic::biased) {
            const double squared = xy / core::sqrt(xx * yy);
            return detail::within_one(squared > 0 ? core::sqrt(squared) : 0);
        }
        // The differences of the sums have lost ten digits.
        constexpr double least = 0x1p-33;
        if (n < 4 || !(xx > least * a.squares) || !(yy > least * b.squares)) return core::nan;
        return detail::within_one(xy / core::sqrt(xx * yy));
    }

    // The sum of products of centred distances, from that of the distances themselves.
    double centred(double n, double products, const detail::distances& a, const detail::distances& b) const noexcept {
        const double of_rows = detail::products_of_row_sums(a, b);
        if (estimated == statistic::biased) return products - a.mean * b.mean - 2 * of_rows / n;
        return products - a.mean * b.mean * n / (n - 1) - 2 * of_rows / (n - 2);
    }
};

}
