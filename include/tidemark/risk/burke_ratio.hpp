// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/drawdown_episodes.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Burke ratio: compounded annual growth over the risk-free rate, by the root of the sum of squared drawdowns.
///
/// Formula: (prod(1 + r)^(periods_per_year / n) - 1 - annual_risk_free) / sqrt(sum of depth^2), over the episodes of
///          drawdown_episodes or the `largest` of them; `modified` times sqrt(n)
/// Input:   simple returns per period, as fractions
/// Value:   per year
/// No data: NaN, also after a return below -1, or when wealth overflows; no drawdown: +-infinity, or NaN for 0/0
/// Errors:  periods_per_year not positive, annual_risk_free not finite
/// Cost:    O(1) a return; O(episodes) an answer, times `largest` at worst. It does not roll: where an episode ends
///          depends on the high before it, so two stretches cannot be merged
/// Source:  Burke (1994), A sharper Sharpe ratio; Bacon, Practical Portfolio Performance Measurement and
///          Attribution, ch. 4
struct burke_ratio {
    /// The sum of the squares, or their sum by the number of returns.
    enum class form { plain, modified };

    core::frequency periods_per_year;
    double annual_risk_free = 0;
    form scaled = form::plain;
    std::size_t largest = 0;  ///< how many of the deepest episodes count; 0 counts all

    using observation = double;
    using state = drawdown_episodes::state;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(annual_risk_free)) return {"annual_risk_free", annual_risk_free, "a finite rate per year"};
        return periods_per_year.check();
    }
    void absorb(state& s, double simple_return) const { drawdown_episodes{}.absorb(s, simple_return); }
    double lower(const state& s) const {
        if (!s.answers()) return core::nan;
        const auto n = static_cast<double>(s.returns());
        double squares = 0;
        for (const double depth : s.path.depths(largest)) squares += core::product(depth, depth);
        const double earned = std::pow(s.wealth, periods_per_year.value() / n) - 1 - annual_risk_free;
        return earned / core::sqrt(scaled == form::modified ? squares / n : squares);
    }
};

}
