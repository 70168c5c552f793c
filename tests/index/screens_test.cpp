// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/screens.hpp>

#include <tidemark/risk/quantile.hpp>

#include "support/applicants.hpp"
#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::answer;
using tidemark::support::answers;
using tidemark::support::market_with;
using tidemark::support::thrown;
using tidemark::support::trading;
using tidemark::support::verdict_on;

namespace {

constexpr date new_year{2020, 1, 1};
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr auto admitted = "admitted | admitted";

std::string asked(const eligibility_rule& rule, const market& all, date day = {}) {
    return answers(verdict_on(rule, all, "A", day));
}

static_assert(!std::is_default_constructible_v<thresholds>, "what is required must be given");
static_assert(!std::is_default_constructible_v<median_traded_value>);
static_assert(!std::is_default_constructible_v<minimum_market_cap>);
static_assert(!std::is_default_constructible_v<minimum_age>);

TEST(threshold, is_finite_and_not_negative) {
    EXPECT_EQ(threshold{0}.value(), 0);
    EXPECT_EQ(thrown<std::invalid_argument>([] { threshold{-1}; }),
              "threshold is -1, expected a finite number, zero or more");
    for (const double wrong : {infinity, -infinity, not_a_number}) {
        EXPECT_NE(thrown<std::invalid_argument>([&] { threshold{wrong}; }), "(nothing thrown)");
    }
}

TEST(thresholds, are_one_number_for_both_or_one_for_each) {
    constexpr thresholds same{80};
    EXPECT_EQ(same.as(membership::newcomer), 80);
    EXPECT_EQ(same.as(membership::member), 80);
    constexpr thresholds apart{.newcomer = 100, .member = 80};
    EXPECT_EQ(apart.as(membership::newcomer), 100);
    EXPECT_EQ(apart.as(membership::member), 80);
}

TEST(reaches, judges_newcomers_and_members_each_for_itself) {
    const thresholds easier_to_stay{.newcomer = 100, .member = 80};
    EXPECT_EQ(answers(reaches(100, easier_to_stay, "x")), admitted);
    EXPECT_EQ(answers(reaches(90, easier_to_stay, "x")), "x: 90, required 100 | admitted");
    EXPECT_EQ(answers(reaches(70, easier_to_stay, "x")), "x: 70, required 100 | x: 70, required 80");
    EXPECT_EQ(answers(reaches(not_a_number, easier_to_stay, "x")), "x: none, required 100 | x: none, required 80");
    EXPECT_EQ(answers(reaches(90, {.newcomer = 80, .member = 100}, "x")), "admitted | x: 90, required 100");
}

TEST(minimum_age, counts_calendar_days_since_the_listing_or_the_first_price) {
    const minimum_age ninety{.days = {90}};
    const market listed = market_with(
        {{.id = "A", .listed = new_year}},
        {{.date = new_year + 89, .asset = "A", .price = 1}, {.date = new_year + 90, .asset = "A", .price = 1}});
    EXPECT_EQ(asked(ninety, listed, new_year + 89), "age in days: 89, required 90 | age in days: 89, required 90");
    EXPECT_EQ(asked(ninety, listed, new_year + 90), admitted);
    const market unlisted = market_with({{.id = "A"}}, {{.date = new_year, .asset = "A"},
                                                        {.date = new_year + 5, .asset = "A", .price = 1},
                                                        {.date = new_year + 95, .asset = "A"}});
    EXPECT_EQ(answer(verdict_on(ninety, unlisted, "A", new_year)), "age in days: none, required 90");
    EXPECT_EQ(answer(verdict_on(ninety, unlisted, "A", new_year + 5)), "age in days: 0, required 90");
    EXPECT_EQ(asked(ninety, unlisted), admitted);
    EXPECT_EQ(asked(minimum_age{.days = {.newcomer = 90, .member = 0}}, unlisted, new_year + 5),
              "age in days: 0, required 90 | admitted");
}

TEST(days_traded, counts_days_with_more_than_nothing) {
    const market all = trading({5, 5, 0, not_a_number, 1, 2});
    const days_traded three_of_four{.window = 4, .at_least = {.newcomer = 3, .member = 2}};
    EXPECT_EQ(asked(three_of_four, all), "days traded: 2, required 3 | admitted");
    EXPECT_EQ(asked(days_traded{.window = 5, .at_least = {3}}, all), admitted);
    EXPECT_EQ(asked(days_traded{.window = 90, .at_least = {4}}, all), admitted);
    EXPECT_EQ(answer(verdict_on(days_traded{.window = 90, .at_least = {5}}, all, "A")), "days traded: 4, required 5");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { asked(days_traded{.window = 3, .at_least = {4}}, all); }),
              "threshold is 4, expected at most 3");
}

TEST(share_of_days_traded, is_of_all_the_days_of_its_window) {
    std::vector<double> month(30, 1.0);
    month[3] = month[7] = 0;
    month[20] = not_a_number;
    EXPECT_EQ(asked(share_of_days_traded{.window = 30, .at_least = {0.9}}, trading(month)), admitted);
    month[21] = not_a_number;
    EXPECT_EQ(answer(verdict_on(share_of_days_traded{.window = 25, .at_least = {0.9}}, trading(month), "A")),
              "share of days traded: 0.88, required 0.9");
    EXPECT_EQ(answer(verdict_on(share_of_days_traded{.window = 60, .at_least = {0.5}}, trading(month), "A")),
              "share of days traded: " + tidemark::core::text_of(26.0 / 60) + ", required 0.5");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [&] { asked(share_of_days_traded{.window = 9, .at_least = {9}}, trading(month)); }),
              "threshold is 9, expected at most 1");
}

TEST(traded_values, have_a_mean_that_one_day_can_carry_and_a_median_that_it_cannot) {
    const market all = trading({5, 5, 6, 5, 4, 5, 6, 5, 5, 400});
    const traded_window ten{10, unpublished::is_left_out};
    EXPECT_EQ(asked(mean_traded_value{.window = ten, .at_least = {44.6}}, all), admitted);
    EXPECT_EQ(asked(median_traded_value{.window = ten, .at_least = {5}}, all), admitted);
    EXPECT_EQ(answer(verdict_on(mean_traded_value{.window = ten, .at_least = {44.7}}, all, "A")),
              "mean traded value: 44.6, required 44.7");
    EXPECT_EQ(asked(median_traded_value{.window = ten, .at_least = {.newcomer = 6, .member = 4.8}}, all),
              "median traded value: 5, required 6 | admitted");
}

TEST(traded_values, without_a_number_are_zero_or_left_out) {
    const market all = trading({9, 1, not_a_number, 3, not_a_number, 8});
    const auto mean = [&](int days, unpublished policy, int min_count) {
        return answer(verdict_on(mean_traded_value{.window = {days, policy, min_count}, .at_least = {99}}, all, "A"));
    };
    const auto median = [&](int days, unpublished policy, int min_count) {
        return answer(verdict_on(median_traded_value{.window = {days, policy, min_count}, .at_least = {99}}, all, "A"));
    };
    EXPECT_EQ(mean(5, unpublished::is_zero, 5), "mean traded value: 2.4, required 99");
    EXPECT_EQ(mean(5, unpublished::is_left_out, 3), "mean traded value: 4, required 99");
    EXPECT_EQ(mean(5, unpublished::is_left_out, 4), "days with a traded value: 3, required 4");
    EXPECT_EQ(median(5, unpublished::is_zero, 5), "median traded value: 1, required 99");
    EXPECT_EQ(median(5, unpublished::is_left_out, 1), "median traded value: 3, required 99");
    EXPECT_EQ(median(2, unpublished::is_zero, 2), "median traded value: 4, required 99");
    EXPECT_EQ(median(2, unpublished::is_left_out, 1), "median traded value: 8, required 99");
}

TEST(traded_values, of_a_window_that_is_not_full_are_turned_away) {
    const market all = trading({7, 8, 9});
    const auto median = [&](const traded_window& window, date day) {
        return answer(verdict_on(median_traded_value{.window = window, .at_least = {1}}, all, "A", day));
    };
    EXPECT_EQ(median({3, unpublished::is_left_out}, new_year + 1), "days with a traded value: 2, required 3");
    EXPECT_EQ(median({3, unpublished::is_left_out}, new_year + 2), "admitted");
    EXPECT_EQ(median({4, unpublished::is_zero}, new_year + 2), "days with a traded value: 3, required 4");
    EXPECT_EQ(median({4, unpublished::is_zero, 3}, new_year + 2), "admitted");
}

TEST(traded_values, are_not_zero_before_the_asset_was_first_seen) {
    market_builder rows{{{.id = "A"}, {.id = "clock"}}};
    for (int day = 0; day < 6; ++day) {
        rows.add({.date = new_year + day, .asset = "clock"});
        if (day >= 3) rows.add({.date = new_year + day, .asset = "A", .price = 1, .traded_value = 10 + day});
    }
    const market all = std::move(rows).build();
    const auto mean = [&](const traded_window& window, date day = {}) {
        return answer(verdict_on(mean_traded_value{.window = window, .at_least = {99}}, all, "A", day));
    };
    EXPECT_EQ(mean({6, unpublished::is_zero}), "days with a traded value: 3, required 6");
    EXPECT_EQ(mean({6, unpublished::is_zero, 3}), "mean traded value: 14, required 99");
    EXPECT_EQ(mean({6, unpublished::is_zero, 1}, new_year + 1), "days with a traded value: 0, required 1");
}

TEST(traded_values, screen_by_a_percentile_that_the_caller_takes_of_the_universe) {
    const std::vector<double> means{100, 40, 9, 8, 5, 2, .5, .2};
    std::vector<asset> assets;
    for (std::size_t i = 0; i < means.size(); ++i) assets.push_back({.id = std::string(1, static_cast<char>('a' + i))});
    market_builder rows{assets};
    for (int day = 0; day < 2; ++day) {
        for (std::size_t i = 0; i < means.size(); ++i) {
            rows.add({.date = new_year + day,
                      .asset = assets[i].id,
                      .price = 1,
                      .traded_value = means[i] * (day == 0 ? 0.5 : 1.5)});
        }
    }
    const market all = std::move(rows).build();
    std::vector<double> ascending = means;
    std::sort(ascending.begin(), ascending.end());
    const double quarter = tidemark::risk::quantile{.probability = 0.25}.lower(std::span<const double>{ascending});
    EXPECT_EQ(quarter, 1.625);
    const mean_traded_value liquid{.window = {2, unpublished::is_left_out}, .at_least = {quarter}};
    std::string eligible;
    for (const asset& a : assets) eligible += verdict_on(liquid, all, a.id).admits(membership::newcomer) ? a.id : "";
    EXPECT_EQ(eligible, "abcdef");
}

TEST(turnover_ratio, is_the_part_of_the_float_that_is_traded_in_so_many_days) {
    const asset half_in_float{.id = "A", .float_factors = {{new_year, 0.5}}};
    const market all = trading({2e9, 3e9, 1.5e9, 2.5e9}, 2.2e10, half_in_float);
    const turnover_ratio a_year{.window = {4, unpublished::is_left_out}, .over_days = 4, .at_least = {0.75}};
    EXPECT_EQ(asked(a_year, all), admitted);
    turnover_ratio strict = a_year;
    strict.at_least = {0.9};
    EXPECT_NEAR(verdict_on(strict, all, "A").as(membership::newcomer)->found, 9.0 / 11, 1e-15);
    EXPECT_EQ(verdict_on(strict, all, "A").as(membership::newcomer)->reason, "turnover of the float");
    strict.over_days = 1;
    EXPECT_NEAR(verdict_on(strict, all, "A").as(membership::newcomer)->found, 9.0 / 44, 1e-15);
    const market gaps = trading({2e9, not_a_number, 1e9, not_a_number}, 1e10);
    const auto found = [&](unpublished policy) {
        const turnover_ratio rule{.window = {4, policy, 2}, .over_days = 4, .at_least = {9}};
        return verdict_on(rule, gaps, "A").as(membership::newcomer)->found;
    };
    EXPECT_NEAR(found(unpublished::is_zero), 0.3, 1e-15);
    EXPECT_NEAR(found(unpublished::is_left_out), 0.6, 1e-15);
}

TEST(turnover_ratio, of_an_asset_without_a_market_cap_is_none) {
    const market all = market_with({{.id = "A"}}, {{.date = new_year, .asset = "A", .price = 1, .traded_value = 5}});
    const turnover_ratio rule{.window = {1, unpublished::is_zero}, .over_days = 30, .at_least = {0.01}};
    EXPECT_EQ(answer(verdict_on(rule, all, "A")), "turnover of the float: none, required 0.01");
}

TEST(minimum_market_cap, is_of_all_units_or_of_those_in_float) {
    const market all = trading({1}, 10e6, {.id = "A", .float_factors = {{new_year, 0.5}}});
    EXPECT_EQ(asked(minimum_market_cap{{10e6}}, all), admitted);
    EXPECT_EQ(asked(minimum_market_cap{.at_least = {.newcomer = 12e6, .member = 8e6}}, all),
              "market cap: 10000000, required 12000000 | admitted");
    EXPECT_EQ(asked(minimum_float_market_cap{.at_least = {5e6}}, all), admitted);
    EXPECT_EQ(asked(minimum_float_market_cap{.at_least = {.newcomer = 6e6, .member = 4e6}}, all),
              "float market cap: 5000000, required 6000000 | admitted");
    const market no_cap = market_with({{.id = "A"}}, {{.date = new_year, .asset = "A", .price = 1}});
    EXPECT_EQ(answer(verdict_on(minimum_market_cap{{0}}, no_cap, "A")), "market cap: none, required 0");
}

TEST(minimum_price, is_of_today_or_of_each_of_the_last_days) {
    const market all =
        market_with({{.id = "A"}, {.id = "clock"}}, {{.date = new_year, .asset = "A", .price = 0.02},
                                                     {.date = new_year + 1, .asset = "A", .price = 0.005},
                                                     {.date = new_year + 2, .asset = "A", .price = 0.03},
                                                     {.date = new_year + 3, .asset = "A", .price = 0.01},
                                                     {.date = new_year + 4, .asset = "clock"}});
    const minimum_price today{.at_least = {0.01}};
    const minimum_price two_days{.at_least = {0.01}, .days = 2};
    const minimum_price three_days{.at_least = {.newcomer = 0.01, .member = 0.005}, .days = 3};
    EXPECT_EQ(asked(today, all, new_year + 3), admitted);
    EXPECT_EQ(asked(two_days, all, new_year + 3), admitted);
    EXPECT_EQ(asked(three_days, all, new_year + 3), "price: 0.005, required 0.01 | admitted");
    EXPECT_EQ(answer(verdict_on(three_days, all, "A", new_year + 1)), "price: none, required 0.01");
    EXPECT_EQ(answer(verdict_on(today, all, "A", new_year + 4)), "price: none, required 0.01");
    EXPECT_EQ(answer(verdict_on(two_days, all, "A", new_year + 4)), "price: none, required 0.01");
}

TEST(minimum_venues, counts_venues_whose_listing_has_every_flag_and_is_old_enough) {
    const market all = market_with({{.id = "A",
                                     .venues = {{.venue = "U", .flags = {"top_tier", "usd"}},
                                                {.venue = "V", .from = new_year + 10, .flags = {"usd"}},
                                                {.venue = "W", .from = new_year + 60, .flags = {"usd", "top_tier"}},
                                                {.venue = "W", .from = new_year + 60, .flags = {"usdc"}},
                                                {.venue = "X", .until = new_year + 100, .flags = {"usd"}}}}},
                                   {{.date = new_year + 50, .asset = "A"}, {.date = new_year + 100, .asset = "A"}});
    const auto at = [&](int day, const minimum_venues& rule) { return asked(rule, all, new_year + day); };
    EXPECT_EQ(at(50, {.at_least = {3}}), admitted);
    EXPECT_EQ(at(100, {.at_least = {.newcomer = 4, .member = 3}}), "venues: 3, required 4 | admitted");
    EXPECT_EQ(at(50, {.at_least = {.newcomer = 2, .member = 1}, .flags = {"usd", "top_tier"}}),
              "venues: 1, required 2 | admitted");
    EXPECT_EQ(at(100, {.at_least = {2}, .flags = {"usd", "top_tier"}}), admitted);
    EXPECT_EQ(at(100, {.at_least = {2}, .flags = {}, .days_listed = 90}), admitted);
    EXPECT_EQ(at(100, {.at_least = {.newcomer = 3, .member = 2}, .flags = {}, .days_listed = 91}),
              "venues: 1, required 3 | venues: 1, required 2");
    EXPECT_EQ(at(100, {.at_least = {.newcomer = 1, .member = 0}, .flags = {"us"}}), "venues: 0, required 1 | admitted");
}

TEST(screens, join_to_one_rule_in_which_members_stay_where_newcomers_do_not_come_in) {
    const eligibility_rule rule =
        exclude_classes{"stable"} & minimum_market_cap{.at_least = {.newcomer = 10e6, .member = 8e6}} &
        median_traded_value{.window = {3, unpublished::is_zero}, .at_least = {.newcomer = 100e3, .member = 80e3}};
    EXPECT_EQ(asked(rule, trading({90e3, 85e3, 200e3}, 20e6)),
              "median traded value: 90000, required 100000 | admitted");
    EXPECT_EQ(asked(rule, trading({90e3, 85e3, 200e3}, 9e6)), "market cap: 9000000, required 10000000 | admitted");
    EXPECT_EQ(asked(rule, trading({9e3, 85e3, 70e3}, 9e6)),
              "market cap: 9000000, required 10000000 | median traded value: 70000, required 80000");
    EXPECT_EQ(asked(rule, trading({200e3, 85e3, 200e3}, 20e6)), admitted);
    EXPECT_EQ(asked(rule, trading({200e3, 85e3, 200e3}, 20e6, {.id = "A", .asset_class = "stable"})),
              "class stable | class stable");
}

TEST(screens, know_nothing_of_tomorrow) {
    constexpr std::size_t assets = 12;
    const auto quotes = tidemark::support::random_quotes(3, assets, 45);
    const market all = tidemark::support::market_of(quotes, assets);
    const std::vector<eligibility_rule> rules{
        minimum_age{{10}},
        days_traded{.window = 8, .at_least = {6}},
        share_of_days_traded{.window = 8, .at_least = {0.9}},
        median_traded_value{.window = {9, unpublished::is_zero}, .at_least = {500}},
        mean_traded_value{.window = {9, unpublished::is_left_out, 5}, .at_least = {500}},
        turnover_ratio{.window = {9, unpublished::is_left_out, 5}, .over_days = 365, .at_least = {1}},
        minimum_market_cap{{100}},
        minimum_price{.at_least = {0.5}, .days = 4}};
    std::size_t turned_away = 0;
    for (std::size_t day = 5; day < all.dates().size(); day += 5) {
        auto past = quotes;
        std::erase_if(past, [&](const auto& q) { return q.date > all.dates()[day]; });
        const market cut = tidemark::support::market_of(past, assets);
        for (std::size_t i = 0; i < assets; ++i) {
            for (const auto& rule : rules) {
                const std::string id = tidemark::support::name_of(i);
                const std::string now = answers(verdict_on(rule, all, id, all.dates()[day]));
                EXPECT_EQ(now, answers(verdict_on(rule, cut, id)));
                turned_away += now != admitted ? 1 : 0;
            }
        }
    }
    EXPECT_GT(turned_away, 100U);
}

}
