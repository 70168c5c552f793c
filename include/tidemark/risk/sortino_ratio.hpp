// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/partial_moments.hpp>

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
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        // mean / sqrt(below / m) = total * sqrt(m) / n / sqrt(below), where m is n or the number of those below.
        const double p = periods_per_year.value();
        const Real annual = core::sqrt(scaled == scale::plain ? p : p / 2) / n;
        const bool full = averaged_over == denominator::full;
        return [full,
                scale = full ? annual * core::sqrt(n) : annual](const tidemark::state::basic_partial_moments<Real>& s) {
            const Real total = (s.above - s.below) * scale, spread = core::sqrt(s.below_squared);
            return (full ? total : total * core::sqrt(core::larger(s.count_below, 1))) / spread;
        };
    }
};

}
