// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/rank_sum.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::member;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

TEST(rank_sum, orders_eight_assets_by_size_and_liquidity_with_a_buffer_behind_it) {
    review_day day{{{.id = "A", .market_cap = 900, .traded_value = 50, .status = member},
                    {.id = "B", .market_cap = 400, .traded_value = 60, .status = member},
                    {.id = "C", .market_cap = 150, .traded_value = 5, .status = member},
                    {.id = "D", .market_cap = 140, .traded_value = 20},
                    {.id = "E", .market_cap = 90, .traded_value = 30},
                    {.id = "F", .market_cap = 80, .traded_value = 4, .status = member},
                    {.id = "G", .market_cap = 70, .traded_value = 12, .status = member},
                    {.id = "H", .market_cap = 60, .traded_value = 11}}};
    const rank_sum both{.keys = {by_size{}, by_traded_value{}}};
    EXPECT_EQ(day.selected(both), "A B D E C G F H");
    EXPECT_EQ(day.selected(both | largest(5)), "A B D E C");
    EXPECT_EQ(day.selected(both | rank_buffer{.target = 5, .upper = 3, .lower = 7}), "A B D C G");
    EXPECT_EQ(day.record(), "E: left out by the buffer at place 4 of 5; G: kept by the buffer at place 6 of 5");
    EXPECT_EQ(day.selected(rank_sum{.keys = {by_size{}}}), "A B C D E F G H");
}

TEST(rank_sum, gives_the_last_places_to_those_without_a_number) {
    review_day day{{{.id = "A", .market_cap = 9, .traded_value = tidemark::core::nan},
                    {.id = "B", .market_cap = 8, .traded_value = 1},
                    {.id = "C", .market_cap = 7, .traded_value = 2}}};
    EXPECT_EQ(day.selected(rank_sum{.keys = {by_size{}, by_traded_value{}}}), "A B C") << "all have 4: by size";
    EXPECT_EQ(day.selected(rank_sum{.keys = {by_size{}, by_traded_value{}, by_traded_value{}}}), "C B A");
}

TEST(rank_sum, equals_places_counted_one_by_one) {
    std::mt19937_64 engine{21};
    for (int trial = 0; trial < 300; ++trial) {
        const auto ranked = tidemark::support::random_candidates(engine, 1 + engine() % 15);
        const auto traded = [](const candidate& c) {
            return tidemark::core::is_missing(c.traded_value) ? -1 : c.traded_value;
        };
        const auto sum = [&](const candidate& c) {
            std::size_t places = 2;
            for (const candidate& o : ranked) {
                places += o.market_cap > c.market_cap ||
                          (o.market_cap == c.market_cap &&
                           (traded(o) > traded(c) || (traded(o) == traded(c) && o.asset < c.asset)));
                places += traded(o) > traded(c) ||
                          (traded(o) == traded(c) &&
                           (o.market_cap > c.market_cap || (o.market_cap == c.market_cap && o.asset < c.asset)));
            }
            return places;
        };
        const auto ordered = rank_sum{.keys = {by_size{}, by_traded_value{}}}(ranked, {});
        ASSERT_EQ(ordered.size(), ranked.size());
        for (std::size_t i = 1; i < ordered.size(); ++i) {
            const std::size_t before = sum(ordered[i - 1]), here = sum(ordered[i]);
            ASSERT_TRUE(before < here || (before == here && larger{}(ordered[i - 1], ordered[i])));
        }
    }
}

TEST(rank_sum, refuses_to_sum_nothing) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_sum{.keys = {}}; }),
              "number of keys of the rank sum is 0, expected 1 or more");
}

}
