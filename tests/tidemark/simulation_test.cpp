// SPDX-License-Identifier: BSL-1.0
#include "simulation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>

namespace {

using namespace program;
using tidemark::core::date;
namespace index = tidemark::index;

const market_data& simulated() {
    static const market_data data = simulate_market(1);
    return data;
}

std::size_t priced_coins(const index::market& universe, std::size_t day) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < universe.assets().size(); ++i) {
        if (universe.assets()[i].asset_class == "coin" && !std::isnan(universe.prices(day)[i])) ++count;
    }
    return count;
}

TEST(simulation, has_150_assets_over_six_years) {
    const market_data& data = simulated();
    EXPECT_EQ(data.came_from, market_data::origin::simulated);
    EXPECT_EQ(data.universe.assets().size(), 150U);
    EXPECT_EQ(data.universe.dates().front(), (date{2020, 1, 1}));
    EXPECT_EQ(data.universe.dates().back(), (date{2025, 12, 31}));
    EXPECT_EQ(data.universe.dates().size(), 2192U) << "every day";
    std::multiset<std::string> classes;
    for (const index::asset& a : data.universe.assets()) classes.insert(a.asset_class);
    EXPECT_EQ(classes.count("coin"), 144U);
    EXPECT_EQ(classes.count("stable"), 4U);
    EXPECT_EQ(classes.count("wrapped"), 2U);
}

TEST(simulation, always_has_a_hundred_coins_to_rank) {
    const index::market& universe = simulated().universe;
    for (std::size_t day = 0; day < universe.dates().size(); ++day) ASSERT_GE(priced_coins(universe, day), 100U);
}

TEST(simulation, lists_coins_lets_them_die_and_misses_prices) {
    const index::market& universe = simulated().universe;
    const std::size_t days = universe.dates().size();
    std::size_t born = 0, died = 0, pauses = 0;
    for (std::size_t i = 0; i < universe.assets().size(); ++i) {
        const auto priced = [&](std::size_t day) { return !std::isnan(universe.prices(day)[i]); };
        if (universe.assets()[i].asset_class != "coin") continue;
        std::size_t first = 0, last = days - 1;
        while (first < days && !priced(first)) ++first;
        ASSERT_LT(first, days) << universe.assets()[i].id;
        while (!priced(last)) --last;
        born += first > 30 ? 1 : 0;
        died += last + 30 < days ? 1 : 0;
        for (std::size_t day = first; day < last; ++day) pauses += priced(day) ? 0 : 1;
    }
    EXPECT_GE(born, 15U);
    EXPECT_GE(died, 15U);
    EXPECT_GE(pauses, 100U);
}

TEST(simulation, gives_stablecoins_a_dollar_and_supplies_that_grow) {
    const index::market& universe = simulated().universe;
    const std::size_t usda = universe.find_asset("USDA").value();
    const std::size_t btc = universe.find_asset("BTC").value();
    const auto supply = [&](std::size_t day) { return universe.market_caps(day)[btc] / universe.prices(day)[btc]; };
    for (std::size_t day = 0; day < universe.dates().size(); ++day) {
        ASSERT_NEAR(universe.prices(day)[usda], 1, 0.005);
        ASSERT_TRUE(day == 0 || supply(day) > supply(day - 1));
    }
}

TEST(simulation, opens_equities_and_the_bill_on_weekdays) {
    const market_data& data = simulated();
    ASSERT_EQ(data.equities.size(), 4U);
    ASSERT_TRUE(data.bill);
    for (const series& s : data.equities) {
        EXPECT_EQ(s.dates, data.bill->dates);
        EXPECT_TRUE(std::all_of(s.levels.begin(), s.levels.end(), [](double level) { return level > 0; }));
    }
    for (const date d : data.bill->dates) ASSERT_LE(d.iso_weekday(), 5U);
    EXPECT_EQ(data.bill->dates.size(), 1566U);
    for (const double rate : data.bill->annual_rates) ASSERT_TRUE(rate >= 0 && rate < 0.2) << rate;
}

// The last bits, which another processor, compiler or library of functions must not change.
TEST(simulation, is_the_same_on_every_machine) {
    const market_data& data = simulated();
    const std::size_t last = data.universe.dates().size() - 1;
    const auto price = [&](const char* id) { return data.universe.prices(last)[data.universe.find_asset(id).value()]; };
    EXPECT_EQ(price("BTC"), 0x1.9e6ebfc054c92p+2);
    EXPECT_EQ(price("C003"), 0x1.66d1eaf4268dp+4);
    EXPECT_EQ(data.equities[2].levels.back(), 0x1.fad057faf25eep+12);
    EXPECT_EQ(data.bill->annual_rates.back(), 0x1.21d26dfa7d08fp-7);
}

TEST(simulation, differs_from_seed_to_seed) {
    const market_data other = simulate_market(2);
    const std::size_t last = other.universe.dates().size() - 1;
    const std::size_t btc = other.universe.find_asset("BTC").value();
    EXPECT_NE(other.universe.prices(last)[btc], simulated().universe.prices(last)[btc]);
}

}
