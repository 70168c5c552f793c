// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/infer/detail/page_chain.hpp>
#include <tidemark/infer/detail/step_laws.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::infer {

namespace detail {

template <class Laws>
double run_length(const Laws& laws, change_direction watches, double threshold) {
    double rate = 0;
    if (watches != change_direction::down) rate += 1 / page_run_length(laws.first, threshold);
    if (watches != change_direction::up) rate += 1 / page_run_length(laws.second, threshold);
    return 1 / rate;
}

/// The same of a threshold of 0: the first step above it.
template <class Laws>
double least_run_length(const Laws& laws, change_direction watches) {
    double rate = 0;
    if (watches != change_direction::down) rate += 1 - laws.first(0);
    if (watches != change_direction::up) rate += 1 - laws.second(0);
    return 1 / rate;
}

/// Where the logarithm of the run length, nearly a straight line, reaches that of the wanted one.
template <class Laws>
double threshold_of(const Laws& laws, change_direction watches, double wanted) {
    const double least = least_run_length(laws, watches);
    if (least == core::infinity) core::infeasible("no observation raises the statistics above 0: no alarm is possible");
    if (!(wanted > least && wanted <= 1e9))
        core::refuse("average_run_length", wanted,
                     "above " + core::text_of(least) + ", that of a threshold of 0, and at most 1e9");
    const auto excess = [&](double h) { return std::log(run_length(laws, watches, h) / wanted); };
    double low = 0, low_excess = std::log(least / wanted), high = 1, high_excess = excess(high);
    while (high_excess < 0) {
        low = high, low_excess = high_excess;
        high_excess = excess(high *= 2);
        if (high > 1e9) core::infeasible("no threshold has the average run length of " + core::text_of(wanted));
    }
    for (int i = 0; i < 60 && high - low > 1e-7 * high; ++i) {
        double middle = low + (high - low) * (low_excess / (low_excess - high_excess));
        const double margin = 0.01 * (high - low);  // a secant that creeps along one side is made to cross
        middle = i % 3 == 2 || !(middle > low && middle < high) ? (low + high) / 2
                                                                : (std::clamp)(middle, low + margin, high - margin);
        const double at_middle = excess(middle);
        (at_middle < 0 ? low : high) = middle;
        (at_middle < 0 ? low_excess : high_excess) = at_middle;
    }
    return high;
}

/// What a detector that is given its baseline takes for usual, as the truth.
template <class D>
normal_observations unchanged(const D& d) noexcept {
    const usual u = usual_to(d);
    return {u.mean, u.deviation};
}
inline normal_pairs unchanged(const correlation_cusum& d) {
    // The law of the angle is the same for every correlation, counted from it on Fisher's scale.
    if (core::is_missing(d.correlation) && d.evidence == correlation_evidence::likelihood)
        core::refuse("correlation", d.correlation,
                     "the correlation while nothing changes, on which the threshold depends");
    return {core::is_missing(d.correlation) ? 0 : d.correlation};
}

}

/// How many independent normal observations pass on the average until a detector raises its first alarm, with such
/// observations from its first one on: until a false one where they are as they usually are, and else the delay.
///
/// Formula: 1 / (1 / ARL up + 1 / ARL down), each by the Markov chain of a cumulative sum in cells
/// Input:   a detector with a threshold, and the observations there really are; a correlation_cusum takes normal_pairs.
///          What a warm-up would estimate is taken to be known: mean 0, deviation 1, the correlation of the pairs
/// Value:   number of observations, infinite above 1e12
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for a deviation of the observations that is not positive, or a
///          correlation outside (-1, 1)
/// Rounding: to about 1e-3 of the answer, of a mean_cusum to 1e-6; both sides are as good as independent
/// Cost:    a linear system of 193 unknowns
/// Source:  Brook and Evans (1972), An approach to the probability distribution of cusum run length
template <cusum D, class Truth>
    requires(std::same_as<Truth, normal_observations> || std::same_as<Truth, normal_pairs>)
double average_run_length(const D& detector, const Truth& truth) {
    detail::require_valid(detector);
    detail::require_valid(truth);
    return detail::run_length(detail::laws_of(detector, truth), detector.watches, detector.threshold);
}

/// How many observations pass on the average until a false alarm, if they are normal, and independent.
///
/// Formula: average_run_length of the detector and observations with the mean, deviation and correlation it is given
/// Input:   a detector with a threshold
/// Value:   number of observations
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for a correlation_cusum by likelihood without a correlation
/// Source:  Brook and Evans (1972), An approach to the probability distribution of cusum run length
template <cusum D>
double average_run_length(const D& detector) {
    detail::require_valid(detector);
    return average_run_length(detector, detail::unchanged(detector));
}

/// How many observations pass on the average until an alarm, if they are drawn from some that were observed, each by
/// itself: what false alarms cost with fat tails.
///
/// Formula: as that of normal observations, with the empirical distribution of the steps
/// Input:   a detector with a threshold, and observations during which nothing changed; missing ones are left out. What
///          the detector is not given of mean, deviation and correlation is that of the observations
/// Value:   number of observations
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for fewer than 20 observations, an infinite one, or equal ones
/// Source:  Brook and Evans (1972), An approach to the probability distribution of cusum run length
template <cusum D, core::readable R>
double average_run_length(const D& detector, const R& observations) {
    detail::require_valid(detector);
    return detail::run_length(detail::laws_of(detector, core::as_sample(observations)), detector.watches,
                              detector.threshold);
}

/// A detector with the threshold that has the stated rate of false alarms, if observations are normal and independent.
///
/// Formula: the threshold h with average_run_length(detector with h) = average_run_length
/// Input:   a detector, whose threshold is not read; how many observations shall pass on the average until a false
///          alarm. With a warm-up the estimates are taken to be the truth, and the rate differs from series to series
/// Value:   the detector with that threshold
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for an average run length not above that of a threshold of 0, or
///          above 1e9; for a correlation_cusum by likelihood without a correlation
/// Cost:    some ten average run lengths
/// Source:  Hawkins and Olwell (1998), Cumulative sum charts
template <cusum D>
D calibrated(D detector, double average_run_length) {
    detail::require_valid_but_threshold(detector);
    detector.threshold = detail::threshold_of(detail::laws_of(detector, detail::unchanged(detector)), detector.watches,
                                              average_run_length);
    return detector;
}

/// The same if observations are drawn from some that were observed, each by itself: for returns, which are not normal.
///
/// Formula: the threshold h with average_run_length(detector with h, observations) = average_run_length
/// Input:   a detector, whose threshold is not read, and observations during which nothing changed; the longer the run
///          length, the more of them are needed to know the tails that decide it
/// Value:   the detector with that threshold
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for an average run length not above that of a threshold of 0, or
///          above 1e9; for fewer than 20 observations, an infinite one, or equal ones; std::domain_error where no
///          observation speaks for a change
/// Cost:    some ten average run lengths
/// Source:  Hawkins and Olwell (1998), Cumulative sum charts
template <cusum D, core::readable R>
D calibrated(D detector, double average_run_length, const R& observations) {
    detail::require_valid_but_threshold(detector);
    detector.threshold = detail::threshold_of(detail::laws_of(detector, core::as_sample(observations)),
                                              detector.watches, average_run_length);
    return detector;
}

/// The probability of a false alarm within some observations, taking alarms to come at a constant rate, which they
/// nearly do once the statistics have left zero.
///
/// Formula: 1 - (1 - 1 / average_run_length)^observations
/// Input:   an average run length of 1 or more, a number of observations
/// Value:   0 to 1; a little too high for few observations, before which a sum cannot have risen
/// No data: NaN for a NaN
/// Errors:  std::invalid_argument for an average run length below 1
/// Source:  Brook and Evans (1972): the run length is nearly geometric
inline double false_alarm_probability(double average_run_length, std::size_t observations) {
    if (average_run_length < 1) core::refuse("average_run_length", average_run_length, "1 or more");
    if (observations == 0) return 0;
    return -std::expm1(static_cast<double>(observations) * std::log1p(-1 / average_run_length));
}

}
