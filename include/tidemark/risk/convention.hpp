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

template <class Real>
constexpr Real signed_as(sign s, const Real& loss) noexcept {
    return s == sign::as_loss ? loss : -loss;
}

/// What a partial moment is averaged over: all observations, or only those on its side of the threshold.
enum class averaged_over { full, subset };

/// What skewness and kurtosis answer for equal observations: nothing, or what pandas does (0 and -3).
enum class zero_spread { nan, pandas };

/// Which rows of an exponentially weighted series stand for its beginning: none (every weight is a power of the
/// factor), or the first one, whose value starts the recursion m_t = factor m_(t-1) + alpha x_t. pandas: adjust=True
/// and False.
enum class ewm_weights { adjusted, recursive };

/// What a weighted second moment is divided by: the weights less what the mean has used up, sum(w) - sum(w^2)/sum(w),
/// or all of them. pandas: bias=False and True.
enum class weighted_bias { debiased, biased };

}
