// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/covariance.hpp>
#include <tidemark/risk/downside_deviation.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/partial_moment.hpp>
#include <tidemark/risk/quantile.hpp>
#include <tidemark/risk/semi_deviation.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/risk/standard_error.hpp>
#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/risk/value_at_risk_gaussian.hpp>
#include <tidemark/risk/variance.hpp>

/// Metrics with the options of QuantLib 1.29, the methods of Statistics, RiskStatistics and SequenceStatistics. Where
/// QuantLib takes a percentile c, a share in the tail is taken here, 1 - c. Where they still differ, and why, stands in
/// docs/conventions.md.
namespace tidemark::inline TIDEMARK_ABI::risk::presets::quantlib {

/// variance
constexpr risk::variance variance() noexcept { return {.ddof = 1}; }

/// standardDeviation
constexpr risk::standard_deviation standard_deviation() noexcept { return {.ddof = 1}; }

/// errorEstimate
constexpr risk::standard_error standard_error() noexcept { return {.ddof = 1}; }

/// skewness
constexpr risk::skewness skewness() noexcept { return {.type = risk::skewness::estimator::G1}; }

/// kurtosis: an excess
constexpr risk::kurtosis kurtosis() noexcept { return {.type = risk::kurtosis::estimator::G2}; }

/// percentile
constexpr risk::quantile quantile(double probability) noexcept {
    return {.probability = probability, .type = quantile_type::inverted_cdf};
}

/// semiDeviation: the squares by the number below the mean, less one
constexpr risk::semi_deviation semi_deviation() noexcept {
    return {.periods_per_year = 1, .ddof = 1, .averaged = averaged_over::subset};
}

/// shortfall: the share below a target
constexpr risk::downside_frequency downside_frequency(double target) noexcept { return {.target = target}; }

/// averageShortfall: the mean shortfall of those below a target
constexpr risk::lower_partial_moment average_shortfall(double target) noexcept {
    return {.threshold = target, .degree = 1, .averaged = averaged_over::subset};
}

/// valueAtRisk: an order statistic, and 0 in place of a gain
constexpr risk::value_at_risk_historical value_at_risk(double share = 0.05) noexcept {
    return {
        .alpha = share, .type = quantile_type::inverted_cdf, .at_least = risk::value_at_risk_historical::floor::zero};
}

/// expectedShortfall: the mean of the returns strictly below that of valueAtRisk
constexpr risk::expected_shortfall_historical expected_shortfall(double share = 0.05) noexcept {
    return {.alpha = share,
            .averaged = risk::expected_shortfall_historical::tail::mean_lt_quantile,
            .bound = quantile_type::inverted_cdf};
}

/// gaussianValueAtRisk
constexpr risk::value_at_risk_gaussian value_at_risk_gaussian(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 1};
}

/// gaussianExpectedShortfall
constexpr risk::expected_shortfall_gaussian expected_shortfall_gaussian(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 1};
}

/// covariance of SequenceStatistics
constexpr risk::covariance covariance() noexcept { return {.ddof = 1}; }

/// correlation of SequenceStatistics
constexpr risk::correlation correlation() noexcept { return {}; }

}
