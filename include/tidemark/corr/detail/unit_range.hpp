// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// Multiplies by the power of 2 that brings the range between 1 and 2 or so. False where that is 0 or not finite.
inline bool scale_to_unit_range(std::vector<double>& x) noexcept {
    if (x.empty()) return false;
    double low = x[0], high = x[0];
    for (const double v : x) low = core::smaller(low, v), high = core::larger(high, v);
    const double half = high / 2 - low / 2;
    if (!core::is_finite(half) || low == high) return false;
    const int exponent = std::ilogb(high - low <= core::largest_finite ? high - low : half);
    for (double& v : x) v = std::ldexp(v, -exponent);
    return true;
}

}
