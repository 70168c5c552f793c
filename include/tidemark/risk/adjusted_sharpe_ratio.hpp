// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// A Sharpe ratio less what skewness and kurtosis cost an investor of constant absolute risk aversion.
template <class Real>
Real adjusted_for_shape(const Real& sharpe, const tidemark::state::moments<4, Real>& s) noexcept {
    const Real inverse = core::select(s.m2() == 0, core::nan, 1 / s.m2());
    const Real skewness = s.m3() * inverse * core::sqrt(s.count * inverse);
    const Real excess_kurtosis = core::product(s.count, (s.m4() * inverse) * inverse) - 3;
    return sharpe * (1 + core::product(skewness, sharpe) / 6 - core::product(excess_kurtosis, sharpe * sharpe) / 24);
}

/// The Sharpe ratio adjusted for skewness and kurtosis.
///
/// Formula: SR (1 + S SR / 6 - (K - 3) SR^2 / 24), SR the annual sharpe_ratio, S = m3 / m2^(3/2) and K = m4 / m2^2 of
///          population moments
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   per square root of a year
/// No data: NaN with no more than ddof observations and for equal ones
/// Errors:  periods_per_year not positive, ddof negative, risk_free not finite
/// Source:  Pezier and White (2006), The relative merits of investable hedge fund indices
struct adjusted_sharpe_ratio {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    double ddof = 1;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept { return plain().check(); }
    template <class Real>
    Real lower(const tidemark::state::moments<4, Real>& s) const noexcept {
        tidemark::state::moments<2, Real> spread;
        narrow(s, spread);
        return adjusted_for_shape(plain().lower(spread), s);
    }

private:
    constexpr sharpe_ratio plain() const noexcept { return {periods_per_year, risk_free, ddof}; }
};

/// The Sharpe ratio of a compounded numerator, adjusted for skewness and kurtosis.
///
/// Formula: as adjusted_sharpe_ratio, SR the sharpe_ratio_geometric
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   per square root of a year
/// No data: NaN with no more than ddof observations, for equal ones, or a negative product
/// Errors:  periods_per_year not positive, ddof negative, risk_free not finite
/// Source:  Pezier and White (2006); Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct adjusted_sharpe_ratio_geometric {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    double ddof = 1;

    using state = tidemark::state::joint<tidemark::state::moments<4>, tidemark::state::growth>;

    constexpr core::complaint check() const noexcept { return sharpe_ratio{periods_per_year, risk_free, ddof}.check(); }
    constexpr double observe(double r) const noexcept { return r - risk_free; }
    double lower(const state& s) const noexcept {
        const double p = periods_per_year.value();
        return adjusted_for_shape(s.second.rate(p) / core::sqrt(s.first.variance(ddof) * p), s.first);
    }
};

}
