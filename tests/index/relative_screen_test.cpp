// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/among.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/relative_screen.hpp>
#include <tidemark/index/selection.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::support::is_subsequence;
using tidemark::support::member;
using tidemark::support::newcomer;
using tidemark::support::random_candidates;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

constexpr double absent = tidemark::core::nan;

review_day twelve(membership f) {
    return review_day{{{.id = "A", .market_cap = 900, .traded_value = 90, .status = member},
                       {.id = "B", .market_cap = 500, .traded_value = 80, .status = member},
                       {.id = "C", .market_cap = 300, .traded_value = 2, .status = member},
                       {.id = "D", .market_cap = 250, .traded_value = 30},
                       {.id = "E", .market_cap = 240, .traded_value = 25},
                       {.id = "F", .market_cap = 230, .traded_value = 60, .status = f},
                       {.id = "G", .market_cap = 100, .traded_value = 20},
                       {.id = "H", .market_cap = 90, .traded_value = 15},
                       {.id = "I", .market_cap = 80, .traded_value = 10},
                       {.id = "J", .market_cap = 70, .traded_value = 9},
                       {.id = "K", .market_cap = 60, .traded_value = 8},
                       {.id = "L", .market_cap = 50, .traded_value = 3}}};
}

TEST(rank_limit, selects_four_of_twelve_in_two_stages_with_custody_between) {
    const selection_rule pool = rank_limit{.by = by_traded_value{}, .newcomers = 8, .members = 10} |
                                among{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "L"};
    const selection_rule both = pool | rank_buffer{.target = 4, .upper = 3, .lower = 5};
    review_day day = twelve(member);
    EXPECT_EQ(day.selected(pool), "A B D E F G H I");
    EXPECT_EQ(day.record(),
              "C: left at place 12 by the rank limit 10; J: left at place 9 by the rank limit 8; "
              "K: left at place 10 by the rank limit 8; L: left at place 11 by the rank limit 8");
    EXPECT_EQ(day.selected(both), "A B D F") << "F stays at place 5; C, third by size, is not liquid enough";
    EXPECT_EQ(twelve(newcomer).selected(both), "A B D E");
}

TEST(rank_limit, counts_members_in_the_whole_list_and_keeps_them_longer) {
    review_day day = twelve(member);
    day.at("K").status = member;
    EXPECT_EQ(day.selected(rank_limit{.by = by_traded_value{}, .newcomers = 8, .members = 10}), "A B D E F G H I K");
    EXPECT_NE(day.record().find("K: kept as a member at place 10, newcomers' limit 8"), std::string::npos);
    EXPECT_EQ(day.selected(rank_limit{.by = by_traded_value{}, .newcomers = 12, .members = 12}),
              "A B C D E F G H I J K L");
    EXPECT_EQ(day.selected(rank_limit{.by = by_traded_value{}, .newcomers = 99, .members = 99}),
              "A B C D E F G H I J K L");
}

TEST(rank_limit, leaves_what_has_no_number) {
    review_day day{
        {{.id = "A", .market_cap = 2, .traded_value = absent, .status = member}, {.id = "B", .market_cap = 1}}};
    EXPECT_EQ(day.selected(rank_limit{.by = by_traded_value{}, .newcomers = 5, .members = 5}), "B");
    EXPECT_EQ(day.record(), "A: left without a number to rank by");
}

TEST(rank_limit, refuses_limits_that_mean_nothing) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_limit{.by = by_size{}, .newcomers = 0, .members = 5}; }),
              "rank limit of newcomers is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_limit{.by = by_size{}, .newcomers = 8, .members = 7}; }),
              "rank limit of members is 7, expected the limit of newcomers, 8, or more");
}

TEST(median_multiple, asks_more_of_newcomers_than_of_members) {
    review_day day{{{.id = "A", .market_cap = 120},
                    {.id = "B", .market_cap = 119},
                    {.id = "C", .market_cap = 100, .status = member},
                    {.id = "D", .market_cap = 99, .status = member},
                    {.id = "E", .market_cap = 1}}};
    const median_multiple rule{.by = by_size{}, .newcomers = 1.2, .members = 1};
    EXPECT_EQ(day.selected(rule), "A C") << "the median is 100; exactly enough is enough";
    EXPECT_EQ(day.record(),
              "C: kept as a member at 100, newcomers need 120; B: left at 119, needed 120; D: left at 99, needed 100; "
              "E: left at 1, needed 120");
    EXPECT_EQ(day.selected(ranks(2, 5) | rule), "C") << "the median of the others is 99.5, newcomers need 119.4";
}

TEST(median_multiple, has_no_part_for_what_has_no_number) {
    review_day day{{{.id = "A", .market_cap = 9, .traded_value = 4},
                    {.id = "B", .market_cap = 8, .traded_value = absent},
                    {.id = "C", .market_cap = 7, .traded_value = 2}}};
    EXPECT_EQ(day.selected(median_multiple{.by = by_traded_value{}, .newcomers = 1, .members = 1}), "A");
    EXPECT_EQ(day.record(), "B: left without a number to compare; C: left at 2, needed 3");
    const median_multiple any{.by = by_size{}, .newcomers = 1, .members = 1};
    EXPECT_TRUE(any({}, {}).empty());
}

TEST(median_multiple, refuses_multiples_that_mean_nothing) {
    EXPECT_EQ(
        thrown<std::invalid_argument>([] { return median_multiple{.by = by_size{}, .newcomers = 1, .members = 0}; }),
        "median multiple of members is 0, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { return median_multiple{.by = by_size{}, .newcomers = 1, .members = absent}; }),
              "median multiple of members is nan, expected a positive finite number");
    EXPECT_EQ(
        thrown<std::invalid_argument>([] { return median_multiple{.by = by_size{}, .newcomers = 0.9, .members = 1}; }),
        "median multiple of newcomers is 0.9, expected a finite number not below that of members, 1");
}

TEST(quantile_screen, interpolates_between_neighbours) {
    // Of 1, 1.5, 2, 2.5, 4 and 9 a quarter of the way is 1.625.
    review_day day{{{.id = "A", .market_cap = 6, .traded_value = 9},
                    {.id = "B", .market_cap = 5, .traded_value = 1.5},
                    {.id = "C", .market_cap = 4, .traded_value = 2},
                    {.id = "D", .market_cap = 3, .traded_value = 1},
                    {.id = "E", .market_cap = 2, .traded_value = 4},
                    {.id = "F", .market_cap = 1, .traded_value = 2.5}}};
    EXPECT_EQ(day.selected(quantile_screen{.by = by_traded_value{}, .probability = 0.25}), "A C E F");
    EXPECT_EQ(day.record(), "B: left at 1.5, needed 1.625; D: left at 1, needed 1.625");
    EXPECT_EQ(day.selected(quantile_screen{.by = by_traded_value{}, .probability = 0.2}), "A B C E F")
        << "exactly at it";
    EXPECT_EQ(thrown<std::invalid_argument>([] { return quantile_screen{.by = by_size{}, .probability = 0}; }),
              "probability of the quantile screen is 0, expected a number between 0 and 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return quantile_screen{.by = by_size{}, .probability = 1}; }),
              "probability of the quantile screen is 1, expected a number between 0 and 1");
}

TEST(relative_screen, keeps_the_order_and_more_for_lower_limits) {
    std::mt19937_64 engine{26};
    for (int trial = 0; trial < 1000; ++trial) {
        const auto all = random_candidates(engine, 1 + engine() % 20);
        const std::size_t limit = 1 + engine() % 20;
        const auto fewer = rank_limit{.by = by_traded_value{}, .newcomers = limit, .members = limit}(all, {});
        const auto more = rank_limit{.by = by_traded_value{}, .newcomers = limit, .members = limit + 3}(all, {});
        const auto published = static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [](const candidate& c) { return !tidemark::core::is_missing(c.traded_value); }));
        ASSERT_EQ(fewer.size(), std::min(limit, published));
        ASSERT_TRUE(is_subsequence(fewer, more) && is_subsequence(more, all));
        const auto median = median_multiple{.by = by_size{}, .newcomers = 1, .members = 1}(all, {});
        ASSERT_TRUE(is_subsequence(median, all));
        ASSERT_GE(2 * median.size(), all.size());
    }
}

}
