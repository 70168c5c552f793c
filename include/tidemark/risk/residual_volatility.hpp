// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/comoments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What is left of the squares of x about its line on the benchmark: nothing of two pairs, and 0 where rounding has
/// carried the sum below. NaN where the benchmark has no spread.
template <class Real>
Real squares_about_the_line(const tidemark::state::basic_comoments<Real>& s) noexcept {
    const Real left = s.xx - core::product(s.xy / s.yy, s.xy);
    return core::select(s.yy == 0, core::nan, core::select(left < 0 || (s.count == 2 && left == left), 0, left));
}

/// The residual volatility, or standard error of the regression: how far a series scatters about its line on the
/// benchmark, scaled to a year.
///
/// Formula:  sqrt(sum((x - alpha - beta b)^2) / (n - ddof)) * sqrt(periods_per_year)
/// Input:    pairs (x, b) of returns per period, as fractions
/// Value:    fraction per square root of a year; ddof = 0 is Bacon's specific risk
/// No data:  NaN with no more than ddof pairs, with fewer than 2, or with a constant benchmark
/// Errors:   periods_per_year not positive, ddof negative
/// Rounding: relative to the spread of x, not of the residuals; a sum that rounding has carried below 0 is 0
/// Source:   ordinary least squares; Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct residual_volatility {
    core::frequency periods_per_year;
    double ddof = 2;

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        const Real share = tidemark::state::share_of_spread(n, ddof) * periods_per_year.value();
        return [share](const tidemark::state::basic_comoments<Real>& s) {
            return core::select(s.count < 2, core::nan, core::sqrt(squares_about_the_line(s) * share));
        };
    }
};

}
