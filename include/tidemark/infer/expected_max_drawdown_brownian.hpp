// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <complex>

namespace tidemark::inline TIDEMARK_ABI::infer {

namespace detail {

/// The expected maximum drawdown over a unit of time of a Brownian motion with that drift and unit variance.
///
/// With d = sqrt(drift^2 + 2 s), the time until a drawdown reaches h has the transform (Taylor 1975)
///   E exp(-s time) = d exp(-drift h) / (d cosh(d h) - drift sinh(d h)).
/// Integrated over all h and divided by s it is the transform of what is wanted: with a = (1 + drift / d) / 2 and
/// t = exp(-2 d h), J / (2 d (1 - a) s), where J is the integral of t^(a-1) / (1 + t a / (1 - a)) over [0, 1], which is
/// Euler's for a hypergeometric function: J = (1 - a) / a F(1, 1; 1 + a; a).
class drawdown_transform {
public:
    explicit drawdown_transform(double drift) noexcept : drift_{drift} {}

    /// The inverse transform at time 1, along a parabola about the negative axis. Source: Weideman and Trefethen
    /// (2007), Parabolic and hyperbolic contours for computing the Bromwich integral.
    double inverse() const noexcept {
        constexpr int nodes = 32;
        double sum = 0;
        for (int k = nodes / 2; k < nodes; ++k) {  // the other half are their conjugates
            const double angle = pi * ((2 * k + 1.0) / nodes - 1);
            const complex s{nodes * (0.1309 - 0.1194 * angle * angle), nodes * 0.25 * angle};
            const complex along{nodes * -0.2388 * angle, nodes * 0.25};
            sum += (std::exp(s) * at(s) * along).imag();
        }
        return 2 * sum / nodes;
    }

private:
    using complex = std::complex<double>;
    static constexpr double pi = 3.14159265358979323846;

    complex at(const complex& s) const noexcept {
        const complex d = std::sqrt(drift_ * drift_ + 2.0 * s);
        // Of 1 + drift / d and 1 - drift / d the one that cancels is made from the other: their product is 2 s / d^2.
        const complex larger = (1.0 + std::fabs(drift_) / d) / 2.0, smaller = s / (2.0 * d * d * larger);
        if (drift_ > 0 && std::abs(smaller) < 0.02) return near_one(larger, smaller) / (2.0 * s * d * smaller);
        const complex a = drift_ < 0 ? smaller : larger;
        return hypergeometric(a) / (2.0 * s * d * a);
    }

    /// F(1, 1; 1 + a; a) by the continued fraction of Gauss.
    static complex hypergeometric(const complex& a) noexcept {
        complex fraction = 1, c = 1, d = 0;
        for (int k = 1; k < 10'000; ++k) {
            const double j = k / 2;
            const complex u = k % 2 == 1 ? (1.0 + j) * (a + j) / ((a + 2.0 * j) * (a + (2 * j + 1)))
                                         : j * (a + (j - 1)) / ((a + (2 * j - 1)) * (a + 2.0 * j));
            d = 1.0 / (1.0 - u * a * d);
            c = 1.0 - u * a / c;
            const complex step = c * d;
            fraction *= step;
            if (std::abs(step - 1.0) < 1e-16) break;
        }
        return 1.0 / fraction;
    }

    /// J where a is nearly 1, at `rest` from it: the integral to infinity less that from 1, whose first terms cancel.
    static complex near_one(const complex& a, const complex& rest) noexcept {
        const complex by_c = rest / a, square = pi * pi * rest * rest;
        // ln(pi rest / sin(pi rest))
        const complex sine = square * (1.0 / 6 + square * (1.0 / 180 + square * (1.0 / 2835 + square / 37800.0)));
        complex j = expm1(sine - rest * std::log(by_c)) / a, power = by_c;
        for (int n = 1; n < 20; ++n) {
            power *= -by_c;
            j -= power / (rest + static_cast<double>(n));
        }
        return j;
    }

    static complex expm1(const complex& w) noexcept {
        complex sum = 0, term = 1;
        for (int n = 1; n < 24; ++n) sum += term *= w / static_cast<double>(n);
        return sum;
    }

    double drift_;
};

}

/// The maximum drawdown to be expected of a Brownian motion with drift, in the unit of the motion: of the logarithm of
/// a price that moves geometrically, or of a value to which gains are added.
///
/// Formula:  E max over s <= t <= horizon of X_s - X_t, X_t = drift t + volatility W_t; without drift
///           sqrt(pi/2) volatility sqrt(horizon)
/// Input:    drift and volatility per unit of time, the horizon in that unit
/// Value:    unit of the motion, 0 or more; without volatility max(0, -drift horizon)
/// No data:  NaN for a NaN
/// Errors:   std::invalid_argument for a negative or infinite volatility or horizon, or an infinite drift
/// Rounding: to about 1e-12 of the answer
/// Cost:     16 complex hypergeometric functions
/// Source:   Magdon-Ismail, Atiya, Pratap and Abu-Mostafa (2004), On the maximum drawdown of a Brownian motion
inline double expected_max_drawdown_brownian(double drift, double volatility, double horizon) {
    if (core::is_missing(drift) || core::is_missing(volatility) || core::is_missing(horizon)) return core::nan;
    if (!core::is_finite(drift)) core::refuse("drift", drift, "a finite number");
    if (!(volatility >= 0 && core::is_finite(volatility))) core::refuse("volatility", volatility, "0 or more");
    if (!(horizon >= 0 && core::is_finite(horizon))) core::refuse("horizon", horizon, "0 or more");
    if (volatility == 0 || horizon == 0) return drift < 0 ? -drift * horizon : 0;
    const double scale = volatility * std::sqrt(horizon);
    return scale * detail::drawdown_transform{drift * horizon / scale}.inverse();
}

}
