// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What a sample tells of its Sharpe ratio, all of it per period: from a report's figures in place of a sample the
/// metrics that are made of it answer too, by their `of`.
struct sharpe_summary {
    double count;
    double ratio;         ///< mean by standard deviation with n - 1, per period
    double skewness = 0;  ///< of the population
    double kurtosis = 3;  ///< of the population, 3 for the normal distribution

    /// (n - 1) times the variance of the ratio; NaN unless it is positive, as it is of moments that a sample
    /// can have.
    double spread() const noexcept {
        const double s = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
        return s > 0 ? s : core::nan;
    }
};

/// What is taken for granted of returns: that they have four moments, which the sample tells, or that they are normal.
enum class returns_are { any, normal };

/// NaN with fewer than 2 observations or no spread.
inline sharpe_summary summarise(const state::moments<4>& s, double risk_free, returns_are returns) noexcept {
    const double n = s.count;
    if (!(n >= 2 && s.m2() > 0)) return {n, core::nan};
    sharpe_summary summary{n, ((s.origin - risk_free) + s.offset) / std::sqrt(s.variance(1))};
    if (returns == returns_are::any) {
        summary.skewness = std::sqrt(n) * s.m3() / (s.m2() * std::sqrt(s.m2()));
        summary.kurtosis = n * (s.m4() / s.m2()) / s.m2();
    }
    return summary;
}

}
