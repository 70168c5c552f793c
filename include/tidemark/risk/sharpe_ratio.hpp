// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/wealth.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Sharpe ratio: mean excess return by its standard deviation, scaled to a year.
///
/// Formula: mean(r - risk_free) / sd(r - risk_free) * sqrt(periods_per_year)
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   per square root of a year
/// No data: NaN with no more than ddof observations; no spread: +-infinity by the sign of the mean, NaN for 0/0
/// Errors:  periods_per_year not positive, ddof negative, risk_free not finite
/// Source:  Sharpe (1994), The Sharpe Ratio
struct sharpe_ratio {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    double ddof = 1;

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        const double annual = core::sqrt(periods_per_year.value());
        return [scale = annual / core::sqrt(tidemark::state::share_of_spread(n, ddof)),
                risk_free = risk_free](const tidemark::state::moments<2, Real>& s) {
            const Real excess = (s.origin - risk_free) + s.offset;
            return excess * scale / core::sqrt(s.m2());
        };
    }
};

/// The Sharpe ratio with a compounded numerator: what was earned rather than what was drawn.
///
/// Formula: (prod(1 + r - risk_free)^(periods_per_year / n) - 1) / (sd(r - risk_free) sqrt(periods_per_year))
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   per square root of a year
/// No data: NaN with no more than ddof observations or a negative product; no spread: as sharpe_ratio
/// Errors:  periods_per_year not positive, ddof negative, risk_free not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct sharpe_ratio_geometric {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    double ddof = 1;

    using observation = double;
    using state = tidemark::state::joint<tidemark::state::moments<2>, tidemark::state::wealth>;

    constexpr core::complaint check() const noexcept { return sharpe_ratio{periods_per_year, risk_free, ddof}.check(); }
    constexpr double observe(double r) const noexcept { return r - risk_free; }
    double lower(const state& s) const noexcept {
        const double p = periods_per_year.value();
        if (s.second.growth < 0) return core::nan;
        const double earned = std::pow(s.second.growth, p / s.second.count) - 1;
        return earned / (std::sqrt(s.first.variance(ddof)) * std::sqrt(p));
    }
};

/// The Sharpe ratio over a risk-free rate that changes: mean excess return by its standard deviation, or by that of the
/// returns themselves.
///
/// Formula: mean(r - f) / sd(r - f) * sqrt(periods_per_year); with `raw` sd(r)
/// Input:   pairs (r, f) of simple returns and risk-free returns per period, as fractions
/// Value:   per square root of a year
/// No data: NaN with no more than ddof pairs; no spread: +-infinity by the sign of the mean, NaN for 0/0
/// Errors:  periods_per_year not positive, ddof negative
/// Source:  Sharpe (1994), The Sharpe Ratio; Sharpe (1966), Mutual fund performance, for `raw`
struct sharpe_ratio_over_series {
    enum class spread { excess, raw };

    core::frequency periods_per_year;
    double ddof = 1;
    spread spread_of = spread::excess;

    using observation = core::pair;
    using state = tidemark::state::joint<tidemark::state::moments<2>, tidemark::state::moments<2>>;

    constexpr core::complaint check() const noexcept { return sharpe_ratio{periods_per_year, 0, ddof}.check(); }
    constexpr state lift(const core::pair& p) const noexcept {
        return {tidemark::state::moments<2>::lift(p.x - p.y), tidemark::state::moments<2>::lift(p.x)};
    }
    double lower(const state& s) const noexcept {
        const double variance = (spread_of == spread::excess ? s.first : s.second).variance(ddof);
        return s.first.mean() * core::sqrt(periods_per_year.value()) / core::sqrt(variance);
    }
};

}
