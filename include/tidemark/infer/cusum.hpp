// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/detection.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Whether the mean of a series has moved: the two-sided cumulative sum of Page. `calibrated` finds the threshold.
///
/// Formula: up = max(0, up + z - shift/2), down = max(0, down - z - shift/2), z = (x - mean) / deviation; alarm where
///          one is above the threshold
/// Input:   any series; its mean and deviation while nothing changes, or a warm-up from which what is not given is
///          estimated
/// Value:   `detection`; statistics and threshold in standard deviations
/// No data: no alarm; NaN statistics in the warm-up, and for good after one without spread or with an infinity
/// Errors:  deviation or shift not positive, mean or threshold not finite, threshold not positive, a warm_up below 3
///          where something is to be learned or above 0 where nothing is
/// Cost:    O(1) a row
/// Source:  Page (1954), Continuous inspection schemes; Hawkins and Olwell (1998), Cumulative sum charts
struct mean_cusum {
    double mean = core::nan;
    double deviation = core::nan;
    double shift = 1;  ///< the change to be found soonest, in standard deviations
    change_direction watches = change_direction::either;
    double threshold = core::nan;
    std::size_t warm_up = 0;
    after_alarm after = after_alarm::goes_on;

    using observation = double;
    using state = detail::series_watch;

    constexpr core::complaint check() const noexcept { return detail::check_with_threshold(*this); }
    constexpr core::complaint check_but_threshold() const noexcept {
        if (const auto c = detail::check_usual(mean, deviation); c.argument != nullptr) return c;
        if (!(shift > 0 && core::is_finite(shift))) return {"shift", shift, "a positive number of deviations"};
        return detail::check_warm_up(warm_up, !core::is_missing(mean) && !core::is_missing(deviation), after);
    }
    detail::usual usual(const tidemark::state::moments<2>& learned) const noexcept {
        return detail::usual_of(mean, deviation, learned);
    }
    detail::evidence weigh(const detail::usual& u, double x) const noexcept {
        const double z = (x - u.mean) / u.deviation, reference = shift / 2;
        return {z - reference, -z - reference};
    }
    void absorb(state& s, double x) const noexcept { detail::absorb_by_baseline(*this, s, x); }
    constexpr detection lower(const state& s) const noexcept { return s.told(watches, warm_up); }
};

/// Whether the variance of a series has moved: cumulative sums of the log-likelihood ratio of normal observations.
///
/// Formula: up = max(0, up + l(ratio)), down = max(0, down + l(1 / ratio)), l(r) = ((1 - 1/r) z^2 - ln(r)) / 2,
///          z = (x - mean) / deviation; alarm where one is above the threshold
/// Input:   any series; its mean and deviation while nothing changes, or a warm-up from which what is not given is
///          estimated
/// Value:   `detection`; statistics and threshold in units of the log-likelihood
/// No data: no alarm; NaN statistics in the warm-up, and for good after one without spread or with an infinity
/// Errors:  deviation not positive, ratio not above 1, mean or threshold not finite, threshold not positive, a warm_up
///          below 3 where something is to be learned or above 0 where nothing is
/// Cost:    O(1) a row
/// Source:  Hawkins and Olwell (1998), Cumulative sum charts, chapter 4
struct variance_cusum {
    double mean = core::nan;
    double deviation = core::nan;
    double ratio = 2;  ///< of the variance to be found to the usual one: a rise to it, a fall to its inverse
    change_direction watches = change_direction::either;
    double threshold = core::nan;
    std::size_t warm_up = 0;
    after_alarm after = after_alarm::goes_on;

    using observation = double;
    using state = detail::series_watch;

    constexpr core::complaint check() const noexcept { return detail::check_with_threshold(*this); }
    constexpr core::complaint check_but_threshold() const noexcept {
        if (const auto c = detail::check_usual(mean, deviation); c.argument != nullptr) return c;
        if (!(ratio > 1 && core::is_finite(ratio))) return {"ratio", ratio, "a number above 1"};
        return detail::check_warm_up(warm_up, !core::is_missing(mean) && !core::is_missing(deviation), after);
    }
    detail::usual usual(const tidemark::state::moments<2>& learned) const noexcept {
        return detail::usual_of(mean, deviation, learned);
    }
    detail::evidence weigh(const detail::usual& u, double x) const noexcept {
        const double z = (x - u.mean) / u.deviation, square = core::product(z, z), half_log = std::log(ratio) / 2;
        return {core::product((1 - 1 / ratio) / 2, square) - half_log,
                half_log - core::product((ratio - 1) / 2, square)};
    }
    void absorb(state& s, double x) const noexcept { detail::absorb_by_baseline(*this, s, x); }
    constexpr detection lower(const state& s) const noexcept { return s.told(watches, warm_up); }
};

}
