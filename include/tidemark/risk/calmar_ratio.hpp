// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/wealth.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Calmar ratio: compounded annual growth by the maximum drawdown. Young's original reads the last 36 months: see
/// `calmar_ratio_recent`, or run it with `run::rolling` over 36 monthly returns.
///
/// Formula: (prod(1 + r)^(periods_per_year / n) - 1) / max_drawdown(r)
/// Input:   simple returns per period, as fractions
/// Value:   per year
/// No data: NaN, also after a return below -1; no drawdown: +infinity, or NaN for 0/0
/// Errors:  periods_per_year not positive
/// Source:  Young (1991), Calmar Ratio: a smoother tool, Futures magazine
struct calmar_ratio {
    core::frequency periods_per_year;

    using state = tidemark::state::wealth;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    template <class Real>
    Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const Real power = periods_per_year.value() / s.count;
        const Real grown = core::each_lane([](double g, double p) { return std::pow(g, p); }, s.growth, power) - 1;
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, grown / (1 - s.worst), core::nan);
    }
};

}
