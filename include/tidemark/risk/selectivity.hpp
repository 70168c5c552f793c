// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/core/rate.hpp>
#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/fama_beta.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Fama's selectivity: what was earned by choosing assets, above the market line at the portfolio's beta.
///
/// Formula: jensen_alpha
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN with fewer than 2 pairs, a constant benchmark or a negative product
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Fama (1972), Components of investment performance
struct selectivity {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period

    using state = jensen_alpha::state;

    constexpr core::complaint check() const noexcept { return jensen_alpha{periods_per_year, risk_free}.check(); }
    double lower(const state& s) const noexcept { return jensen_alpha{periods_per_year, risk_free}.lower(s); }
};

/// Fama's net selectivity: selectivity less what a diversified portfolio of the same volatility would have earned more.
///
/// Formula: selectivity - (fama_beta - beta)(Rb - Rf), Rb the benchmark's compounded annual growth and Rf that of
///          risk_free
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN with fewer than 2 pairs, a constant benchmark or a negative product
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Fama (1972), Components of investment performance
struct net_selectivity {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period

    using state = jensen_alpha::state;

    constexpr core::complaint check() const noexcept { return jensen_alpha{periods_per_year, risk_free}.check(); }
    double lower(const state& s) const noexcept {
        const double market = s.second.y.rate(periods_per_year.value()) - core::per_year(risk_free, periods_per_year);
        const double diversification = core::product(fama_beta{}.lower(s.first) - slope(s.first), market);
        return jensen_alpha{periods_per_year, risk_free}.lower(s) - diversification;
    }
};

}
