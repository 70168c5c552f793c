// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Decayed moments of a stretch of time, whose weights are told as of its last row.
struct timed_moments {
    using observation = core::pair;
    static constexpr char name[] = "timed_moments";

    double start = 0;
    double end = 0;
    tidemark::state::decayed_moments moments{};

    static constexpr timed_moments lift(const core::pair& p) noexcept {
        return {p.x, p.x, tidemark::state::decayed_moments::lift({p.y, 1})};
    }

    /// The early weights fade over the time between the two ends. Times that do not ascend leave no answer.
    static timed_moments combine(const timed_moments& early, const timed_moments& late, double half_life) noexcept {
        if (early.moments.weight == 0) return late;
        if (late.moments.weight == 0) return early;
        timed_moments s = late;
        s.start = early.start;
        s.moments.fade = std::exp2((early.end - late.end) / half_life);
        s.moments = tidemark::state::decayed_moments::combine(early.moments, s.moments);
        s.moments.fade = 1;
        if (!(early.end <= late.start)) s.moments.weight = s.moments.cross = core::nan;
        return s;
    }

    friend constexpr bool operator==(const timed_moments&, const timed_moments&) noexcept = default;
};

constexpr core::complaint check_half_life(double half_life) noexcept {
    if (half_life > 0 && core::is_finite(half_life)) return {};
    return {"half_life", half_life, "a positive number"};
}

/// The exponentially weighted mean of observations at irregular times.
///
/// Formula:  sum(w x) / sum(w), with w = 2^(-age / half_life)
/// Input:    pairs (t, x): ascending times in any unit, and any series
/// Value:    unit of the series
/// No data:  NaN; also when the times descend. With row numbers for times, missing rows age the others: this is
///           pandas' ewm(ignore_na=False), its default
/// Errors:   half_life not positive
/// Rounding: about the newest observation, so that a level long past leaves none
/// Source:   Eckner (2012), Algorithms for unevenly spaced time series: moving averages; pandas ewm(times=...)
struct ewm_mean_timed {
    double half_life;  ///< in the unit of the times

    using observation = core::pair;
    using state = timed_moments;

    constexpr core::complaint check() const noexcept { return check_half_life(half_life); }
    state combine(const state& early, const state& late) const noexcept {
        return state::combine(early, late, half_life);
    }
    constexpr double lower(const state& s) const noexcept { return s.moments.mean(); }
};

/// The exponentially weighted variance of observations at irregular times.
///
/// Formula:  sum(w (x - m)^2) / (sum(w) - sum(w^2) / sum(w)), m and w those of ewm_mean_timed; `biased` by sum(w)
/// Input:    pairs (t, x): ascending times in any unit, and any series
/// Value:    square of the unit of the series; exactly 0 for equal observations
/// No data:  NaN with fewer than 2 observations, `biased` with none; also when the times descend
/// Errors:   half_life not positive
/// Rounding: about the newest observation, so that a level long past leaves none
/// Source:   Eckner (2012), Algorithms for unevenly spaced time series: moving averages; pandas ewm(ignore_na=False)
struct ewm_variance_timed {
    double half_life;  ///< in the unit of the times
    weighted_bias bias = weighted_bias::debiased;

    using observation = core::pair;
    using state = timed_moments;

    constexpr core::complaint check() const noexcept { return check_half_life(half_life); }
    state combine(const state& early, const state& late) const noexcept {
        return state::combine(early, late, half_life);
    }
    constexpr double lower(const state& s) const noexcept {
        return bias == weighted_bias::biased ? s.moments.biased_variance() : s.moments.variance();
    }
};

}
