// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/state/comoments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

namespace detail {

/// The Sharpe ratio per period from a mean and the sum of squares about it; NaN without spread.
inline double sharpe_ratio_per_period(double mean, double squares, double count) noexcept {
    return squares > 0 ? mean / std::sqrt(squares / (count - 1)) : core::nan;
}

}

/// By how much the Sharpe ratio of one series exceeds that of another over the same periods.
///
/// Formula: (mean(x) / sd(x) - mean(y) / sd(y)) sqrt(periods_per_year)
/// Input:   pairs (x, y) of excess returns per period, as fractions
/// Value:   per square root of a year
/// No data: NaN with fewer than 2 pairs or when either series has no spread
/// Errors:  periods_per_year not positive
/// Source:  Jobson and Korkie (1981), Performance hypothesis testing with the Sharpe and Treynor measures
struct sharpe_ratio_difference {
    core::frequency periods_per_year;

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    double lower(const state& s) const noexcept {
        const double x = detail::sharpe_ratio_per_period(s.mean_x(), s.xx, s.count);
        const double y = detail::sharpe_ratio_per_period(s.mean_y(), s.yy, s.count);
        return (x - y) * std::sqrt(periods_per_year.value());
    }
};

/// The standard error of a difference of Sharpe ratios: series that move together are told apart sooner than two
/// errors taken as independent would allow.
///
/// Formula: sqrt((2 - 2 r + (S^2 + T^2 - 2 S T r^2)/2) / n) sqrt(periods_per_year), S and T the ratios per period,
///          r the correlation of the two series
/// Input:   pairs (x, y) of excess returns per period, as fractions; normal, without serial correlation
/// Value:   unit of the difference it belongs to
/// No data: NaN with fewer than 2 pairs or when either series has no spread
/// Errors:  periods_per_year not positive
/// Source:  Jobson and Korkie (1981); corrected by Memmel (2003), Performance hypothesis testing with the Sharpe ratio
struct sharpe_ratio_difference_standard_error {
    core::frequency periods_per_year;

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    double lower(const state& s) const noexcept {
        const double x = detail::sharpe_ratio_per_period(s.mean_x(), s.xx, s.count);
        const double y = detail::sharpe_ratio_per_period(s.mean_y(), s.yy, s.count);
        const double r = risk::correlation{}.lower(s);
        // (x - y)^2 + 2 x y (1 - r^2) is x^2 + y^2 - 2 x y r^2 without its cancellation when the series agree.
        const double ratios = (x - y) * (x - y) + 2 * x * y * (1 - r) * (1 + r);
        return std::sqrt((2 * (1 - r) + ratios / 2) / s.count * periods_per_year.value());
    }
};

}
