// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/decay.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The exponentially weighted variance.
///
/// Formula:  sum(w (x - m)^2) / (sum(w) - sum(w^2) / sum(w)), m and w those of ewm_mean; `biased` by sum(w)
/// Input:    any series
/// Value:    square of the unit of the series; exactly 0 for equal observations
/// No data:  NaN with fewer than 2 observations, `biased` with none; missing rows do not age the others
/// Errors:   the decay out of its range
/// Rounding: about the newest observation, so that a level long past leaves none
/// Source:   West (1979), Updating mean and variance estimates; pandas ewm(ignore_na=True)
struct ewm_variance {
    core::decay decay;
    ewm_weights weights = ewm_weights::adjusted;
    weighted_bias bias = weighted_bias::debiased;

    using observation = double;
    using state = tidemark::state::decayed_moments;

    constexpr core::complaint check() const noexcept { return decay.check(); }
    template <class Real>
    constexpr tidemark::state::fading<Real> observe(const Real& x) const noexcept {
        return {x, decay.factor()};
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_decayed_moments<Real>& s) const noexcept {
        const auto weighed = weights == ewm_weights::recursive ? s.seeded(decay.factor()) : s;
        return bias == weighted_bias::biased ? weighed.biased_variance() : weighed.variance();
    }
};

/// The exponentially weighted volatility: the root of ewm_variance, scaled to a year.
///
/// Formula:  sqrt(ewm_variance * periods_per_year)
/// Input:    returns per period, simple or log, as fractions
/// Value:    fraction per square root of a year; exactly 0 for equal returns
/// No data:  NaN with fewer than 2 observations, `biased` with none; missing rows do not age the others
/// Errors:   periods_per_year not positive, the decay out of its range
/// Rounding: as ewm_variance
/// Source:   West (1979), Updating mean and variance estimates; pandas ewm(ignore_na=True)
struct ewm_volatility {
    core::frequency periods_per_year;
    core::decay decay;
    ewm_weights weights = ewm_weights::adjusted;
    weighted_bias bias = weighted_bias::debiased;

    using observation = double;
    using state = tidemark::state::decayed_moments;

    constexpr core::complaint check() const noexcept {
        if (const auto c = decay.check(); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    constexpr tidemark::state::fading<Real> observe(const Real& x) const noexcept {
        return {x, decay.factor()};
    }
    template <class Real>
    Real lower(const tidemark::state::basic_decayed_moments<Real>& s) const noexcept {
        return core::sqrt(ewm_variance{decay, weights, bias}.lower(s) * periods_per_year.value());
    }
};

}
