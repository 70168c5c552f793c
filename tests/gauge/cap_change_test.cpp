// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/cap_change.hpp>
#include <tidemark/gauge/total_market.hpp>

#include "support/markets.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;

namespace {

constexpr date first{2020, 1, 1};
const members_rule everybody = listed{every_asset{}};

cap_change between(const market& universe, std::size_t from, std::size_t until, cap_split split, int max_age = 0) {
    const cap_changes what{.among = everybody, .split = split, .max_age = max_age};
    return what(known_market{universe, from}, known_market{universe, until});
}

// One asset of price 10 and supply 100 that goes to 7 and 120, and one of which only the price moves, from 2 to 3.
TEST(cap_change, splits_prices_from_supply) {
    const market universe = market_of({{10, 2}, {7, 3}}, {{100, 50}, {120, 50}});
    const cap_change bennet = between(universe, 0, 1, cap_split::bennet);
    EXPECT_EQ(bennet.from, first);
    EXPECT_EQ(bennet.until, first + 1);
    EXPECT_EQ(bennet.before, 1100);
    EXPECT_EQ(bennet.after, 990);
    EXPECT_DOUBLE_EQ(bennet.price, 110 * -3 + 50);
    EXPECT_DOUBLE_EQ(bennet.supply, 8.5 * 20);
    EXPECT_EQ(bennet.stayed, 2U);
    EXPECT_DOUBLE_EQ(bennet.total(), -110);
    const cap_change laspeyres = between(universe, 0, 1, cap_split::laspeyres);
    EXPECT_DOUBLE_EQ(laspeyres.price, 100 * -3 + 50);
    EXPECT_DOUBLE_EQ(laspeyres.supply, 7 * 20);
    const cap_change paasche = between(universe, 0, 1, cap_split::paasche);
    EXPECT_DOUBLE_EQ(paasche.price, 120 * -3 + 50);
    EXPECT_DOUBLE_EQ(paasche.supply, 10 * 20);
    EXPECT_DOUBLE_EQ(bennet.price, (laspeyres.price + paasche.price) / 2) << "the mean of both";
    const cap_change montgomery = between(universe, 0, 1, cap_split::montgomery);
    const double mean = (840 - 1000) / std::log(.84);
    EXPECT_DOUBLE_EQ(montgomery.price, mean * std::log(.7) + 50);
    EXPECT_DOUBLE_EQ(montgomery.supply, mean * std::log(1.2));
}

TEST(cap_change, counts_who_came_and_went) {
    const market universe = market_of({{1, 1, absent}, {1, absent, 1}}, {{10, 20, 0}, {10, 0, 70}});
    const cap_change all = between(universe, 0, 1, cap_split::bennet);
    EXPECT_EQ(all.entries, 70);
    EXPECT_EQ(all.exits, -20);
    EXPECT_EQ(all.price, 0);
    EXPECT_EQ(all.supply, 0);
    EXPECT_EQ(all.stayed, 1U);
    EXPECT_EQ(all.entered, 1U);
    EXPECT_EQ(all.left, 1U);
    EXPECT_EQ(all.total(), 50);
    const cap_change carried = between(universe, 0, 1, cap_split::bennet, 1);
    EXPECT_EQ(carried.exits, 0);
    EXPECT_EQ(carried.after, 100) << "the cap of the day before still counts";
    EXPECT_EQ(carried.stayed, 2U);
}

TEST(cap_change, asks_who_belongs_at_each_close) {
    market_builder rows{
        {{.id = "A", .asset_class = "coin"}, {.id = "B", .asset_class = "coin", .classes = {{first + 1, "stable"}}}}};
    for (int day = 0; day < 2; ++day) {
        for (const char* id : {"A", "B"}) rows.add({.date = first + day, .asset = id, .price = 1, .market_cap = 5});
    }
    const market universe = std::move(rows).build();
    const cap_changes coins{.among = listed{exclude_classes{"stable"}}, .split = cap_split::bennet, .max_age = 0};
    const cap_change all = coins(known_market{universe, 0}, known_market{universe, 1});
    EXPECT_EQ(all.exits, -5);
    EXPECT_EQ(all.left, 1U);
}

TEST(cap_change, keeps_apart_what_has_no_price) {
    market_builder rows{{{.id = "A"}, {.id = "B", .listed = first}}};
    rows.add({.date = first, .asset = "A", .price = 1, .market_cap = 5});
    rows.add({.date = first, .asset = "B", .market_cap = 7});
    rows.add({.date = first + 1, .asset = "A", .price = 2, .market_cap = 10});
    rows.add({.date = first + 1, .asset = "B", .price = 1, .market_cap = 4});
    const market universe = std::move(rows).build();
    const cap_change all = between(universe, 0, 1, cap_split::bennet);
    EXPECT_EQ(all.price, 5);
    EXPECT_EQ(all.unsplit, -3);
    EXPECT_EQ(all.stayed, 2U);
    EXPECT_EQ(all.total(), 2);
}

TEST(cap_change, of_nobody_has_no_cap) {
    const market universe = market_of({{1, absent}, {1, 1}}, {{1, 0}, {1, 3}});
    const cap_changes second{.among = listed{only_assets{"A01"}}, .split = cap_split::bennet, .max_age = 0};
    const cap_change all = second(known_market{universe, 0}, known_market{universe, 1});
    EXPECT_TRUE(std::isnan(all.before));
    EXPECT_EQ(all.after, 3);
    EXPECT_EQ(all.entries, 3);
}

// A thousand old pieces become one new one while the asset loses a tenth of its cap, and back.
TEST(cap_change, by_montgomery_keeps_a_redenomination_in_bounds) {
    const market universe = market_of({{1}, {900}}, {{1e6}, {1e3}});
    const cap_change montgomery = between(universe, 0, 1, cap_split::montgomery);
    EXPECT_LT(std::abs(montgomery.price), 7e6);
    EXPECT_NEAR(montgomery.total(), -1e5, 1e-8);
    EXPECT_GT(between(universe, 0, 1, cap_split::bennet).price, 4e8);
    EXPECT_DOUBLE_EQ(between(universe, 1, 0, cap_split::montgomery).price, -montgomery.price)
        << "turns its sign with time";
    const market steady = market_of({{2}, {4}}, {{8}, {4}});
    EXPECT_DOUBLE_EQ(between(steady, 0, 1, cap_split::montgomery).price, 16 * std::log(2.0)) << "caps of 16 and 16";
}

TEST(cap_change, of_no_time_is_nothing) {
    const market universe = market_of({{3, 7}}, {{10, .3}});
    const cap_change none = between(universe, 0, 0, cap_split::bennet);
    EXPECT_EQ(none.price, 0);
    EXPECT_EQ(none.supply, 0);
    EXPECT_EQ(none.total(), 0);
}

/// The same apart from the library: each asset by its number.
cap_change defined(const market& universe, std::size_t from, std::size_t until, cap_split split) {
    struct {
        long double price, supply, entries, exits, before, after;
    } sum{};
    for (std::size_t i = 0; i < universe.assets().size(); ++i) {
        const auto cap0 = static_cast<long double>(universe.market_caps(from)[i]);
        const auto cap1 = static_cast<long double>(universe.market_caps(until)[i]);
        const auto p0 = static_cast<long double>(universe.prices(from)[i]);
        const auto p1 = static_cast<long double>(universe.prices(until)[i]);
        const bool before = !std::isnan(cap0), after = !std::isnan(cap1);
        if (before) sum.before += cap0;
        if (after) sum.after += cap1;
        if (before && !after) sum.exits -= cap0;
        if (after && !before) sum.entries += cap1;
        if (!before || !after) continue;
        if (split == cap_split::montgomery) {
            const long double mean = cap0 == cap1 ? cap0 : (cap1 - cap0) / std::log(cap1 / cap0);
            sum.price += mean * std::log(p1 / p0);
            sum.supply += mean * std::log(cap1 / p1 * p0 / cap0);
            continue;
        }
        const long double q0 = cap0 / p0, q1 = cap1 / p1, both = (p1 - p0) * (q1 - q0);
        const long double share = split == cap_split::bennet ? .5L : split == cap_split::laspeyres ? 0 : 1;
        sum.price += q0 * (p1 - p0) + share * both;
        sum.supply += p0 * (q1 - q0) + (1 - share) * both;
    }
    return {.before = static_cast<double>(sum.before),
            .after = static_cast<double>(sum.after),
            .price = static_cast<double>(sum.price),
            .supply = static_cast<double>(sum.supply),
            .entries = static_cast<double>(sum.entries),
            .exits = static_cast<double>(sum.exits)};
}

TEST(cap_change, is_its_definition_and_its_parts_sum_to_the_change) {
    const market universe = market_of(tidemark::support::random_quotes(3, 40, 90), 40);
    const std::size_t days = universe.dates().size();
    for (const cap_split split : {cap_split::bennet, cap_split::laspeyres, cap_split::paasche, cap_split::montgomery}) {
        for (std::size_t from = 0; from < days; from += 7) {
            for (std::size_t until = from; until < days; until += 11) {
                const cap_change got = between(universe, from, until, split);
                const cap_change apart = defined(universe, from, until, split);
                const double size = apart.before + apart.after + std::abs(apart.price) + std::abs(apart.supply);
                const double bound = 48 * 0x1p-52 * size;
                EXPECT_NEAR(got.before, apart.before, bound);
                EXPECT_NEAR(got.after, apart.after, bound);
                EXPECT_NEAR(got.price, apart.price, bound);
                EXPECT_NEAR(got.supply, apart.supply, bound);
                EXPECT_NEAR(got.entries, apart.entries, bound);
                EXPECT_NEAR(got.exits, apart.exits, bound);
                EXPECT_NEAR(got.total(), got.after - got.before, bound);
                EXPECT_EQ(got.after, (total_market_cap{.among = everybody}(known_market{universe, until})));
            }
        }
    }
}

TEST(cap_change, by_bennet_turns_its_sign_with_time) {
    const market universe = market_of(tidemark::support::random_quotes(4, 20, 40), 20);
    const cap_change there = between(universe, 3, 30, cap_split::bennet);
    const cap_change back = between(universe, 30, 3, cap_split::bennet);
    EXPECT_EQ(there.price, -back.price);
    EXPECT_EQ(there.supply, -back.supply);
    EXPECT_EQ(there.entries, -back.exits);
    EXPECT_EQ(there.entered, back.left);
    const cap_change laspeyres = between(universe, 3, 30, cap_split::laspeyres);
    EXPECT_EQ(laspeyres.price, -between(universe, 30, 3, cap_split::paasche).price);
}

}
