// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/decay.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The exponentially weighted mean.
///
/// Formula:  sum(w x) / sum(w), w = factor^age; if `recursive` the oldest weighs factor^age / (1 - factor)
/// Input:    any series
/// Value:    unit of the series
/// No data:  NaN; missing rows do not age the others (ewm_mean_timed lets them)
/// Errors:   the decay out of its range
/// Rounding: about the newest observation, so that a level long past leaves none
/// Source:   Roberts (1959), Control chart tests based on geometric moving averages; pandas ewm(ignore_na=True)
struct ewm_mean {
    core::decay decay;
    ewm_weights weights = ewm_weights::adjusted;

    using observation = double;
    using state = tidemark::state::decayed_moments;

    constexpr core::complaint check() const noexcept { return decay.check(); }
    template <class Real>
    constexpr tidemark::state::fading<Real> observe(const Real& x) const noexcept {
        return {x, decay.factor()};
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_decayed_moments<Real>& s) const noexcept {
        return weights == ewm_weights::recursive ? s.seeded(decay.factor()).mean() : s.mean();
    }
};

}
