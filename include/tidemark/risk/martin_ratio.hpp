// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/pain_ratio.hpp>
#include <tidemark/state/drawdown_window.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Martin ratio, or ulcer performance index: compounded annual growth over the risk-free rate, by the ulcer index.
///
/// Formula:  (prod(1 + r)^(periods_per_year / n) - 1 - annual_risk_free) / ulcer_index(r)
/// Input:    simple returns per period, as fractions
/// Value:    per year
/// No data:  NaN, also after a return below -1, or when wealth overflows; no drawdown: +-infinity, or NaN for 0/0
/// Errors:   periods_per_year not positive, annual_risk_free not finite
/// Rounding: in a window, that of compounding from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Martin and McCann (1987), The investor's guide to Fidelity funds
struct martin_ratio {
    core::frequency periods_per_year;
    double annual_risk_free = 0;

    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr core::complaint check() const noexcept { return pain_ratio{periods_per_year, annual_risk_free}.check(); }
    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    template <class Track>
    double lower(const Track& s) const noexcept {
        const double earned = pain_ratio{periods_per_year, annual_risk_free}.earned(s);
        return earned / core::sqrt(s.seen.depth_squared / s.seen.count);
    }
};

/// The Martin ratio of mean returns: what was earned over the risk-free rate in a period, on average, by the ulcer
/// index.
///
/// Formula: mean(r - risk_free) / ulcer_index(r)
/// Input:   simple returns per period, as fractions
/// Value:   per period
/// No data: as martin_ratio
/// Errors:  risk_free not finite
/// Cost:    O(1) a return. It does not roll: what a return is worth depends on the high before it
/// Source:  Martin and McCann (1987), The investor's guide to Fidelity funds
struct martin_ratio_mean_excess {
    double risk_free = 0;  ///< per period

    using observation = double;
    using state = track_and_mean;

    constexpr core::complaint check() const noexcept { return pain_ratio_mean_excess{risk_free}.check(); }
    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    double lower(const state& s) const noexcept {
        const double squares = s.track.seen.depth_squared / s.track.seen.count;
        return (s.returns.mean() - risk_free) / core::sqrt(squares);
    }
};

}
