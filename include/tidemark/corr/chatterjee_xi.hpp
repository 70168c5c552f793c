// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/detail/ranked_column.hpp>
#include <tidemark/run/detail/ordered_whole.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How far y is a function of x, of whatever form: Chatterjee's rank correlation.
///
/// Formula:  1 - n sum|r_(i+1) - r_i| / (2 sum(l_i (n - l_i))), rows in ascending order of x, r_i how many y are at
///           most y_i and l_i how many are at least y_i; without ties 1 - 3 sum|r_(i+1) - r_i| / (n^2 - 1)
/// Input:    two series of one length; rows with a missing side are left out; rows that are equal in x keep their
///           order, so that an answer is always the same, but where x takes few values the order of time speaks in it
/// Value:    from about -1/2 to 1, (n - 2) / (n + 1) at most without ties; near 0 where x says nothing of y; not
///           symmetric: xi(y, x) asks how far x is a function of y
/// No data:  NaN with fewer than 2 rows or when either series is constant
/// Errors:   std::invalid_argument for lengths that differ
/// Rounding: the sums are exact up to 200,000 rows
/// Cost:     O(n)
/// Source:   Chatterjee (2021), A new coefficient of correlation
struct chatterjee_xi {
    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        const run::detail::columns rows{core::pairs(x, y)};
        const detail::ranked_column by_x = detail::ranked(rows.x), by_y = detail::ranked(rows.y);
        if (by_x.groups() < 2 || by_y.groups() < 2) return core::nan;
        const double n = static_cast<double>(by_y.size());
        double steps = 0, spread = 0, last = 0;
        for (std::size_t i = 0; i < by_x.size(); ++i) {
            const std::uint32_t group = by_y.group[by_x.order[i]];
            const double at_most = by_y.start[group + 1], at_least = n - by_y.start[group];
            steps += i == 0 ? 0 : at_most > last ? at_most - last : last - at_most;
            spread += at_least * (n - at_least);
            last = at_most;
        }
        return 1 - n * steps / (2 * spread);
    }
};

}
