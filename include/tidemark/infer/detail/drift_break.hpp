// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/brownian_bridge.hpp>
#include <tidemark/infer/detail/long_run_variance.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// Where the partial sums of the residuals of one line through all rows go furthest from zero, and how often they would
/// go as far if the line had not moved.
struct drift_break {
    double statistic = core::nan;
    double p_value = core::nan;
    std::size_t rows_before = 0;
    double before = core::nan;  ///< the mean residual
    double after = core::nan;
};

/// The largest |e_1 + ... + e_j| / sqrt(n v) of residuals e with the long-run variance v, compared with the largest
/// absolute value of a Brownian bridge: Ploberger and Kraemer (1992), The CUSUM test with OLS residuals.
inline drift_break largest_partial_sum(const std::vector<double>& residuals, std::size_t bandwidth) noexcept {
    drift_break found;
    double sum = 0, largest = -1, early = 0;
    for (std::size_t j = 1; j < residuals.size(); ++j) {
        sum += residuals[j - 1];
        if (!(std::fabs(sum) > largest)) continue;
        largest = std::fabs(sum);
        found.rows_before = j;
        early = sum;
    }
    const double n = static_cast<double>(residuals.size());
    found.statistic = largest / std::sqrt(n * long_run_variance(residuals, bandwidth));
    found.before = early / static_cast<double>(found.rows_before);
    found.after = (sum + residuals.back() - early) / (n - static_cast<double>(found.rows_before));
    found.p_value = bridge_exceedance(found.statistic, residuals.size(), bridge_path::sampled);
    return found;
}

}
