// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/systematic_risk.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The appraisal ratio: Jensen's alpha by the risk that was taken for it.
///
/// Formula: jensen_alpha / specific_risk; `modified` / beta; `alternative` / systematic_risk
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   per square root of a year; `modified` fraction per year
/// No data: NaN with fewer than 2 pairs, a constant benchmark or a negative product; no risk: by the division
/// Errors:  periods_per_year not positive, risk_free not finite, benchmark_ddof negative
/// Source:  Treynor and Black (1973); Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct appraisal_ratio {
    enum class form { plain, modified, alternative };

    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    form by = form::plain;
    double benchmark_ddof = 0;  ///< of the systematic risk

    using state = jensen_alpha::state;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        if (const auto c = check_ddof(benchmark_ddof, "benchmark_ddof"); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    double lower(const state& s) const noexcept {
        return jensen_alpha{periods_per_year, risk_free}.lower(s) / risk(s.first);
    }

private:
    double risk(const tidemark::state::comoments& s) const noexcept {
        switch (by) {
            case form::modified: return slope(s);
            case form::alternative: return systematic_risk{periods_per_year, benchmark_ddof}.lower(s);
            case form::plain: break;
        }
        return specific_risk{periods_per_year}.lower(s);
    }
};

}
