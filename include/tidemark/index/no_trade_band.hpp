// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/required.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::index {

/// How far a weight is traded towards its target when trading costs and lying off target risks: to the nearer edge of a
/// band about the target, and not at all from inside it. For one weight by itself: the band knows no other.
///
/// Formula: w = w* + sign(w0 - w*) min(|w0 - w*|, h), half-width h = c / (2 lambda sigma^2); it minimises
///   lambda sigma^2 (w - w*)^2 + c |w - w0|
/// Input: weight held w0, target w*, as fractions
/// Value: weight to trade to
/// Errors: std::invalid_argument for a cost that is negative or not finite, an aversion or volatility that is not
///   positive and finite, a weight that is not finite
struct no_trade_band {
    required<double> cost_per_side;  ///< fraction of what is traded
    required<double> risk_aversion;  ///< lambda: what a unit of variance off target is worth
    required<double> volatility;     ///< sigma of the asset

    double half_width() const {
        detail::require_not_negative("cost_per_side", cost_per_side);
        detail::require_positive("risk_aversion", risk_aversion);
        detail::require_positive("volatility", volatility);
        return cost_per_side / (2 * risk_aversion * (volatility * volatility));
    }

    double operator()(double held, double target) const {
        detail::require_finite("held", held);
        detail::require_finite("target", target);
        const double half = half_width(), off = held - target;
        if (std::abs(off) <= half) return held;
        return target + std::copysign(half, off);
    }
};

}
