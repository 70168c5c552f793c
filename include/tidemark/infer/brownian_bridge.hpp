// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>

/// The largest absolute value of a Brownian bridge: what tests for one break at an unknown date compare with.
namespace tidemark::inline TIDEMARK_ABI::infer {

/// Between two rows a continuous path goes higher than at either. `sampled` allows for it, so that a test is true to
/// its level on a few hundred rows; `continuous` is the limit itself, which most papers and programs print.
enum class bridge_path { sampled, continuous };

/// The probability that a Brownian bridge leaves the band from -x to x: Kolmogorov's distribution, from above.
///
/// Formula:  2 sum over k >= 1 of (-1)^(k-1) exp(-2 k^2 x^2)
/// Input:    any number
/// Value:    0 to 1, and 1 for x of 0 or less
/// No data:  NaN
/// Rounding: within 1e-15 of 1, and within a few units in the last place where it is less than 1/2
/// Source:   Kolmogorov (1933); for a small x the same by Jacobi's theta function
inline double bridge_exceedance(double x) noexcept {
    if (core::is_missing(x)) return core::nan;
    if (x <= 0) return 1;
    double sum = 0;
    if (x < 1) {
        constexpr double pi = 3.14159265358979323846;
        for (int k = 1; k <= 5; k += 2) sum += std::exp(-k * k * pi * pi / (8 * x * x));
        return 1 - std::sqrt(2 * pi) / x * sum;
    }
    for (int k = 5; k > 0; --k) sum = std::exp(-2.0 * k * k * x * x) - sum;
    return 2 * sum;
}

namespace detail {

/// How much lower the maximum of a random walk is than that of the path, in steps: -zeta(1/2) / sqrt(2 pi). Source:
/// Siegmund (1985), Sequential analysis, chapter 10.
inline constexpr double missed_between_rows = 0.58259715793;

}

/// The probability that a bridge, seen at n rows, or all the time, leaves the band from -x to x.
///
/// Formula: bridge_exceedance(x + 0.5826 / sqrt(n)) for `sampled`, bridge_exceedance(x) for `continuous`
/// Input:   a number, 0 or more; how many rows
/// Value:   0 to 1; 1 for x = 0
/// No data: NaN
/// Source:  Siegmund (1985), Sequential analysis, chapter 10
inline double bridge_exceedance(double x, std::size_t rows, bridge_path path) noexcept {
    const double missed =
        path == bridge_path::sampled && x > 0 ? detail::missed_between_rows / std::sqrt(static_cast<double>(rows)) : 0;
    return bridge_exceedance(x + missed);
}

}
