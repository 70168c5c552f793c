// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/wealth.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The mean return, scaled to a year.
///
/// Formula: mean(r) * periods_per_year
/// Input:   returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN
/// Errors:  periods_per_year not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2
struct annualised_return_arithmetic {
    core::frequency periods_per_year;

    using state = tidemark::state::moments<1>;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    template <class Real>
    constexpr Real lower(const tidemark::state::moments<1, Real>& s) const noexcept {
        return s.mean() * periods_per_year.value();
    }
};

/// The compounded growth rate of a year (CAGR).
///
/// Formula: prod(1 + r)^(periods_per_year / n) - 1, or prod(1 + r)^(1 / years) - 1 when `years` is given
/// Input:   simple returns per period, as fractions
/// Value:   fraction per year; -1 after a total loss
/// No data: NaN, also when the product is negative
/// Errors:  periods_per_year not positive, years negative or not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2
struct annualised_return_geometric {
    core::frequency periods_per_year;
    double years = 0;  ///< 0 counts the observed periods; `core::years_of` all rows, `core::years_between` the calendar

    using state = tidemark::state::wealth;

    constexpr core::complaint check() const noexcept {
        if (!(years >= 0 && core::is_finite(years))) return {"years", years, "0 or a positive number"};
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const Real power = years > 0 ? 1 / years : periods_per_year.value() / s.count;
        const Real grown = core::each_lane([](double g, double p) { return std::pow(g, p); }, s.growth, power) - 1;
        return core::select(s.count == 0 || s.growth < 0, core::nan, grown);
    }
};

}
