// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/risk/percentile_rank.hpp>
#include <tidemark/risk/z_score.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

// Composites of sentiment: components that are brought to a scale from 0, fear, to 100, greed, and their weighted mean.
namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What a high value of a component tells.
enum class high_means { greed, fear };

/// A component by its place among its own past: under `run::rolling` or a stream with a window, the trailing
/// percentile.
///
/// Formula: 100 percentile_rank, or 100 (1 - percentile_rank) where a high value tells of fear
/// Input: any series
/// Value: 0 to 100; with the tie weight of 1/2 a component that never moves scores 50
/// No data: NaN, also where the newest row is missing
/// Errors: tie_weight outside [0, 1]
/// Source: as percentile_rank
struct percentile_score {
    high_means high = high_means::greed;
    double tie_weight = 0.5;

    constexpr core::complaint check() const noexcept { return risk::percentile_rank{tie_weight}.check(); }
    constexpr double lower(const core::standing& newest) const noexcept {
        const double rank = risk::percentile_rank{tie_weight}.lower(newest);
        return 100 * (high == high_means::greed ? rank : 1 - rank);
    }
};

/// A component by its distance from its own mean: under `run::rolling` or a stream with a window, from that of the
/// window.
///
/// Formula: 50 (1 + max(-1, min(1, z / limit))), with the sign of z turned where a high value tells of fear
/// Input: any series
/// Value: 0 to 100; 50 at the mean
/// No data: as z_score
/// Errors: a limit that is not positive; ddof negative
/// Source: as z_score
struct clamped_z_score {
    double limit;  ///< the number of standard deviations that scores 0 or 100
    high_means high = high_means::greed;
    double ddof = 1;

    using state = risk::z_score::state;

    constexpr core::complaint check() const noexcept {
        if (!(limit > 0 && core::is_finite(limit))) return {"limit", limit, "a positive finite number"};
        return risk::z_score{ddof}.check();
    }
    double lower(const state& s) const noexcept {
        const double z = risk::z_score{ddof}.lower(s) / limit;
        if (core::is_missing(z)) return core::nan;
        const double within = z < -1 ? -1 : z > 1 ? 1 : z;
        return 50 * (1 + (high == high_means::greed ? within : -within));
    }
};

/// What becomes of the weight of a component that has no score.
enum class absent_component {
    counts_zero,   ///< its score is 0, the extreme of fear
    renormalised,  ///< its weight is spread over the others
    neutral        ///< its score is 50
};

/// The weighted mean of the components that have a score.
///
/// Formula: sum w x / sum w; renormalised: both sums over the components with a score
/// Input: scores of 0 to 100, NaN for a component without one, and weights of zero or more, which need not sum to 1
/// Value: 0 to 100
/// No data: NaN where no component of a weight above zero has a score, whatever the policy
/// Errors: `std::invalid_argument` for no component, another number of weights, a score outside 0 to 100, a weight that
///   is negative or not finite, and weights of zero only
/// Source: general usage
inline double composite_score(std::span<const double> scores, std::span<const double> weights,
                              absent_component absent) {
    if (scores.empty()) core::refuse("number of components", std::size_t{0}, "at least 1");
    if (weights.size() != scores.size())
        core::refuse("number of weights", weights.size(), "one for each score, " + std::to_string(scores.size()));
    double sum = 0, present = 0, all = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!(weights[i] >= 0 && core::is_finite(weights[i])))
            core::refuse("weight of component " + std::to_string(i), weights[i], "zero or more");
        all += weights[i];
        if (core::is_missing(scores[i])) continue;
        if (!(scores[i] >= 0 && scores[i] <= 100))
            core::refuse("score of component " + std::to_string(i), scores[i], "a number from 0 to 100");
        sum += weights[i] * scores[i];
        present += weights[i];
    }
    if (all == 0) core::refuse("sum of the weights", all, "more than zero");
    if (present == 0) return core::nan;
    switch (absent) {
        case absent_component::counts_zero: return sum / all;
        case absent_component::renormalised: return sum / present;
        case absent_component::neutral: break;
    }
    return (sum + 50 * (all - present)) / all;
}

/// Scores of the six components that alternative.me publishes, each from 0, fear, to 100, greed, or NaN for none.
struct fear_and_greed_scores {
    double volatility = core::nan;           ///< 25 %: volatility and drawdown against their means of 30 and 90 days
    double momentum_and_volume = core::nan;  ///< 25 %: against the means of 30 and 90 days
    double social_media = core::nan;         ///< 15 %
    double surveys = core::nan;              ///< 15 %, paused
    double dominance = core::nan;            ///< 10 %: a rising share of Bitcoin tells of fear
    double search_trends = core::nan;        ///< 10 %
};

/// A Fear and Greed index of the weights that alternative.me publishes for Bitcoin, day by day.
///
/// How it turns an input into a score is not public, nor what becomes of the weight of the paused surveys: scores are
/// the caller's, such as of `percentile_score`, and so is the policy. Another provider's index of that name is another
/// index.
///
/// Formula: 0.25 volatility + 0.25 momentum and volume + 0.15 social media + 0.15 surveys + 0.1 dominance + 0.1 trends
/// Input: scores of 0 to 100, NaN for a component without one
/// Value: 0 to 100
/// No data: NaN where no component has a score
/// Errors: `std::invalid_argument` for a score outside 0 to 100
/// Source: alternative.me, Crypto Fear and Greed Index (the provider's own page)
inline double fear_and_greed_style(const fear_and_greed_scores& of, absent_component absent) {
    const double scores[]{of.volatility, of.momentum_and_volume, of.social_media,
                          of.surveys,    of.dominance,           of.search_trends};
    constexpr double weights[]{0.25, 0.25, 0.15, 0.15, 0.1, 0.1};
    return composite_score(scores, weights, absent);
}

enum class sentiment_label { extreme_fear, fear, neutral, greed, extreme_greed };

/// Whose labels.
enum class sentiment_scale {
    alternative_me,  ///< to 25, 46, 54 and 75, as its interface answers; pages that print 24, 49 and 74 contradict it
    every_20_points  ///< CoinMarketCap's: to 20, 40, 60 and 80; on which side a boundary lies is not public
};

/// The label of a score, which is rounded to a whole number as it is published.
///
/// Formula: the first label whose upper bound, itself included, the score does not exceed
/// Input: a score
/// Value: a label
/// No data: no label for NaN
/// Errors: `std::invalid_argument` for a score outside 0 to 100
/// Source: alternative.me and coinmarketcap.com, the providers' own pages and answers
inline std::optional<sentiment_label> label_of(double score, sentiment_scale scale) {
    if (core::is_missing(score)) return std::nullopt;
    if (!(score >= 0 && score <= 100)) core::refuse("score", score, "a number from 0 to 100");
    constexpr double alternative_me[]{25, 46, 54, 75}, every_20[]{20, 40, 60, 80};
    const auto& bounds = scale == sentiment_scale::alternative_me ? alternative_me : every_20;
    int label = 0;
    for (const double bound : bounds) label += std::round(score) > bound ? 1 : 0;
    return static_cast<sentiment_label>(label);
}

/// How a label is written: "extreme fear".
constexpr const char* text_of(sentiment_label label) noexcept {
    switch (label) {
        case sentiment_label::extreme_fear: return "extreme fear";
        case sentiment_label::fear: return "fear";
        case sentiment_label::neutral: return "neutral";
        case sentiment_label::greed: return "greed";
        case sentiment_label::extreme_greed: break;
    }
    return "extreme greed";
}

}
