// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::risk::detail {

/// q / sqrt(q + 2 sum of (q - k) rho(k)) over the lags k from 1 to `last` that are below q; NaN where nothing is left
/// under the root. Apart from the function that users call, whose errors would cost every metric more than its own
/// lines.
template <class Rho>
double time_aggregation(double q, std::size_t last, Rho rho) noexcept {
    double under_root = q;
    for (std::size_t k = 1; k <= last && static_cast<double>(k) < q; ++k)
        under_root += 2 * (q - static_cast<double>(k)) * rho(k);
    return under_root > 0 ? q / core::sqrt(under_root) : core::nan;
}

}
