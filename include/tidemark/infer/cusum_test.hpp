// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/brownian_bridge.hpp>
#include <tidemark/infer/detail/cusum.hpp>
#include <tidemark/infer/detail/long_run_variance.hpp>
#include <tidemark/infer/detail/observed_rows.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What a test for a change of a mean, or of a variance, found.
struct cusum_break {
    double statistic = core::nan;
    double p_value = core::nan;
    std::size_t position = 0;  ///< the caller's row with which the later stretch begins, where the break is likeliest
    double before = core::nan, after = core::nan;  ///< the means, or the variances, of both stretches
    std::size_t rows_before = 0, rows_after = 0;   ///< observed
    std::size_t bandwidth = 0;
};

namespace detail {

/// What is found in rows less their mean, which is `level`, where d^2 is `variance`.
template <class Rows>
cusum_break broken(const Rows& centred, double level, double variance, std::size_t bandwidth, bridge_path path) {
    cusum_break found;
    found.bandwidth = bandwidth;
    if (!(variance > 0)) return found;
    const auto [height, j] = furthest(centred.rows);
    const std::size_t n = centred.size();
    double early = 0, late = 0;
    for (std::size_t t = 0; t < n; ++t) (t < j ? early : late) += centred[t];
    found.rows_before = j;
    found.rows_after = n - j;
    found.position = centred.positions[j];
    found.before = level + early / static_cast<double>(j);
    found.after = level + late / static_cast<double>(n - j);
    found.statistic = height / std::sqrt(variance * static_cast<double>(n));
    found.p_value = bridge_exceedance(found.statistic, n, path);
    return found;
}

}

/// Has the mean of a series changed, at a date that nobody names beforehand?
///
/// Formula:  max over j of |S_j| / (d sqrt(n)), S_j the sum of the first j deviations from the mean; d^2 = c_0 + 2 sum
///           over 0 < h < bandwidth of (1 - h / bandwidth) c_h, c_h the autocovariances
/// Input:    a series of 20 rows or more in order of time; missing rows are left out, and the others close up;
///           bandwidth: 1 for rows independent of each other, more where they depend on those before, 0 for the rule of
///           Newey and West
/// Value:    the statistic, and the probability that a Brownian bridge goes as far; the row after which the statistic
///           is largest, the first of equals, and the means before and from it
/// No data:  NaN, and position 0, when the series is constant or holds an infinity
/// Errors:   std::invalid_argument for fewer than 20 observed rows, or a bandwidth above their number
/// Cost:     O(n bandwidth)
/// Source:   Ploberger and Kraemer (1992), The CUSUM test with OLS residuals; Newey and West (1994), Automatic lag
///           selection in covariance matrix estimation
struct cusum_test {
    static constexpr std::size_t least_rows = 20;

    std::size_t bandwidth = 0;
    bridge_path path = bridge_path::sampled;

    template <core::readable X>
    cusum_break operator()(const X& x) const {
        detail::observed_rows rows{core::as_sample(x), least_rows};
        if (bandwidth > rows.size())
            core::refuse("bandwidth", bandwidth, "at most the number of rows, " + std::to_string(rows.size()));
        const double mean = detail::centre(rows.rows);
        const std::size_t lags = bandwidth == 0 ? detail::newey_west_bandwidth(rows.rows) : bandwidth;
        return detail::broken(rows, mean, detail::long_run_variance(rows.rows, lags), lags, path);
    }
};

}
