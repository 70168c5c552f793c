// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_key.hpp>

#include "support/applicants.hpp"
#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::support::review_day;
using tidemark::support::thrown;
using tidemark::support::trading;

namespace {

constexpr double absent = tidemark::core::nan;
constexpr unpublished left_out = unpublished::is_left_out;

/// What a key reads of an asset with these traded values, day by day; NaN was not published.
double read(const selection_key& key, const std::vector<double>& traded_values, std::size_t today) {
    const market all = trading(traded_values);
    std::vector<decision> decisions;
    const review_context context{known_market{all, today}, {}, {}, decisions};
    return key({.asset = 0, .rank = 1, .price = 1, .market_cap = 1, .traded_value = traded_values[today]}, context);
}

TEST(selection_key, tells_a_quiet_market_from_one_wild_day) {
    const std::vector<double> days{4, 5, 6, 4, 5, 6, 5, 5, 5, 1, 400};
    EXPECT_DOUBLE_EQ(read(by_mean_traded_value{.window = {10, left_out}}, days, 10), 44.2);
    EXPECT_EQ(read(by_median_traded_value{.window = {10, left_out}}, days, 10), 5);
    EXPECT_EQ(read(by_median_traded_value{.window = {2, left_out}}, days, 10), 200.5) << "the mean of the middle two";
    EXPECT_EQ(read(by_traded_value{}, days, 10), 400);
}

TEST(by_traded_value, is_what_eligible_assets_can_be_ranked_by) {
    const market universe = tidemark::support::market_with(
        {{.id = "A"}, {.id = "B"}, {.id = "C"}},
        {{.date = {2020, 1, 1}, .asset = "A", .price = 1, .market_cap = 9, .traded_value = 1},
         {.date = {2020, 1, 1}, .asset = "B", .price = 1, .market_cap = 1, .traded_value = 5},
         {.date = {2020, 1, 1}, .asset = "C", .price = 1, .market_cap = 7}});
    const ranking ranked = rank(universe, 0, every_asset{}, by_traded_value{});
    ASSERT_EQ(ranked.candidates.size(), 2U) << "one published no traded value";
    EXPECT_EQ(ranked.candidates[0].asset, 1U);
    EXPECT_EQ(ranked.candidates[1].asset, 0U);
}

TEST(selection_key, reads_no_day_after_the_review_and_none_before_the_window) {
    const std::vector<double> days{1000, 1, 2, 3, 1000};
    EXPECT_EQ(read(by_mean_traded_value{.window = {3, left_out}}, days, 3), 2);
    EXPECT_EQ(read(by_median_traded_value{.window = {3, left_out}}, days, 3), 2);
}

TEST(selection_key, has_no_number_for_too_few_published_days) {
    const std::vector<double> days{absent, 2, absent, 4, 9};
    EXPECT_TRUE(std::isnan(read(by_mean_traded_value{.window = {4, left_out}}, days, 4)));
    EXPECT_TRUE(std::isnan(read(by_median_traded_value{.window = {4, left_out}}, days, 4)));
    EXPECT_EQ(read(by_mean_traded_value{.window = {4, left_out, 3}}, days, 4), 5);
    EXPECT_EQ(read(by_median_traded_value{.window = {4, left_out, 3}}, days, 4), 4);
    EXPECT_TRUE(std::isnan(read(by_median_traded_value{.window = {5, left_out, 4}}, days, 4)));
    EXPECT_TRUE(std::isnan(read(by_median_traded_value{.window = {6, left_out}}, days, 4)))
        << "before the first day of the market";
    EXPECT_TRUE(std::isnan(read(by_median_traded_value{.window = {1, left_out}}, {absent}, 0)));
    EXPECT_EQ(read(by_median_traded_value{.window = {1, left_out}}, {0}, 0), 0);
}

TEST(selection_key, takes_a_day_without_a_number_as_its_window_says) {
    const std::vector<double> days{absent, 2, absent, 4, 9};
    EXPECT_EQ(read(by_mean_traded_value{.window = {5, unpublished::is_zero}}, days, 4), 3);
    EXPECT_EQ(read(by_median_traded_value{.window = {5, unpublished::is_zero}}, days, 4), 2);
}

TEST(selection_key, refuses_days_and_counts_that_mean_nothing) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return by_mean_traded_value{.window = {0, left_out}};
              }),
              "number of market days is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return by_median_traded_value{.window = {0, left_out}};
              }),
              "number of market days is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return by_mean_traded_value{.window = {9, left_out, 0}};
              }),
              "number of market days is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return by_median_traded_value{.window = {9, left_out, 10}};
              }),
              "min_count is 10, expected at most the window, 9");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return by_mean_traded_value{.window = {1, left_out}}(
                      {.asset = 0, .rank = 1, .price = 1, .market_cap = 1, .traded_value = 1}, {});
              }),
              "rule needs the market of a review, which it was not given");
}

TEST(selection_key, reads_what_the_review_ranks_and_floats) {
    const candidate c{
        .asset = 0, .rank = 1, .price = 1, .market_cap = 8, .traded_value = 3, .float_factor = 0.25, .score = 5};
    EXPECT_EQ(selection_key{by_size{}}(c, {}), 8);
    EXPECT_EQ(selection_key{by_float_size{}}(c, {}), 2);
    EXPECT_EQ(selection_key{by_score{}}(c, {}), 5);
    EXPECT_EQ(selection_key{by_traded_value{}}(c, {}), 3);
}

TEST(sort_by, orders_by_another_number_and_leaves_the_ranks) {
    review_day day{{{.id = "A", .market_cap = 9, .traded_value = 1},
                    {.id = "B", .market_cap = 8, .traded_value = 3},
                    {.id = "C", .market_cap = 7, .traded_value = 2}}};
    EXPECT_EQ(day.selected(sort_by{by_traded_value{}}), "B C A");
    EXPECT_EQ(day.selected(sort_by{by_traded_value{}} | sort_by{by_size{}}), "A B C");
    EXPECT_EQ(day.selected(sort_by{by_traded_value{}} | largest(2)), "B C");
    const auto sorted = sort_by{by_traded_value{}}(day.snapshot().candidates, {});
    EXPECT_EQ(sorted.front().rank, 2U);
    EXPECT_EQ(sorted.front().score, 8);
    EXPECT_TRUE(sort_by{by_size{}}({}, {}).empty());
}

TEST(sort_by, gives_ties_to_the_larger_then_the_more_traded_then_the_id_and_puts_the_unknown_last) {
    review_day day{{{.id = "A", .market_cap = 5, .traded_value = 2},
                    {.id = "B", .market_cap = 5, .traded_value = 2},
                    {.id = "C", .market_cap = 5, .traded_value = 4},
                    {.id = "D", .market_cap = 6, .traded_value = 1},
                    {.id = "E", .market_cap = 9, .traded_value = absent}}};
    const auto same_of_all = [](const candidate&) { return -1.0; };
    EXPECT_EQ(day.selected(sort_by{same_of_all}), "E D C A B");
    EXPECT_EQ(day.selected(sort_by{by_traded_value{}}), "C A B D E");
    const auto nothing = [](const candidate&) { return absent; };
    EXPECT_EQ(day.selected(sort_by{nothing}), "E D C A B");
}

TEST(sort_by, does_not_depend_on_the_order_received) {
    std::mt19937_64 engine{20};
    for (int trial = 0; trial < 500; ++trial) {
        const auto ranked = tidemark::support::random_candidates(engine, 1 + engine() % 20);
        auto shuffled = ranked;
        for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[engine() % i]);
        const auto once = sort_by{by_traded_value{}}(ranked, {});
        ASSERT_EQ(tidemark::support::assets_of(once),
                  tidemark::support::assets_of(sort_by{by_traded_value{}}(shuffled, {})));
        ASSERT_EQ(tidemark::support::assets_of(ranked), tidemark::support::assets_of(sort_by{by_size{}}(shuffled, {})));
    }
}

}
