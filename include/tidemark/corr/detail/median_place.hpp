// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/estimator.hpp>

#include <algorithm>

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// The middle of some values: one of them, and from there to the mean of the two in the middle, if they are two. So a
/// distance from the median has all digits, whatever the level. NaN for no values.
struct median_place {
    double value = core::nan;
    double beyond = 0;

    double sum() const noexcept { return value + beyond; }
};

inline median_place median_place_of(Eigen::VectorXd v) {
    if (v.size() == 0) return {};
    const auto middle = v.begin() + v.size() / 2;
    std::nth_element(v.begin(), middle, v.end());
    const double high = *middle;
    if (v.size() % 2 == 1) return {high, 0};
    return {high, (*std::max_element(v.begin(), middle) - high) / 2};
}

}
