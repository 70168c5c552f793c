// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/systematic_risk.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Treynor ratio: what was earned above the risk-free rate by the share of the market's risk that was borne.
///
/// Formula: (prod(1 + x - risk_free)^(periods_per_year / n) - 1) / beta, or by systematic_risk with `modified`
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year; `modified` per square root of a year
/// No data: NaN with fewer than 2 pairs, a constant benchmark or a negative product; a beta of 0: by the division
/// Errors:  periods_per_year not positive, risk_free not finite, benchmark_ddof negative
/// Source:  Treynor (1965), How to rate management of investment funds; Bacon, Practical Portfolio Performance
///          Measurement and Attribution, ch. 4
struct treynor_ratio {
    enum class form { plain, modified };

    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    form by = form::plain;
    double benchmark_ddof = 0;  ///< of the systematic risk

    using state = tidemark::state::joint<tidemark::state::comoments, tidemark::state::of_each<tidemark::state::growth>>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        if (const auto c = check_ddof(benchmark_ddof, "benchmark_ddof"); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    constexpr core::pair observe(const core::pair& p) const noexcept { return {p.x - risk_free, p.y - risk_free}; }
    double lower(const state& s) const noexcept {
        const systematic_risk systematic{periods_per_year, benchmark_ddof};
        const double risk = by == form::plain ? slope(s.first) : systematic.lower(s.first);
        return s.second.x.rate(periods_per_year.value()) / risk;
    }
};

}
