// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

/// The variance of a mean times the number of rows, where the rows depend on those before them.
namespace tidemark::inline TIDEMARK_ABI::infer::detail {

inline double autocovariance(const std::vector<double>& centred, std::size_t lag) noexcept {
    double sum = 0;
    for (std::size_t t = lag; t < centred.size(); ++t) sum += centred[t] * centred[t - lag];
    return sum / static_cast<double>(centred.size());
}

/// c_0 + 2 sum over 0 < h < bandwidth of (1 - h / bandwidth) c_h: Bartlett's kernel, never negative but for rounding.
/// A bandwidth of 1 is the variance; others count the lags instead, one less.
inline double long_run_variance(const std::vector<double>& centred, std::size_t bandwidth) noexcept {
    double sum = autocovariance(centred, 0);
    for (std::size_t h = 1; h < bandwidth && h < centred.size(); ++h)
        sum += 2 * (1 - static_cast<double>(h) / static_cast<double>(bandwidth)) * autocovariance(centred, h);
    return sum;
}

/// The bandwidth for Bartlett's kernel by the rule of Newey and West (1994), Automatic lag selection in covariance
/// matrix estimation: it looks at floor(4 (n / 100)^(2/9)) autocovariances.
inline std::size_t newey_west_bandwidth(const std::vector<double>& centred) noexcept {
    const double n = static_cast<double>(centred.size());
    const auto looked_at = static_cast<std::size_t>(4 * std::pow(n / 100, 2.0 / 9));
    double level = autocovariance(centred, 0), slope = 0;
    for (std::size_t h = 1; h <= looked_at; ++h) {
        const double c = 2 * autocovariance(centred, h);
        level += c;
        slope += static_cast<double>(h) * c;
    }
    const double ratio = slope / level, lags = 1.1447 * std::cbrt(ratio * ratio * n);
    if (!(lags >= 0)) return 1;  // rows that are all equal, or not all finite
    return lags < n ? 1 + static_cast<std::size_t>(lags) : centred.size();
}

/// The whole part of the natural logarithm of the number of rows, and 1 at least.
inline std::size_t log_bandwidth(std::size_t rows) noexcept {
    return rows < 3 ? 1 : static_cast<std::size_t>(std::log(static_cast<double>(rows)));
}

}
