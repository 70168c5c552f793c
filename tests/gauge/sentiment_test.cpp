// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/sentiment.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark;
using namespace tidemark::gauge;
using support::thrown;

namespace {

using series = std::vector<double>;

const double none = std::nan("");

TEST(FearAndGreed, OfSixComponentsOneOfThemPaused) {
    const fear_and_greed_scores day{.volatility = 12,
                                    .momentum_and_volume = 20,
                                    .social_media = 35,
                                    .surveys = none,
                                    .dominance = 40,
                                    .search_trends = 28};
    EXPECT_NEAR(fear_and_greed_style(day, absent_component::counts_zero), 20.05, 1e-12);
    EXPECT_NEAR(fear_and_greed_style(day, absent_component::renormalised), 23.588235294117645, 1e-12);
    EXPECT_NEAR(fear_and_greed_style(day, absent_component::neutral), 27.55, 1e-12);
    EXPECT_TRUE(std::isnan(fear_and_greed_style({}, absent_component::neutral))) << "nothing is no opinion";
}

TEST(CompositeScore, OfTwoBlendsAsOneProviderDoes) {
    EXPECT_NEAR(composite_score(series{22, 41}, series{0.7, 0.3}, absent_component::neutral), 27.7, 1e-12);
    EXPECT_NEAR(composite_score(series{22, 41}, series{7, 3}, absent_component::counts_zero), 27.7, 1e-12);
}

TEST(CompositeScore, RefusesWhatIsNoComposite) {
    const auto refused = [](const series& scores, const series& weights) {
        return thrown<std::invalid_argument>([&] { composite_score(scores, weights, absent_component::neutral); });
    };
    EXPECT_EQ(refused({}, {}), "number of components is 0, expected at least 1");
    EXPECT_EQ(refused({50}, {1, 1}), "number of weights is 2, expected one for each score, 1");
    EXPECT_EQ(refused({50, 101}, {1, 1}), "score of component 1 is 101, expected a number from 0 to 100");
    EXPECT_EQ(refused({50}, {-1}), "weight of component 0 is -1, expected zero or more");
    EXPECT_EQ(refused({50}, {0}), "sum of the weights is 0, expected more than zero");
    EXPECT_TRUE(std::isnan(composite_score(series{none, 50}, series{1, 0}, absent_component::counts_zero)));
}

TEST(SentimentLabel, BoundsBelongToTheLowerLabel) {
    const auto written = [](double score, sentiment_scale scale) {
        return std::string{text_of(*label_of(score, scale))};
    };
    const auto published = [&](double score) { return written(score, sentiment_scale::alternative_me); };
    for (const double s : {0.0, 24.0, 25.0, 25.4}) EXPECT_EQ(published(s), "extreme fear") << s;
    for (const double s : {25.5, 26.0, 46.0}) EXPECT_EQ(published(s), "fear") << s;
    for (const double s : {47.0, 54.0}) EXPECT_EQ(published(s), "neutral") << s;
    for (const double s : {55.0, 75.0}) EXPECT_EQ(published(s), "greed") << s;
    for (const double s : {76.0, 100.0}) EXPECT_EQ(published(s), "extreme greed") << s;
    EXPECT_EQ(written(20, sentiment_scale::every_20_points), "extreme fear");
    EXPECT_EQ(written(21, sentiment_scale::every_20_points), "fear");
    EXPECT_EQ(written(81, sentiment_scale::every_20_points), "extreme greed");
    EXPECT_FALSE(label_of(none, sentiment_scale::alternative_me).has_value());
    EXPECT_EQ(thrown<std::invalid_argument>([] { label_of(-1, sentiment_scale::alternative_me); }),
              "score is -1, expected a number from 0 to 100");
}

TEST(PercentileScore, IsTheTrailingPercentile) {
    const series x{1, 3, 2, 5, 4, 4};
    const series greed = run::rolling(percentile_score{}, x, 4),
                 fear = run::rolling(percentile_score{high_means::fear}, x, 4);
    EXPECT_EQ(greed[3], 87.5) << "three below, itself half";
    EXPECT_EQ(greed[5], 50) << "one below, two equal, one above";
    for (std::size_t i = 3; i < 6; ++i) EXPECT_EQ(greed[i] + fear[i], 100);
    EXPECT_EQ(run::rolling(percentile_score{}, series{2, 2, 2}, 3)[2], 50) << "what never moves says nothing";
    run::stream live{percentile_score{}, 4};
    for (std::size_t i = 0; i < x.size(); ++i) {
        live.update(x[i]);
        if (i < 3) continue;
        EXPECT_EQ(live.value(), greed[i]);
    }
}

TEST(ClampedZScore, IsClampedAtItsLimit) {
    const series x{0, 0, 0, 0, 1};
    const double z = (1 - 0.2) / std::sqrt(0.2);  // of the newest among five, ddof 1
    EXPECT_NEAR(run::whole(clamped_z_score{.limit = 4}, x), 50 * (1 + z / 4), 1e-12);
    EXPECT_NEAR(run::whole(clamped_z_score{.limit = 4, .high = high_means::fear}, x), 50 * (1 - z / 4), 1e-12);
    EXPECT_EQ(run::whole(clamped_z_score{.limit = 1.5}, x), 100);
    EXPECT_TRUE(std::isnan(run::whole(clamped_z_score{.limit = 1}, series{3, 3, 3})));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { run::whole(clamped_z_score{.limit = 0}, x); }),
              "limit is 0, expected a positive finite number");
    const series all = run::rolling(clamped_z_score{.limit = 2}, series{1, 4, 2, 8, 5, 7}, 3);
    run::stream live{clamped_z_score{.limit = 2}, 3};
    for (const double v : {1.0, 4.0, 2.0, 8.0, 5.0, 7.0}) live.update(v);
    EXPECT_EQ(live.value(), all.back());
}

}
