// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/drawdown_window.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The pain ratio: compounded annual growth over the risk-free rate, by the pain index.
///
/// Formula:  (prod(1 + r)^(periods_per_year / n) - 1 - annual_risk_free) / pain_index(r)
/// Input:    simple returns per period, as fractions
/// Value:    per year
/// No data:  NaN, also after a return below -1, or when wealth overflows; no drawdown: +-infinity, or NaN for 0/0
/// Errors:   periods_per_year not positive, annual_risk_free not finite
/// Rounding: in a window, that of compounding from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Becker (2006); Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct pain_ratio {
    core::frequency periods_per_year;
    double annual_risk_free = 0;

    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(annual_risk_free)) return {"annual_risk_free", annual_risk_free, "a finite rate per year"};
        return periods_per_year.check();
    }
    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    template <class Track>
    double lower(const Track& s) const noexcept {
        return earned(s) / (s.seen.depth / s.seen.count);
    }

    /// The growth of a year over the risk-free rate.
    template <class Track>
    double earned(const Track& s) const noexcept {
        return std::pow(s.growth(), periods_per_year.value() / s.seen.count) - 1 - annual_risk_free;
    }
};

/// A track of drawdowns and the mean return, side by side.
struct track_and_mean {
    tidemark::state::drawdown_track<tidemark::state::path::returns> track{};
    tidemark::state::moments<1> returns{};

    constexpr void absorb(double simple_return) noexcept {
        track.absorb(simple_return);
        returns.absorb(simple_return);
    }
    friend bool operator==(const track_and_mean&, const track_and_mean&) noexcept = default;
};

/// The pain ratio of mean returns: what was earned over the risk-free rate in a period, on average, by the pain index.
///
/// Formula: mean(r - risk_free) / pain_index(r)
/// Input:   simple returns per period, as fractions
/// Value:   per period
/// No data: as pain_ratio
/// Errors:  risk_free not finite
/// Cost:    O(1) a return. It does not roll: what a return is worth depends on the high before it
/// Source:  Becker (2006); Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct pain_ratio_mean_excess {
    double risk_free = 0;  ///< per period

    using observation = double;
    using state = track_and_mean;

    constexpr core::complaint check() const noexcept {
        if (core::is_finite(risk_free)) return {};
        return {"risk_free", risk_free, "a finite rate per period"};
    }
    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    constexpr double lower(const state& s) const noexcept {
        return (s.returns.mean() - risk_free) / (s.track.seen.depth / s.track.seen.count);
    }
};

}
