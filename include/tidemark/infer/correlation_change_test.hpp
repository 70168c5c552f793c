// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/correlation_interval.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// By how much a correlation changed.
struct correlation_change {
    double change = core::nan;  ///< correlation after less before
    interval range{core::nan, core::nan};
    double statistic = core::nan;           ///< the difference of the z by its standard error
    double degrees_of_freedom = core::nan;  ///< of Student's t; infinite for normal pairs
    double p_value = core::nan;             ///< two-sided
};

/// Did the correlation of two series change at a day that was named before anybody looked? A day that was picked
/// because the series seemed to part there makes the p-value too small, by how much nobody knows: for a day that the
/// data name there is `correlation_break_test`. Of 100 tests at 5 % where nothing changed, for any pairs 4.4 to 6.1 say
/// otherwise (normal pairs 4.6 to 5.2), Fisher's 19 to 27 where pairs have Student's t with 4 degrees of freedom.
///
/// Formula: (z_2 - z_1) / sqrt(s_1^2 + s_2^2), z and s of correlation_interval; compared with the normal distribution,
/// for
///          any pairs with Student's t whose degrees of freedom are Welch's; the interval of c = r_2 - r_1 is
///          c - sqrt((r_2 - low_2)^2 + (high_1 - r_1)^2) to c + sqrt((high_2 - r_2)^2 + (r_1 - low_1)^2)
/// Input:   two series of one length in order of time and the row with which the later stretch begins, 10 pairs or more
///          on either side; or the estimates of two samples that have no row in common
/// Value:   the change, its interval, the statistic and its two-sided p-value
/// No data: NaN where either correlation has no interval
/// Errors:  std::invalid_argument for what correlation_interval refuses of either side, and a row outside the series
/// Cost:    O(n lags)
/// Source:  Fisher (1921); Welch (1947); Zou (2007), Toward using confidence intervals to compare correlations
struct correlation_change_test {
    double confidence = 0.95;
    pairs_are pairs = pairs_are::any;
    std::size_t lags = automatic_lags;

    constexpr core::complaint check() const noexcept { return correlation_interval{confidence, pairs, lags}.check(); }

    template <core::readable X, core::readable Y>
    correlation_change operator()(const X& x, const Y& y, std::size_t first_after) const {
        const auto rows = core::pairs(x, y);
        if (first_after > rows.size())
            core::refuse("first_after", first_after,
                         "at most the length of the series, " + std::to_string(rows.size()));
        const correlation_interval of_side{confidence, pairs, lags};
        const auto before = rows.part(0, first_after);
        const auto after = rows.part(first_after, rows.size() - first_after);
        return of(of_side(before.x(), before.y()), of_side(after.x(), after.y()));
    }

    /// Of two estimates at one confidence.
    static correlation_change of(const correlation_estimate& before, const correlation_estimate& after) {
        correlation_change found;
        const double r_1 = before.correlation, r_2 = after.correlation;
        found.change = r_2 - r_1;
        found.range = {found.change - std::hypot(r_2 - after.range.low, before.range.high - r_1),
                       found.change + std::hypot(after.range.high - r_2, r_1 - before.range.low)};
        const detail::estimated_variance error =
            detail::estimated_variance{before.standard_error * before.standard_error, before.degrees_of_freedom} +
            detail::estimated_variance{after.standard_error * after.standard_error, after.degrees_of_freedom};
        found.statistic = (after.z - before.z) / std::sqrt(error.value);
        found.degrees_of_freedom = error.freedom;
        found.p_value = detail::two_sided_probability(found.statistic, error.freedom);
        return found;
    }
};

}
