// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>

/// The standard normal distribution, from the standard library alone.
namespace tidemark::inline TIDEMARK_ABI::core {

/// The density at x.
///
/// Formula:  exp(-x^2 / 2) / sqrt(2 pi)
/// Input:    any number
/// Value:    0 to 0.399
/// No data:  NaN
/// Rounding: relative error of about x^2 units in the last place
/// Source:   any text on statistics
inline double normal_density(double x) noexcept { return 0.3989422804014326779399460599343819 * std::exp(-x * x / 2); }

/// The probability of a number below x.
///
/// Formula:  erfc(-x / sqrt(2)) / 2
/// Input:    any number
/// Value:    0 to 1
/// No data:  NaN
/// Rounding: relative error of about x^2 units in the last place where x is negative
/// Source:   any text on statistics
inline double normal_probability(double x) noexcept { return std::erfc(x * -0.7071067811865475244008443621048490) / 2; }

/// The number below which a share `p` of the distribution lies.
///
/// Formula:  x with normal_probability(x) = p
/// Input:    a probability in [0, 1]
/// Value:    -infinity to infinity
/// No data:  NaN; also outside [0, 1]
/// Rounding: within 4 units in the last place, for every normal number p and up to the last one below 1
/// Cost:     three error functions
/// Source:   Hastings (1955), Approximations for digital computers, to start from; Halley's method from there
inline double normal_quantile(double p) noexcept {
    if (!(p >= 0 && p <= 1)) return nan;
    const double tail = p < 0.5 ? p : 1 - p;  // exact, and so is the distance from the middle where it is used
    if (tail == 0) return p == 0 ? -infinity : infinity;
    const double t = std::sqrt(-2 * std::log(tail));
    double x = t - (2.30753 + product(0.27061, t)) / (1 + product(t, 0.99229 + product(0.04481, t)));
    for (int step = 0; step < 3; ++step) {
        const double root = x * 0.7071067811865475244008443621048490;
        // Near the middle by erf: the answer is small there, and what is left of erfc has no digits for it.
        const double missed = tail > 0.25 ? (0.5 - tail) - std::erf(root) / 2 : std::erfc(root) / 2 - tail;
        const double newton = missed / normal_density(x);
        x += newton / (1 - product(newton, x) / 2);
    }
    return p < 0.5 ? -x : x;
}

}
