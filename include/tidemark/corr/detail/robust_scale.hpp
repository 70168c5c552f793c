// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <Eigen/Core>

#include <algorithm>

/// Centres and scales that half of the observations cannot carry away.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// The middle one, or the mean of the two in the middle; NaN of nothing. Of numbers alone.
inline double median_of(Eigen::VectorXd values) {
    const Eigen::Index n = values.size();
    if (n == 0) return core::nan;
    double* const middle = values.data() + n / 2;
    std::nth_element(values.data(), middle, values.data() + n);
    if (n % 2 == 1) return *middle;
    const double below = *std::max_element(values.data(), middle);
    return below + (*middle - below) / 2;
}

/// 1.4826 times the median distance from the median: the standard deviation, for normal numbers.
inline double median_deviation(const Eigen::VectorXd& values, double median) {
    return 1.4826022185056018 * median_of((values.array() - median).abs());
}
inline double median_deviation(const Eigen::VectorXd& values) { return median_deviation(values, median_of(values)); }

}
