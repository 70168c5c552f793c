// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/core/rate.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/of_each.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The intercept of a portfolio on its benchmark: what was earned beyond what the benchmark's movements explain, scaled
/// to a year.
///
/// Formula: a = mean(x - risk_free) - beta mean(b - risk_free); a p, or with `compounded` (1 + a)^p - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year; with periods_per_year = 1 per period
/// No data: NaN with fewer than 2 pairs or a constant benchmark
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Jensen (1968), The performance of mutual funds in the period 1945-1964
struct alpha {
    enum class annualisation { arithmetic, compounded };

    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    annualisation annualised = annualisation::arithmetic;

    using state = tidemark::state::coproducts<1>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::coproducts<1, Real>& s) const noexcept {
        const Real x = (s.origin.x - risk_free) + s.offset.x, b = (s.origin.y - risk_free) + s.offset.y;
        const Real a = core::select(s.count < 2 || s.yy() == 0, core::nan, x - core::product(s.xy() / s.yy(), b));
        const double p = periods_per_year.value();
        if (annualised == annualisation::arithmetic) return a * p;
        return core::each_lane([p](double per_period) { return std::expm1(p * std::log1p(per_period)); }, a);
    }
};

/// Jensen's alpha of a year's compounded returns: what a portfolio earned above the market line at its beta.
///
/// Formula: Rp - Rf - beta (Rb - Rf), R = prod(1 + r)^(periods_per_year / n) - 1 and Rf that of risk_free
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN with fewer than 2 pairs, a constant benchmark or a negative product
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct jensen_alpha {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period

    using state = tidemark::state::joint<tidemark::state::comoments, tidemark::state::of_each<tidemark::state::growth>>;

    constexpr core::complaint check() const noexcept { return alpha{periods_per_year, risk_free}.check(); }
    double lower(const state& s) const noexcept {
        const double p = periods_per_year.value(), rf = core::per_year(risk_free, periods_per_year);
        return s.second.x.rate(p) - rf - core::product(slope(s.first), s.second.y.rate(p) - rf);
    }
};

}
