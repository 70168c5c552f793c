// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/weighted_correlation.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// How two series moved together in one regime.
struct regime_comovement {
    double correlation;
    double deviation_x;     ///< standard deviation of x there
    double deviation_y;     ///< standard deviation of y there
    double rows;            ///< sum of the probabilities: the rows to be expected there
    double effective_rows;  ///< equal weights with the same variance of a mean: sum(w)^2 / sum(w^2)
};

/// The same in both, and what of the difference the spread of x alone would make.
struct regime_correlations {
    regime_comovement state0;
    regime_comovement state1;
    double adjusted1;  ///< the correlation of regime 1, were x as calm there as in regime 0
};

/// What a correlation becomes where the variance of x is `ratio` times smaller and nothing else changes: y = a + b x +
/// e with the same b and the same variance of e.
///
/// Formula: r / sqrt(1 + (ratio - 1)(1 - r^2))
/// Input:   a correlation, and the variance of x where it was measured over that where it is wanted
/// Value:   -1 to 1; smaller in size than r for a ratio above 1
/// No data: NaN for a NaN, a correlation outside -1 to 1, or a ratio below 0
/// Source:  Forbes and Rigobon (2002), No contagion, only interdependence
inline double correlation_at_equal_spread(double r, double ratio) noexcept {
    if (!(r >= -1 && r <= 1 && ratio >= 0)) return core::nan;
    return r / std::sqrt(1 + (ratio - 1) * (1 - r * r));
}

/// The correlation of two series in each of two regimes, every row counting with the probability of its regime. A
/// description, not a model of both: the regimes are taken as given, also where they are those of x alone, and a regime
/// told by the size of x's moves has a higher correlation even where nothing between the two has changed (`adjusted1`).
///
/// Formula: corr::weighted_correlation(x, y, w), w the probability of regime 1, and 1 - w for regime 0; adjusted1 by
///          correlation_at_equal_spread with the variances of x
/// Input:   two series and the probabilities of regime 1, smoothed or filtered, of one length; rows where one of the
///          three is missing are left out
/// Value:   correlations and standard deviations (weighted, biased) of both regimes, and how many rows they rest on
/// No data: NaN of a regime with fewer than 2 rows of positive weight or a constant series
/// Errors:  std::invalid_argument for lengths that differ, or a probability outside [0, 1]
/// Cost:    O(n)
/// Source:  Ang and Chen (2002), Asymmetric correlations of equity portfolios, on what conditioning does to correlation
template <core::readable X, core::readable Y, core::readable P>
regime_correlations regime_correlation(const X& x, const Y& y, const P& state1) {
    const auto in1 = core::as_sample(state1);
    std::vector<double> w1(in1.size()), w0(in1.size());
    for (std::size_t t = 0; t < in1.size(); ++t) {
        w1[t] = in1[t];
        w0[t] = 1 - in1[t];
        if (w1[t] < 0 || w1[t] > 1) core::refuse("state1[" + std::to_string(t) + "]", w1[t], "a probability in [0, 1]");
    }
    const auto of = [&](const std::vector<double>& w) -> regime_comovement {
        const auto s = corr::weighted_comoments(x, y, w);
        const double squares = s.weight * s.weight - 2 * s.cross;
        return {s.correlation(), std::sqrt(s.xx / s.weight), std::sqrt(s.yy / s.weight), s.weight,
                s.weight * s.weight / squares};
    };
    regime_correlations both{of(w0), of(w1), core::nan};
    const double ratio = both.state1.deviation_x / both.state0.deviation_x;
    both.adjusted1 = correlation_at_equal_spread(both.state1.correlation, ratio * ratio);
    return both;
}

}
