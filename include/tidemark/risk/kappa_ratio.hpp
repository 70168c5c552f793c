// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/partial_moment.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The kappa ratio: the mean excess over a target, in a year, by the root of a lower partial moment. Of degree 1 it is
/// the omega ratio less one, of degree 2 the Sortino ratio per period.
///
/// Formula: (mean(r) - target) * periods_per_year / mean(max(target - r, 0)^degree)^(1/degree)
/// Input:   simple returns per period, as fractions
/// Value:   a ratio; per period for periods_per_year 1
/// No data: NaN; nothing below the target: +infinity, or NaN for 0/0
/// Errors:  periods_per_year not positive, target not finite, degree 0 or above 16
/// Cost:    for degrees above 2 as many more multiplications a row
/// Source:  Kaplan and Knowles (2004), Kappa: a generalized downside risk-adjusted performance measure
struct kappa_ratio {
    core::frequency periods_per_year;  ///< of the numerator
    double target = 0;                 ///< per period
    std::size_t degree = 3;

    using observation = double;
    using state = tidemark::state::joint<tidemark::state::moments<1>, tidemark::state::partial_moments>;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(target)) return {"target", target, "a finite return per period"};
        if (degree < 1 || degree > 16) return {"degree", static_cast<double>(degree), "1 to 16"};
        return periods_per_year.check();
    }
    constexpr state lift(double r) const noexcept {
        return {tidemark::state::moments<1>::lift(r), tidemark::state::partial_moments::lift(shortfall().observe(r))};
    }
    double lower(const state& s) const noexcept {
        const double excess = (s.first.origin - target) + s.first.offset;
        return s.first.count > 0 ? excess * periods_per_year.value() / shortfall().lower(s.second) : core::nan;
    }

private:
    constexpr lower_partial_moment shortfall() const noexcept {
        return {.threshold = target, .degree = degree, .scale = partial_moment_scale::root};
    }
};

}
