// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/ranking.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;

namespace {

std::string order(const market& universe, const ranking& r) {
    std::string ids;
    for (const candidate& c : r.candidates) ids += universe.assets()[c.asset].id;
    return ids;
}

TEST(rank, puts_the_largest_first_with_the_numbers_of_the_day) {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}}};
    rows.add({.date = date{2020, 1, 1}, .asset = "A", .price = 2, .market_cap = 10, .traded_value = 1});
    rows.add({.date = date{2020, 1, 1}, .asset = "B", .price = 3, .market_cap = 30, .traded_value = 2});
    rows.add({.date = date{2020, 1, 1}, .asset = "C", .price = 4, .market_cap = 20, .traded_value = 3});
    rows.add({.date = date{2020, 1, 2}, .asset = "A", .price = 9, .market_cap = 90});
    const market universe = std::move(rows).build();
    const ranking r = rank(universe, 0, every_asset{});
    EXPECT_EQ(r.day, 0U);
    EXPECT_EQ(order(universe, r), "BCA");
    EXPECT_EQ(r.candidates[1].rank, 2U);
    EXPECT_EQ(r.candidates[1].price, 4);
    EXPECT_EQ(r.candidates[1].market_cap, 20);
    EXPECT_EQ(r.candidates[1].traded_value, 3);
    EXPECT_EQ(order(universe, rank(universe, 1, every_asset{})), "A");
}

TEST(rank, breaks_ties_by_traded_value_and_then_by_id) {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}, {.id = "D"}, {.id = "E"}}};
    const date day{2020, 1, 1};
    rows.add({.date = day, .asset = "E", .price = 1, .market_cap = 10, .traded_value = 5});
    rows.add({.date = day, .asset = "D", .price = 1, .market_cap = 10, .traded_value = 5});
    rows.add({.date = day, .asset = "C", .price = 1, .market_cap = 10, .traded_value = 7});
    rows.add({.date = day, .asset = "B", .price = 1, .market_cap = 10, .traded_value = 0});
    rows.add({.date = day, .asset = "A", .price = 1, .market_cap = 10});
    const market universe = std::move(rows).build();
    EXPECT_EQ(order(universe, rank(universe, 0, every_asset{})), "CDEBA");
}

TEST(larger, puts_any_published_traded_value_before_an_absent_one) {
    const candidate nothing_traded{.asset = 7, .rank = 0, .price = 1, .market_cap = 10, .traded_value = 0};
    candidate absent = nothing_traded;
    absent.asset = 3;
    absent.traded_value = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(larger{}(nothing_traded, absent));
    EXPECT_FALSE(larger{}(absent, nothing_traded));
    EXPECT_FALSE(larger{}(absent, absent));
}

TEST(rank, counts_who_is_not_eligible_and_why) {
    market_builder rows{{{.id = "coin", .asset_class = "coin"},
                         {.id = "no cap", .asset_class = "coin"},
                         {.id = "no price", .asset_class = "coin"},
                         {.id = "not there", .asset_class = "coin"},
                         {.id = "stable", .asset_class = "stable"},
                         {.id = "stable, not there", .asset_class = "stable"}}};
    const date day{2020, 1, 1};
    rows.add({.date = day, .asset = "coin", .price = 1, .market_cap = 10});
    rows.add({.date = day, .asset = "no cap", .price = 1});
    rows.add({.date = day, .asset = "no price", .market_cap = 10});
    rows.add({.date = day, .asset = "stable", .price = 1, .market_cap = 10});
    const market universe = std::move(rows).build();
    const ranking r = rank(universe, 0, only_class("coin"));
    EXPECT_EQ(order(universe, r), "coin");
    EXPECT_EQ(r.excluded, 2U);
    EXPECT_EQ(r.without_quotation, 3U);
}

}
