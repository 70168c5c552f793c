// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/rate.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The omega ratio: what was gained above a threshold by what was lost below it.
///
/// Formula: sum(max(r - threshold, 0)) / sum(max(threshold - r, 0))
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more; 1 when the mean return is the threshold
/// No data: NaN; nothing below the threshold: +infinity, or NaN for 0/0
/// Errors:  threshold not finite
/// Source:  Keating and Shadwick (2002), A universal performance measure
struct omega_ratio {
    double threshold = 0;  ///< per period

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept {
        if (core::is_finite(threshold)) return {};
        return {"threshold", threshold, "a finite return per period"};
    }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - threshold;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.above / s.below;
    }
};

/// The omega ratio about an annual threshold.
///
/// Formula: omega_ratio about (1 + annual_threshold)^(1 / periods_per_year) - 1 per period
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more
/// No data: NaN; nothing below the threshold: +infinity, or NaN for 0/0
/// Errors:  periods_per_year not positive, annual_threshold not finite or not above -1
/// Cost:    that of a power more a row
/// Source:  Keating and Shadwick (2002), A universal performance measure
struct omega_ratio_annual_threshold {
    core::frequency periods_per_year;
    double annual_threshold = 0;

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept {
        if (!(annual_threshold > -1 && core::is_finite(annual_threshold)))
            return {"annual_threshold", annual_threshold, "a finite return above -1"};
        return periods_per_year.check();
    }
    template <class Real>
    Real observe(const Real& r) const noexcept {
        return r - core::per_period(annual_threshold, periods_per_year);
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.above / s.below;
    }
};

/// The omega ratio less one, which ranks like a Sharpe ratio.
///
/// Formula: mean(r - threshold) / mean(max(threshold - r, 0))
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, -1 or more
/// No data: NaN; nothing below the threshold: +infinity, or NaN for 0/0
/// Errors:  threshold not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct omega_sharpe_ratio {
    double threshold = 0;  ///< per period

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return omega_ratio{threshold}.check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - threshold;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return (s.above - s.below) / s.below;
    }
};

/// The upside potential ratio: the mean excess above a target by the deviation below it.
///
/// Formula: mean(max(r - target, 0)) / sqrt(mean(max(target - r, 0)^2))
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more
/// No data: NaN; nothing below the target: +infinity, or NaN for 0/0
/// Errors:  target not finite
/// Source:  Sortino, van der Meer and Plantinga (1999), The Dutch triangle
struct upside_potential_ratio {
    double target = 0;                             ///< per period
    averaged_over averaged = averaged_over::full;  ///< `subset` averages each side over its own returns

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept {
        if (core::is_finite(target)) return {};
        return {"target", target, "a finite return per period"};
    }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        const bool full = averaged == averaged_over::full;
        const Real above = full ? s.count : core::larger(s.count_above, 1);
        const Real below = full ? s.count : core::larger(s.count_below, 1);
        return s.above / above * core::sqrt(below) / core::sqrt(s.below_squared);
    }
};

/// The volatility skewness: the mean square excess above a target by the mean square shortfall below it.
///
/// Formula: mean(max(r - target, 0)^2) / mean(max(target - r, 0)^2)
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more; its root is variability_skewness
/// No data: NaN; nothing below the target: +infinity, or NaN for 0/0
/// Errors:  target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct volatility_skewness {
    double target = 0;  ///< per period

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return upside_potential_ratio{target}.check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.above_squared / s.below_squared;
    }
};

/// The variability skewness: the upside risk by the downside risk.
///
/// Formula: sqrt(mean(max(r - target, 0)^2)) / sqrt(mean(max(target - r, 0)^2))
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more
/// No data: NaN; nothing below the target: +infinity, or NaN for 0/0
/// Errors:  target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct variability_skewness {
    double target = 0;  ///< per period

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return upside_potential_ratio{target}.check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return core::sqrt(volatility_skewness{target}.lower(s));
    }
};

}
