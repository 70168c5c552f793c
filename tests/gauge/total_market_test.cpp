// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/total_market.hpp>

#include "support/markets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
using tidemark::support::absent;
using tidemark::support::market_of;

namespace {

const members_rule everybody = listed{every_asset{}};

TEST(total_market_cap, counts_who_is_in_it) {
    const market universe =
        market_of({{1, 2, 3}, {1, absent, 3}, {absent, absent, 3}}, {{10, 10, 10}, {10, 10, 10}, {1, 1, 10}});
    const total_market_cap all{.among = everybody};
    EXPECT_EQ(all(known_market(universe, 0)), 60);
    EXPECT_EQ(all(known_market(universe, 1)), 40);
    const market_total gap = all.counted(known_market{universe, 1});
    EXPECT_EQ(gap.value, 40);
    EXPECT_EQ(gap.counted, 2U);
    EXPECT_EQ(gap.unknown, 1U);
    const total_market_cap carried{.among = everybody, .cap = carried_market_cap{1}};
    EXPECT_EQ(carried(known_market(universe, 1)), 60);
    EXPECT_EQ(carried(known_market(universe, 2)), 40) << "the cap of two days ago is too old";
    EXPECT_EQ(carried.counted(known_market{universe, 2}).unknown, 1U);
}

TEST(total_market_cap, without_the_largest_or_without_named_ones) {
    const market universe = market_of({{1, 1, 1, 1}}, {{10, 40, 30, 20}});
    const known_market known{universe, 0};
    const auto without = [&](std::size_t count) {
        return total_market_cap{.among = everybody, .without_largest = count}(known);
    };
    EXPECT_EQ(without(0), 100);
    EXPECT_EQ(without(1), 60);
    EXPECT_EQ(without(3), 10);
    EXPECT_TRUE(std::isnan(without(4)));
    EXPECT_TRUE(std::isnan(without(9)));
    EXPECT_EQ((total_market_cap{.among = listed{exclude_assets{"A00", "A02"}}}(known)), 60);
    const market_total rest = total_market_cap{.among = everybody, .without_largest = 3}.counted(known);
    EXPECT_EQ(rest.counted, 1U);
    EXPECT_EQ(rest.unknown, 0U);
}

TEST(total_market_cap, of_nobody_is_no_number) {
    const market universe = market_of({{1, absent}, {1, 1}}, {{1, 1}, {1, 1}});
    const total_market_cap second{.among = listed{only_assets{"A01"}}};
    EXPECT_TRUE(std::isnan(second(known_market(universe, 0))));
    EXPECT_EQ(second.counted(known_market(universe, 0)).counted, 0U);
    EXPECT_EQ(second(known_market(universe, 1)), 1);
}

TEST(total_market_cap, is_its_definition_day_by_day) {
    const market universe = market_of(tidemark::support::random_quotes(11, 30, 80), 30);
    for (const std::size_t without : {0U, 1U, 10U}) {
        const auto record = history(total_market_cap{.among = everybody, .without_largest = without}, universe);
        for (std::size_t day = 0; day < record.values.size(); ++day) {
            std::vector<double> caps;
            for (const double cap : universe.market_caps(day))
                if (!std::isnan(cap)) caps.push_back(cap);
            std::sort(caps.begin(), caps.end(), std::greater<>{});
            long double sum = 0;
            for (std::size_t i = without; i < caps.size(); ++i) sum += static_cast<long double>(caps[i]);
            if (caps.size() <= without)
                EXPECT_TRUE(std::isnan(record.values[day]));
            else
                EXPECT_NEAR(record.values[day] / static_cast<double>(sum), 1, 1e-14);
        }
    }
}

}
