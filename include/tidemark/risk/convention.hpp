// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Degrees of freedom that a spread gives up: 1 for a sample, 0 for a population.
constexpr core::complaint check_ddof(double ddof, const char* argument = "ddof") noexcept {
    if (ddof >= 0) return {};
    return {argument, ddof, "0 or more"};
}

/// A risk-free rate that is subtracted from every return.
constexpr core::complaint check_risk_free(double risk_free) noexcept {
    if (core::is_finite(risk_free)) return {};
    return {"risk_free", risk_free, "a finite rate per period"};
}

/// How a scalar that measures risk is signed: as a loss (positive, larger is worse) or as the return it is.
enum class sign { as_loss, as_return };

template <class Real>
constexpr Real signed_as(sign s, const Real& loss) noexcept {
    return s == sign::as_loss ? loss : -loss;
}

/// What a partial moment is averaged over: all observations, or only those on its side of the threshold.
enum class averaged_over { full, subset };

/// How much more one return is than another: their difference, or what the one growth is of the other.
enum class excess { arithmetic, geometric };

constexpr double excess_over(double portfolio, double benchmark, excess is) noexcept {
    return is == excess::arithmetic ? portfolio - benchmark : (1 + portfolio) / (1 + benchmark) - 1;
}

/// How returns per period become one of a year: compounded, or their mean times the periods.
enum class annualised_by { growth, mean };

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
