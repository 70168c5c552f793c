// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/partial_moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Sortino ratio: mean excess over a target by the deviation below it, scaled to a year.
///
/// Formula: mean(r - target) / sqrt(mean(min(r - target, 0)^2)) * sqrt(periods_per_year)
/// Input:   simple returns per period, as fractions
/// Value:   per square root of a year
/// No data: NaN; nothing below the target: +infinity, or NaN when the mean excess is zero too
/// Errors:  periods_per_year not positive, target not finite
/// Source:  Sortino and Price (1994), Performance measurement in a downside risk framework; Schwager for `adjusted`
struct sortino_ratio {
    enum class denominator { full, subset };
    enum class scale { plain, adjusted };

    core::frequency periods_per_year;
    double target = 0;                              ///< per period
    denominator averaged_over = denominator::full;  ///< all returns, or only those below the target
    scale scaled = scale::plain;                    ///< `adjusted` divides by sqrt(2), to compare with a Sharpe ratio

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(target)) return {"target", target, "a finite return per period"};
        return periods_per_year.check();
    }
    constexpr double observe(double r) const noexcept { return r - target; }
    double lower(const state& s) const noexcept {
        if (s.count == 0) return core::nan;
        const double n = averaged_over == denominator::full ? s.count : s.count_below;
        const double deviation = n > 0 ? std::sqrt(s.below_squared / n) : 0;
        const double ratio = s.mean() / deviation * std::sqrt(periods_per_year.value());
        return scaled == scale::plain ? ratio : ratio / std::sqrt(2.0);
    }
};

}
