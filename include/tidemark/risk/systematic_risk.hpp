// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/residual_volatility.hpp>
#include <tidemark/state/comoments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The systematic risk: what of a portfolio's volatility is its benchmark's, scaled to a year.
///
/// Formula: beta sd(b) sqrt(periods_per_year), with n - ddof in the standard deviation
/// Input:   pairs (x, b) of returns per period, as fractions
/// Value:   fraction per square root of a year; negative where beta is
/// No data: NaN with no more than ddof pairs, with fewer than 2, or with a constant benchmark
/// Errors:  periods_per_year not positive, ddof negative
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct systematic_risk {
    core::frequency periods_per_year;
    double ddof = 0;

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        const Real share = tidemark::state::share_of_spread(s.count, ddof) * periods_per_year.value();
        return slope(s) * core::sqrt(s.yy * share);
    }
};

/// The specific risk: what of a portfolio's volatility its benchmark does not explain, scaled to a year.
///
/// Formula:  sqrt(sum((x - alpha - beta b)^2) / (n - ddof)) * sqrt(periods_per_year)
/// Input:    pairs (x, b) of returns per period, as fractions
/// Value:    fraction per square root of a year
/// No data:  NaN with no more than ddof pairs, with fewer than 2, or with a constant benchmark
/// Errors:   periods_per_year not positive, ddof negative
/// Rounding: as residual_volatility, which it is with ddof 0
/// Source:   Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct specific_risk {
    core::frequency periods_per_year;
    double ddof = 0;

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept { return residual_volatility{periods_per_year, ddof}.check(); }
    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return residual_volatility{periods_per_year, ddof}.lowering(n);
    }
};

/// The total risk: systematic and specific risk together, which is the portfolio's own volatility of ddof 0.
///
/// Formula: sqrt(systematic_risk^2 + specific_risk^2), with n - benchmark_ddof in the systematic and n in the specific
/// Input:   pairs (x, b) of returns per period, as fractions
/// Value:   fraction per square root of a year
/// No data: NaN with no more than benchmark_ddof pairs, with fewer than 2, or with a constant benchmark
/// Errors:  periods_per_year not positive, benchmark_ddof negative
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct total_risk {
    core::frequency periods_per_year;
    double benchmark_ddof = 0;

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(benchmark_ddof, "benchmark_ddof"); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        const double p = periods_per_year.value();
        const Real explained = slope(s) * s.xy, left = squares_about_the_line(s);
        const Real systematic = core::product(explained, tidemark::state::share_of_spread(s.count, benchmark_ddof));
        return core::sqrt((systematic + core::product(left, tidemark::state::share_of_spread(s.count, 0))) * p);
    }
};

}
