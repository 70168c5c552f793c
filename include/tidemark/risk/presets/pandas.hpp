// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/autocorrelation.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/covariance.hpp>
#include <tidemark/risk/ewm_covariance.hpp>
#include <tidemark/risk/ewm_mean.hpp>
#include <tidemark/risk/ewm_timed.hpp>
#include <tidemark/risk/ewm_variance.hpp>
#include <tidemark/risk/kendall_tau.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/quantile.hpp>
#include <tidemark/risk/rank.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/risk/spearman_correlation.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/risk/standard_error.hpp>
#include <tidemark/risk/variance.hpp>

/// Metrics with the options of pandas 1.5 and later, for series, rolling and expanding. Where they still differ, and
/// why, stands in docs/conventions.md.
namespace tidemark::inline TIDEMARK_ABI::risk::presets::pandas {

/// var
constexpr risk::variance variance(double ddof = 1) noexcept { return {.ddof = ddof}; }

/// std
constexpr risk::standard_deviation standard_deviation(double ddof = 1) noexcept { return {.ddof = ddof}; }

/// sem
constexpr risk::standard_error standard_error(double ddof = 1) noexcept { return {.ddof = ddof}; }

/// skew: 0 for equal observations
constexpr risk::skewness skewness() noexcept {
    return {.type = risk::skewness::estimator::G1, .on_equal = zero_spread::pandas};
}

/// kurt: an excess; -3 for equal observations, as in a rolling window
constexpr risk::kurtosis kurtosis() noexcept {
    return {.type = risk::kurtosis::estimator::G2, .on_equal = zero_spread::pandas};
}

/// quantile, interpolation="linear"
constexpr risk::quantile quantile(double probability = 0.5) noexcept {
    return {.probability = probability, .type = quantile_type::linear};
}

/// rolling.rank and expanding.rank, method="average"
constexpr risk::rank rank() noexcept { return {.tied = risk::rank::ties::average}; }

/// cov
constexpr risk::covariance covariance(double ddof = 1) noexcept { return {.ddof = ddof}; }

/// corr, method="pearson"
constexpr risk::correlation correlation() noexcept { return {}; }

/// corr, method="spearman"
constexpr risk::spearman_correlation spearman_correlation() noexcept { return {}; }

/// corr, method="kendall"
constexpr risk::kendall_tau kendall_tau() noexcept { return {.corrected = risk::kendall_tau::type::b}; }

/// autocorr
constexpr risk::autocorrelation autocorrelation(std::size_t lag = 1) noexcept {
    return {.lag = lag, .type = risk::autocorrelation::estimator::pairwise};
}

/// ewm(adjust, ignore_na=True).mean; adjust=True is `adjusted`, False `recursive`
constexpr risk::ewm_mean ewm_mean(core::decay decay, ewm_weights adjust = ewm_weights::adjusted) noexcept {
    return {.decay = decay, .weights = adjust};
}

/// ewm(ignore_na=True).var(bias)
constexpr risk::ewm_variance ewm_variance(core::decay decay, ewm_weights adjust = ewm_weights::adjusted,
                                          weighted_bias bias = weighted_bias::debiased) noexcept {
    return {.decay = decay, .weights = adjust, .bias = bias};
}

/// ewm(ignore_na=True).std(bias)
constexpr risk::ewm_volatility ewm_standard_deviation(core::decay decay, ewm_weights adjust = ewm_weights::adjusted,
                                                      weighted_bias bias = weighted_bias::debiased) noexcept {
    return {.periods_per_year = 1, .decay = decay, .weights = adjust, .bias = bias};
}

/// ewm(ignore_na=True).cov(bias)
constexpr risk::ewm_covariance ewm_covariance(core::decay decay, ewm_weights adjust = ewm_weights::adjusted,
                                              weighted_bias bias = weighted_bias::debiased) noexcept {
    return {.decay = decay, .weights = adjust, .bias = bias};
}

/// ewm(ignore_na=True).corr
constexpr risk::ewm_correlation ewm_correlation(core::decay decay,
                                                ewm_weights adjust = ewm_weights::adjusted) noexcept {
    return {.decay = decay, .weights = adjust};
}

/// ewm(halflife, ignore_na=False).mean, the default, of pairs (row number, value); of pairs (time, value)
/// ewm(times).mean
constexpr risk::ewm_mean_timed ewm_mean_timed(double half_life) noexcept { return {.half_life = half_life}; }

}
