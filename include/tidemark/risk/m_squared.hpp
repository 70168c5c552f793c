// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/core/rate.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// M squared: what a portfolio would have earned, levered or mixed with cash to its benchmark's volatility.
///
/// Formula: (Rp - Rf) sd(b) / sd(x) + Rf, R = prod(1 + r)^(periods_per_year / n) - 1, with `mean` mean(r) times
///          periods_per_year, and Rf likewise of risk_free
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN, with 1 pair too, or a negative product; a portfolio without spread: by the division
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Modigliani and Modigliani (1997), Risk-adjusted performance
struct m_squared {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    annualised_by annualised = annualised_by::growth;

    using state = tidemark::state::joint<tidemark::state::comoments, tidemark::state::of_each<tidemark::state::growth>>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    double lower(const state& s) const noexcept {
        const bool grown = annualised == annualised_by::growth;
        const double p = periods_per_year.value();
        const double rf = core::per_year(risk_free, p, grown ? core::rate::compound : core::rate::simple);
        const double rp = grown ? s.second.x.rate(p) : s.first.mean_x() * p;
        return (rp - rf) * core::sqrt(s.first.yy) / core::sqrt(s.first.xx) + rf;
    }
};

/// M squared above the benchmark's return.
///
/// Formula: m_squared - Rb, or (1 + m_squared) / (1 + Rb) - 1 with `geometric`
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: as m_squared
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Modigliani and Modigliani (1997); Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct m_squared_excess {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    annualised_by annualised = annualised_by::growth;
    excess excess_is = excess::arithmetic;

    using state = m_squared::state;

    constexpr core::complaint check() const noexcept { return scaled().check(); }
    double lower(const state& s) const noexcept {
        const double p = periods_per_year.value();
        const double rb = annualised == annualised_by::growth ? s.second.y.rate(p) : s.first.mean_y() * p;
        return excess_over(scaled().lower(s), rb, excess_is);
    }

private:
    constexpr m_squared scaled() const noexcept { return {periods_per_year, risk_free, annualised}; }
};

}
