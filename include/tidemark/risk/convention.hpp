// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Degrees of freedom that a spread gives up: 1 for a sample, 0 for a population.
constexpr core::complaint check_ddof(double ddof) noexcept {
    if (ddof >= 0) return {};
    return {"ddof", ddof, "0 or more"};
}

/// How a scalar that measures risk is signed: as a loss (positive, larger is worse) or as the return it is.
enum class sign { as_loss, as_return };

constexpr double signed_as(sign s, double loss) noexcept { return s == sign::as_loss ? loss : -loss; }

/// What skewness and kurtosis answer for equal observations: nothing, or what pandas does (0 and -3).
enum class zero_spread { nan, pandas };

}
