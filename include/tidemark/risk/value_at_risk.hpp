// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/quantile.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// A loss level by its tail: `alpha` is the share of returns beyond it, 0.05 for a confidence of 95 %. It is asked for
/// directly, since 1 - 0.95 is not 0.05 in binary and the difference can move an order statistic.
constexpr core::complaint check_alpha(double alpha) noexcept {
    if (alpha > 0 && alpha < 1) return {};
    return {"alpha", alpha, "a number in (0, 1)"};
}

/// The historical value at risk: the loss that a share `alpha` of the returns exceeded.
///
/// Formula: -quantile(r, alpha)
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss, not floored at zero unless `floor::zero`
/// No data: NaN
/// Errors:  alpha outside (0, 1)
/// Source:  Jorion, Value at Risk, ch. 10; quantile types of Hyndman and Fan (1996)
struct value_at_risk_historical {
    enum class floor { none, zero };

    double alpha = 0.05;
    quantile_type type = quantile_type::linear;
    sign as = sign::as_loss;
    floor at_least = floor::none;

    constexpr core::complaint check() const noexcept { return check_alpha(alpha); }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const double loss = -quantile_of(ascending, alpha, type);
        return signed_as(as, at_least == floor::zero && loss < 0 ? 0 : loss);
    }
};

}
