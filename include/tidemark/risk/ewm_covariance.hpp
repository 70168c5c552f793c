// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/decay.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The exponentially weighted covariance of two series.
///
/// Formula:  sum(w (x - mx)(y - my)) / (sum(w) - sum(w^2) / sum(w)), m and w those of ewm_mean; `biased` by sum(w)
/// Input:    pairs (x, y)
/// Value:    unit of x times unit of y
/// No data:  NaN with fewer than 2 pairs, `biased` with none; missing rows do not age the others
/// Errors:   the decay out of its range
/// Rounding: about the newest pair, so that a level long past leaves none
/// Source:   pandas ewm(ignore_na=True)
struct ewm_covariance {
    core::decay decay;
    ewm_weights weights = ewm_weights::adjusted;
    weighted_bias bias = weighted_bias::debiased;

    using state = tidemark::state::decayed_comoments;

    constexpr core::complaint check() const noexcept { return decay.check(); }
    constexpr state lift(const core::pair& p) const noexcept { return state::lift(p, decay.factor()); }
    constexpr void absorb(state& s, const core::pair& p) const noexcept { s.absorb(p, decay.factor()); }
    constexpr double lower(const state& s) const noexcept {
        const state weighed = weights == ewm_weights::recursive ? s.seeded(decay.factor()) : s;
        return bias == weighted_bias::biased ? weighed.biased_covariance() : weighed.covariance();
    }
};

/// The exponentially weighted correlation of two series.
///
/// Formula:  sum(w (x - mx)(y - my)) / sqrt(sum(w (x - mx)^2) sum(w (y - my)^2)), m and w those of ewm_mean
/// Input:    pairs (x, y)
/// Value:    -1 to 1
/// No data:  NaN with fewer than 2 pairs or when either series is constant; missing rows do not age the others
/// Errors:   the decay out of its range
/// Rounding: about the newest pair, so that a level long past leaves none
/// Source:   pandas ewm(ignore_na=True)
struct ewm_correlation {
    core::decay decay;
    ewm_weights weights = ewm_weights::adjusted;

    using state = tidemark::state::decayed_comoments;

    constexpr core::complaint check() const noexcept { return decay.check(); }
    constexpr state lift(const core::pair& p) const noexcept { return state::lift(p, decay.factor()); }
    constexpr void absorb(state& s, const core::pair& p) const noexcept { s.absorb(p, decay.factor()); }
    double lower(const state& s) const noexcept {
        const state weighed = weights == ewm_weights::recursive ? s.seeded(decay.factor()) : s;
        return weighed.correlation();
    }
};

/// The exponentially weighted slope of one series on another.
///
/// Formula:  sum(w (x - mx)(b - mb)) / sum(w (b - mb)^2), m and w those of ewm_mean
/// Input:    pairs (x, b) of returns per period
/// Value:    unit of x per unit of b
/// No data:  NaN with fewer than 2 pairs or a constant benchmark; missing rows do not age the others
/// Errors:   the decay out of its range
/// Rounding: about the newest pair, so that a level long past leaves none
/// Source:   pandas ewm(ignore_na=True)
struct ewm_beta {
    core::decay decay;
    ewm_weights weights = ewm_weights::adjusted;

    using state = tidemark::state::decayed_comoments;

    constexpr core::complaint check() const noexcept { return decay.check(); }
    constexpr state lift(const core::pair& p) const noexcept { return state::lift(p, decay.factor()); }
    constexpr void absorb(state& s, const core::pair& p) const noexcept { s.absorb(p, decay.factor()); }
    constexpr double lower(const state& s) const noexcept {
        const state weighed = weights == ewm_weights::recursive ? s.seeded(decay.factor()) : s;
        return weighed.has_spread() && weighed.yy != 0 ? weighed.xy / weighed.yy : core::nan;
    }
};

}
