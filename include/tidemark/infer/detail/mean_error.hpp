// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/normal.hpp>
#include <tidemark/infer/detail/long_run_variance.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <string>

/// The error of a mean whose rows depend on those before them, and what it is compared with.
namespace tidemark::inline TIDEMARK_ABI::infer {

/// Stands for the lags of `detail::lags_of`.
inline constexpr std::size_t automatic_lags = static_cast<std::size_t>(-1);

}

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// A variance that was estimated, worth that of so many independent normal rows more than one.
struct estimated_variance {
    double value = core::nan;
    double freedom = core::nan;
};

/// Of a sum or difference of two independent estimates. Source: Welch (1947); Satterthwaite (1946).
inline estimated_variance operator+(const estimated_variance& a, const estimated_variance& b) noexcept {
    const double sum = a.value + b.value, of_a = a.value / sum, of_b = b.value / sum;
    return {sum, 1 / (of_a * of_a / a.freedom + of_b * of_b / b.freedom)};
}

/// The lags as given, or floor(4 (n / 100)^(2/9)): Newey and West (1994).
inline std::size_t lags_of(std::size_t given, std::size_t rows) {
    if (given == automatic_lags)
        return static_cast<std::size_t>(4 * std::pow(static_cast<double>(rows) / 100, 2.0 / 9));
    if (given >= rows) core::refuse("lags", given, "less than the number of rows, " + std::to_string(rows));
    return given;
}

/// The sum of the squares of Bartlett's weights at all lags from -lags to lags: 1 for none.
inline double squared_weights(std::size_t lags) noexcept {
    const double m = static_cast<double>(lags) + 1;
    return (2 * m * m + 1) / (3 * m);
}

/// The variance of the mean of such rows, of which `centred` are the deviations: Bartlett's long-run variance by n,
/// made unbiased for independent rows. Its freedom is that of independent normal rows: what a kernel that sums more
/// autocovariances leaves of n - 1. Source: Priestley (1981), Spectral analysis and time series, 6.2.4.
inline estimated_variance variance_of_mean(const std::vector<double>& centred, std::size_t lags) noexcept {
    const double n = static_cast<double>(centred.size()), m = static_cast<double>(lags) + 1;
    double kept = 1 - 1 / n;  // of the variance; deviations from their own mean are correlated by -1 / n
    for (std::size_t h = 1; h <= lags; ++h) {
        const double k = static_cast<double>(h);
        kept -= 2 / n * (1 - k / m) * (1 - k / n);
    }
    const double sum = long_run_variance(centred, lags + 1);
    return {(sum < 0 ? 0 : sum) / kept / n, (n - 1) / squared_weights(lags)};
}

/// How many standard errors reach `confidence`, both ways; NaN where there is no freedom.
inline double two_sided_quantile(double confidence, double freedom) {
    const double tail = (1 - confidence) / 2;
    if (freedom == core::infinity) return -core::normal_quantile(tail);
    if (!(freedom > 0)) return core::nan;
    return -boost::math::quantile(boost::math::students_t{freedom}, tail);
}

/// The probability of an estimate as many standard errors away from zero, either way.
inline double two_sided_probability(double statistic, double freedom) {
    if (core::is_missing(statistic)) return core::nan;
    const double below = -std::fabs(statistic);
    if (freedom == core::infinity || below == -core::infinity) return 2 * core::normal_probability(below);
    if (!(freedom > 0)) return core::nan;
    return 2 * boost::math::cdf(boost::math::students_t{freedom}, below);
}

}
