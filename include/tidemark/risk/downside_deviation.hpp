// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The downside deviation: the root mean square shortfall of returns below a target, scaled to a year.
///
/// Formula: sqrt(mean(max(target - r, 0)^2)) * sqrt(periods_per_year)
/// Input:   simple returns per period, as fractions
/// Value:   fraction per square root of a year; 0 when nothing is below
/// No data: NaN
/// Errors:  periods_per_year not positive, target not finite
/// Source:  Sortino and Price (1994), Performance measurement in a downside risk framework
struct downside_deviation {
    core::frequency periods_per_year;
    double target = 0;  ///< per period
    averaged_over averaged = averaged_over::full;

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(target)) return {"target", target, "a finite return per period"};
        return periods_per_year.check();
    }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        const double p = periods_per_year.value();
        const bool full = averaged == averaged_over::full;
        return [full, p, share = p / n](const tidemark::state::basic_partial_moments<Real>& s) {
            const Real divisor = core::select(s.count > 0, core::larger(s.count_below, 1), core::nan);
            return core::sqrt(s.below_squared * (full ? share : p / divisor));
        };
    }
};

/// The upside risk: the root mean square excess of returns above a target, per period.
///
/// Formula: sqrt(mean(max(r - target, 0)^2))
/// Input:   simple returns per period, as fractions
/// Value:   fraction per period; 0 when nothing is above
/// No data: NaN
/// Errors:  target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct upside_risk {
    double target = 0;  ///< per period
    averaged_over averaged = averaged_over::full;

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return mirrored().check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return target - r;
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return mirrored().lowering(n);
    }

private:
    constexpr downside_deviation mirrored() const noexcept { return {1, target, averaged}; }
};

/// The upside potential: the mean excess of returns above a target, per period.
///
/// Formula: mean(max(r - target, 0))
/// Input:   simple returns per period, as fractions
/// Value:   fraction per period; 0 when nothing is above
/// No data: NaN
/// Errors:  target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct upside_potential {
    double target = 0;  ///< per period
    averaged_over averaged = averaged_over::full;

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return upside_risk{target, averaged}.check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    constexpr auto lowering(const Real& n) const noexcept {
        const bool full = averaged == averaged_over::full;
        return [full, share = 1 / n](const tidemark::state::basic_partial_moments<Real>& s) {
            const Real divisor = core::select(s.count > 0, core::larger(s.count_above, 1), core::nan);
            return full ? s.above * share : s.above / divisor;
        };
    }
};

/// The share of returns below a target.
///
/// Formula: count(r < target) / n
/// Input:   simple returns per period, as fractions
/// Value:   0 to 1
/// No data: NaN
/// Errors:  target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct downside_frequency {
    double target = 0;  ///< per period

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return upside_risk{target}.check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.count_below / s.count;
    }
};

/// The share of returns above a target.
///
/// Formula: count(r > target) / n
/// Input:   simple returns per period, as fractions
/// Value:   0 to 1
/// No data: NaN
/// Errors:  target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct upside_frequency {
    double target = 0;  ///< per period

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return upside_risk{target}.check(); }
    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return r - target;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.count_above / s.count;
    }
};

}
