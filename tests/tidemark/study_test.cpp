// SPDX-License-Identifier: BSL-1.0
#include "study.hpp"

#include "errors.hpp"
#include "support/thrown.hpp"
#include "tidemark/two_tier_market.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace program;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tidemark::core::date;
using tidemark::gauge::since;
using tidemark::support::noise;
using tidemark::support::returns_with;
using tidemark::support::thrown;
using tidemark::support::two_tier_market;

const std::vector<double> large = returns_with(0.6, 0.03, noise(400, 1));
const std::vector<double> small = returns_with(0.3, 0.04, noise(400, 2));

const measured_index& index_named(const study& s, std::string_view name) {
    for (const measured_index& i : s.indices) {
        if (i.name == name) return i;
    }
    throw std::logic_error{"no such index"};
}

TEST(study, builds_the_five_indices_from_level_one) {
    const study s = make_study(two_tier_market(large, small), {});
    std::vector<std::string> names;
    for (const measured_series& m : s.series) names.push_back(m.closes.name);
    EXPECT_THAT(names, ElementsAre("large_1_20", "mid_21_50", "small_51_100", "ranks_21_100", "ranks_1_5"));
    double large_level = 1, small_level = 1;
    for (std::size_t day = 0; day <= large.size(); ++day) {
        if (day > 0) large_level *= 1 + large[day - 1], small_level *= 1 + small[day - 1];
        ASSERT_NEAR(s.series_named("large_1_20").closes.levels[day] / large_level, 1, 1e-12);
        ASSERT_NEAR(s.series_named("ranks_1_5").closes.levels[day] / large_level, 1, 1e-12);
        ASSERT_NEAR(s.series_named("small_51_100").closes.levels[day] / small_level, 1, 1e-12);
        ASSERT_NEAR(s.series_named("ranks_21_100").closes.levels[day] / small_level, 1, 1e-12);
    }
    EXPECT_EQ(index_named(s, "ranks_21_100").track.reviews.front().members.size(), 80U);
}

TEST(study, measures_the_whole_each_year_and_each_span) {
    const study s = make_study(two_tier_market(large, small), {"2021-03-01:2021-06-01"});
    ASSERT_EQ(s.spans.size(), 4U);
    const auto& performances = s.series_named(large_caps).performances;
    ASSERT_EQ(performances.size(), 4U);
    EXPECT_EQ(performances[0]->returns, 400U);
    EXPECT_EQ(performances[1]->returns, 364U) << "2021, from its first close";
    EXPECT_EQ(performances[2]->returns, 36U) << "2022, from the last close of 2021";
    EXPECT_EQ(performances[3]->from, (date{2021, 3, 1}));
    EXPECT_EQ(performances[3]->to, (date{2021, 6, 1}));
    EXPECT_EQ(s.small_over_large.size(), 4U);
}

TEST(study, takes_a_census_of_its_assets) {
    const asset_census until_the_end = make_study(two_tier_market(large, small, {2021, 1, 1}, 50, 70), {}).assets;
    EXPECT_EQ(until_the_end.with_prices, 101U);
    EXPECT_EQ(until_the_end.ended_early, 0U);
    EXPECT_THAT(until_the_end.never_priced, ElementsAre("NEVER"));
    EXPECT_EQ(make_study(two_tier_market(large, small, {2021, 1, 1}, 390, 400), {}).assets.ended_early, 1U);
}

TEST(study, follows_btc_and_eth_where_they_are_there) {
    market_data data = two_tier_market(large, small);
    const study without = make_study(data, {});
    EXPECT_THAT(without.notes, Contains(HasSubstr("BTC is left out")));
    EXPECT_EQ(without.pair_of("BTC", large_caps), nullptr);
    EXPECT_THROW(without.series_named("BTC"), std::logic_error);
}

TEST(study, correlates_the_indices_by_three_estimators) {
    const study s = make_study(two_tier_market(large, small), {});
    ASSERT_EQ(s.among_indices.size(), s.spans.size());
    for (std::size_t span = 0; span < s.spans.size(); ++span) {
        const correlation_estimates& c = s.among_indices[span].value();
        const correlation& pair = s.pair_of(large_caps, small_caps)->correlations[span].value();
        EXPECT_EQ(c.returns, pair.returns);
        ASSERT_EQ(c.estimates.size(), 3U);
        EXPECT_EQ(c.estimates[0].name, "pearson");
        EXPECT_NEAR(c.estimates[0].matrix[0][2], pair.value, 1e-14) << "large and small caps";
        for (const correlation_estimate& e : c.estimates) {
            if (!e.intensity) {
                EXPECT_NEAR(e.matrix[2][3], 1, 1e-10) << e.name << ": one market of small and of medium coins";
            }
            for (std::size_t i = 0; i < 5; ++i) {
                EXPECT_EQ(e.matrix[i][i], 1) << e.name;
                for (std::size_t j = 0; j < i; ++j) EXPECT_EQ(e.matrix[i][j], e.matrix[j][i]) << e.name;
            }
        }
    }
}

TEST(study, correlates_the_ranks_of_the_indices) {
    // Log returns of large caps in the order 1, 2, 3, 4, of small caps 1, 3, 2, 4: one pair of six is in disorder.
    const study s = make_study(two_tier_market({0.01, 0.02, 0.03, 0.9}, {-0.3, 0.02, 0.01, 0.5}), {});
    const auto& estimates = s.among_indices.front()->estimates;
    EXPECT_EQ(estimates[1].name, "spearman");
    EXPECT_NEAR(estimates[1].matrix[0][2], 0.8, 1e-15) << "1 - 6 x 2 / (4 x 15)";
}

TEST(study, moves_the_correlations_of_the_indices_towards_their_mean) {
    const study s = make_study(two_tier_market(large, small), {});
    const auto& estimates = s.among_indices.front()->estimates;
    EXPECT_EQ(estimates[2].name, "ledoit_wolf");
    const auto& pearson = estimates[0].matrix;
    const double moved = estimates[2].intensity.value();
    EXPECT_TRUE(moved > 0 && moved < 1) << moved;
    double mean = 0;
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < i; ++j) mean += pearson[i][j] / 10;
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_NEAR(estimates[2].matrix[i][j], (1 - moved) * pearson[i][j] + moved * mean, 1e-12);
}

TEST(study, answers_lowest_since_for_the_last_ninety_days) {
    // Up for 200 days, then down for 100 to below the start, then up again for 50.
    std::vector<double> path;
    path.reserve(350);
    for (int i = 0; i < 350; ++i) path.push_back(i < 200 ? 0.01 : i < 300 ? -0.015 : 0.01);
    const study s = make_study(two_tier_market(path, path), {});
    const recent_low low = s.series_named(large_caps).low.value();
    EXPECT_EQ(low.day, (date{2021, 1, 1} + 300));
    EXPECT_EQ(low.found, since::found::earlier);
    // 1.01^200 0.985^100 is 1.614: 1.01^48 is 1.612 and 1.01^49 is 1.628.
    EXPECT_EQ(low.as_low_on, (date{2021, 1, 1} + 48));

    for (double& r : path) r = -r;
    for (std::size_t i = 200; i < 300; ++i) path[i] = 0.002;
    const recent_low never = make_study(two_tier_market(path, path), {}).series_named(large_caps).low.value();
    EXPECT_EQ(never.found, since::found::never);
    EXPECT_EQ(never.as_low_on, (date{2021, 1, 1}));
    EXPECT_EQ(never.day, (date{2021, 1, 1} + 350));
}

TEST(study, counts_ninety_closes_as_the_last_ninety_days) {
    const std::vector<double> rising(200, 0.001);
    const recent_low low = make_study(two_tier_market(rising, rising), {}).series_named(large_caps).low.value();
    EXPECT_EQ(low.day, (date{2021, 1, 1} + 200 - 89));
    EXPECT_EQ(low.as_low_on, low.day - 1);
}

TEST(study, counts_what_reviews_exchange) {
    // S50 has no price at the reviews of March and April, so that S51 stands in for it.
    const study s = make_study(two_tier_market(large, small, {2021, 1, 1}, 50, 100), {"2021-02-01:2021-04-01"});
    const exchange_per_review e = index_named(s, "small_51_100").exchanges.back().value();
    EXPECT_EQ(e.reviews, 2U) << "the review of the span's first day is not in it, that of its last day is";
    EXPECT_EQ(e.entered, 0.5);
    EXPECT_EQ(e.left, 0.5);
    const double weight_of_the_smallest = 101.0 / 6275;  // supplies 150 to 101
    EXPECT_NEAR(e.one_way_turnover, weight_of_the_smallest / 2, 1e-4);
    EXPECT_EQ(index_named(s, "large_1_20").exchanges.back()->entered, 0);
    EXPECT_FALSE(make_study(two_tier_market(large, small), {"2021-02-01:2021-02-20"}).indices[0].exchanges.back())
        << "no review, no average";
}

TEST(study, shows_what_the_other_rule_for_missing_prices_would_do) {
    const study s = make_study(two_tier_market(large, small, {2021, 1, 1}, 50, 70), {});
    const missing_price_effect& effect = index_named(s, "small_51_100").missing_prices.front().value();
    EXPECT_EQ(effect.member_days, 400U * 50U);
    EXPECT_EQ(effect.member_days_without_price, 10U) << "from day 50 to the review of March 1, day 59";
    EXPECT_NEAR(effect.carried_return, s.series_named(small_caps).performances.front()->cumulative_return, 1e-12);
    const double lost = (1 + effect.zeroed_return.value()) / (1 + effect.carried_return);
    EXPECT_NEAR(lost, 1 - 101.0 / 6275, 1e-3) << "the weight of S50, a little drifted";
    const missing_price_effect& none = index_named(s, "large_1_20").missing_prices.front().value();
    EXPECT_EQ(none.member_days_without_price, 0U);
    EXPECT_EQ(none.zeroed_return, none.carried_return);
}

TEST(study, notes_what_it_does_without) {
    market_data data = two_tier_market(large, small);
    data.asset_classes = market_data::classes::unknown;
    const study bare = make_study(data, {});
    EXPECT_THAT(bare.notes, Contains(HasSubstr("every asset is eligible")));
    EXPECT_THAT(bare.notes, Contains(HasSubstr("no rates_daily.csv")));
    EXPECT_THAT(bare.notes, Contains(HasSubstr("no equities_daily.csv")));
    EXPECT_THAT(bare.notes, Not(Contains(HasSubstr("calendar days"))));

    data.bill = published_rate{.dates = {{2021, 1, 10}}, .annual_rates = {0.02}};
    const study late = make_study(data, {});
    EXPECT_THAT(late.notes,
                Contains("no bill rate is known for 9 of 400 days: Sharpe and Sortino ratios leave them out"));
    EXPECT_THAT(late.notes, Contains("the bill rate of 2021-01-10 is the last one and stays in force to the end"));
}

TEST(study, notes_days_that_are_not_in_the_prices) {
    const market_data whole = two_tier_market({0.01, 0.01, 0.01}, {0.01, 0.01, 0.01});
    tidemark::index::market_builder rows{{whole.universe.assets().begin(), whole.universe.assets().end()}};
    for (const std::size_t day : {0U, 1U, 3U}) {
        for (std::size_t i = 0; i < whole.universe.assets().size(); ++i) {
            if (std::isnan(whole.universe.prices(day)[i])) continue;
            rows.add({.date = whole.universe.dates()[day],
                      .asset = whole.universe.assets()[i].id,
                      .price = whole.universe.prices(day)[i],
                      .market_cap = whole.universe.market_caps(day)[i],
                      .supply = {},
                      .traded_value = {}});
        }
    }
    market_data data = whole;
    data.universe = std::move(rows).build();
    EXPECT_THAT(make_study(data, {}).notes, Contains(HasSubstr("1 calendar days are not in the prices")));
}

TEST(study, needs_a_hundred_eligible_assets_at_every_review) {
    market_data data = two_tier_market(large, small, {2021, 1, 1}, 50, 70);
    std::vector<tidemark::index::asset> assets{data.universe.assets().begin(), data.universe.assets().end()};
    for (auto& a : assets) a.asset_class = a.id == "S51" ? "stable" : a.asset_class;
    tidemark::index::market_builder rows{assets};
    for (std::size_t day = 0; day < data.universe.dates().size(); ++day) {
        for (std::size_t i = 0; i < assets.size(); ++i) {
            if (!(data.universe.prices(day)[i] > 0)) continue;
            rows.add({.date = data.universe.dates()[day],
                      .asset = assets[i].id,
                      .price = data.universe.prices(day)[i],
                      .market_cap = data.universe.market_caps(day)[i],
                      .supply = {},
                      .traded_value = {}});
        }
    }
    data.universe = std::move(rows).build();
    EXPECT_THAT(thrown<data_error>([&] { make_study(data, {}); }),
                HasSubstr("on 2021-03-01 only 99 assets are eligible (of class coin, with a price and a market cap), "
                          "expected at least 100"));
}

TEST(study, needs_two_days) {
    EXPECT_THAT(thrown<data_error>([] { make_study(two_tier_market({}, {}), {}); }), HasSubstr("one day only"));
}

TEST(study, is_not_changed_by_days_to_come) {
    const study until_later = make_study(two_tier_market(large, small), {});
    const std::vector<double> fewer_large(large.begin(), large.begin() + 300),
        fewer_small(small.begin(), small.begin() + 300);
    const study until_sooner = make_study(two_tier_market(fewer_large, fewer_small), {});
    for (std::size_t i = 0; i < until_sooner.series.size(); ++i) {
        auto levels = until_later.series[i].closes.levels;
        levels.resize(301);
        EXPECT_EQ(until_sooner.series[i].closes.levels, levels) << until_sooner.series[i].closes.name;
    }
}

}
