// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/detail/mean_error.hpp>
#include <tidemark/risk/regression_error.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// The variance of a line's slope, or of its height where the benchmark is `at`: Bartlett's sum of w_i e_i / (1 - h_i),
/// w the weight of row i in the coefficient, e its residual and h its leverage. Without lags it is HC3. Newey and
/// West's own, without leverages, is too small where few rows with heavy tails hold the line.
inline estimated_variance variance_on_line(std::span<const core::pair> rows, risk::coefficient of, double at,
                                           std::size_t lags) {
    const std::vector<core::pair> all{rows.begin(), rows.end()};
    const risk::detail::fitted_line line{all, of, at};
    const double n = static_cast<double>(all.size());
    std::vector<double> pull;
    pull.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) pull.push_back(line.influence(i) / line.freedom(i));
    return {n * long_run_variance(pull, lags + 1), (n - 2) / squared_weights(lags)};
}

}
