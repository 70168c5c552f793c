// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/coproducts.hpp>
#include <tidemark/state/cross_moments.hpp>
#include <tidemark/state/joint.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What a regression of market timing says: how much more a portfolio moves with its benchmark when that rises, how
/// much it moves with it, and what is earned without either.
enum class timing { gamma, beta, alpha };

/// Market timing by Treynor and Mazuy: least squares on the benchmark and its square.
///
/// Formula:  x - risk_free = alpha + beta z + gamma z^2 + e, z = b - risk_free
/// Input:    pairs (x, b) of returns per period, as fractions
/// Value:    gamma per unit of return (above 0: it held more of the market when that rose), beta without a unit, alpha
///           per period
/// No data:  NaN with fewer than 3 pairs, where z takes fewer than 3 values, or with an infinity
/// Errors:   risk_free not finite
/// Rounding: relative to what a parabola and a line over these z have apart; where that is less than n 2^-40 of either,
///           z counts as taking 2 values
/// Source:   Treynor and Mazuy (1966), Can mutual funds outguess the market?
struct treynor_mazuy {
    timing coefficient = timing::gamma;
    double risk_free = 0;  ///< per period

    using state = tidemark::state::cross_moments<4>;

    constexpr core::complaint check() const noexcept { return check_risk_free(risk_free); }
    constexpr core::pair observe(const core::pair& p) const noexcept { return {p.x - risk_free, p.y - risk_free}; }
    constexpr double lower(const state& s) const noexcept {
        using core::product;
        // On z less its mean and the square of that, whose own spread is m4 - m2^2 / n; then back to z.
        const double m2 = s.of_y(2), m3 = s.of_y(3), square = s.of_y(4) - product(m2, m2 / s.count());
        const double apart = product(m2, square) - product(m3, m3);
        if (s.count() < 3 || !(apart > product(m2, s.of_y(4)) * s.count() * 0x1p-40))
            return core::nan;  // collinear, but for rounding
        const double gamma = (product(s.with_x(2), m2) - product(s.with_x(1), m3)) / apart;
        if (coefficient == timing::gamma) return gamma;
        const double tangent = (product(s.with_x(1), square) - product(s.with_x(2), m3)) / apart, mean = s.mean_y();
        if (coefficient == timing::beta) return tangent - 2 * product(gamma, mean);
        return s.mean_x() - product(gamma, m2 / s.count()) - product(mean, tangent - product(gamma, mean));
    }
};

/// Market timing by Henriksson and Merton: least squares on the benchmark and on what a put on it pays.
///
/// Formula: x - risk_free = alpha + beta z + gamma max(0, -z) + e, z = b - risk_free
/// Input:   pairs (x, b) of returns per period, as fractions
/// Value:   gamma without a unit (above 0: it held less of the market when that fell), beta without a unit, alpha per
///          period
/// No data: NaN with fewer than 3 pairs, where z is never below 0 or never above, or has but one value on each side, or
///          with an infinity
/// Errors:  risk_free not finite
/// Source:  Henriksson and Merton (1981), On market timing and investment performance II
struct henriksson_merton {
    timing coefficient = timing::gamma;
    double risk_free = 0;  ///< per period

    using observation = core::pair;
    using half = tidemark::state::coproducts<1>;
    using state = tidemark::state::joint<half, half>;  // rows with z >= 0, and rows with z < 0

    constexpr core::complaint check() const noexcept { return check_risk_free(risk_free); }
    constexpr state lift(const core::pair& p) const noexcept {
        const half one = half::lift({p.x - risk_free, p.y - risk_free});
        return p.y - risk_free < 0 ? state{{}, one} : state{one, {}};
    }
    /// Least squares on u = max(z, 0) and w = max(-z, 0), since beta z + gamma w = beta u + (gamma - beta) w. Each is
    /// zero on the other half, so that their central sums are those of the halves and of the halves' means.
    constexpr double lower(const state& s) const noexcept {
        using core::product;
        const half &up = s.first, &down = s.second;
        const double n = up.count + down.count, between = product(up.count, down.count / n);
        const double u = up.origin.y + up.offset.y, w = -(down.origin.y + down.offset.y);
        const double dx = (up.origin.x - down.origin.x) + (up.offset.x - down.offset.x);
        const double uu = up.yy() + product(between * u, u), ww = down.yy() + product(between * w, w);
        const double apart =
            product(up.yy(), ww) + product(product(between * u, u), down.yy());  // uu ww - uw^2, nothing subtracted
        if (!(apart > 0)) return core::nan;
        const double on_u =
            (product(up.xy(), ww) + product(between * u, product(dx, down.yy()) - product(down.xy(), w))) / apart;
        const double on_w =
            (product(between * w, product(up.xy(), u) - product(dx, up.yy())) - product(down.xy(), uu)) / apart;
        if (coefficient == timing::beta) return on_u;
        if (coefficient == timing::gamma) return on_u + on_w;
        const double up_share = up.count / n, down_share = down.count / n;
        return product(up_share, (up.origin.x + up.offset.x) - product(on_u, u)) +
               product(down_share, (down.origin.x + down.offset.x) - product(on_w, w));
    }
};

}
