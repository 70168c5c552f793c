// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The mean of observations with weights of their own.
///
/// Formula: sum(w x) / sum(w)
/// Input:   pairs (x, w), w a weight from 0 to 1e150
/// Value:   unit of the series
/// No data: NaN without a positive weight, or with a weight that is negative or infinite
/// Source:  -
struct weighted_mean {
    using observation = core::pair;
    using state = tidemark::state::decayed_moments;

    constexpr state lift(const core::pair& p) const noexcept {
        if (p.y == 0) return {};
        return state::lift({p.x, 1, p.y > 0 && core::is_finite(p.y) ? p.y : core::nan});
    }
    constexpr double lower(const state& s) const noexcept { return s.mean(); }
};

/// The variance of observations with weights of their own, which say how much each can be relied on.
///
/// Formula: sum(w (x - m)^2) / (sum(w) - sum(w^2) / sum(w)), m the weighted mean; `biased` by sum(w)
/// Input:   pairs (x, w), w a weight from 0 to 1e150
/// Value:   square of the unit of the series; exactly 0 for equal observations
/// No data: NaN with fewer than 2 positive weights (`biased` with none), or with a weight negative or infinite
/// Source:  NIST/SEMATECH e-Handbook of Statistical Methods, Dataplot reference, weighted variance
struct weighted_variance {
    weighted_bias bias = weighted_bias::debiased;

    using observation = core::pair;
    using state = tidemark::state::decayed_moments;

    constexpr state lift(const core::pair& p) const noexcept { return weighted_mean{}.lift(p); }
    constexpr double lower(const state& s) const noexcept {
        return bias == weighted_bias::biased ? s.biased_variance() : s.variance();
    }
};

}
