// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/new_highs_lows.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::gauge;
using tidemark::index::known_market;
using tidemark::index::market;
using tidemark::support::market_of;
using tidemark::support::table;
using tidemark::support::thrown;

namespace {

constexpr double none = tidemark::support::absent;

members_rule everybody() {
    return [](const known_market& known) {
        std::vector<std::size_t> all(known.asset_count());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        return all;
    };
}

new_highs_lows on_the_last_day(const table& prices, int window, std::size_t min_count) {
    const market universe = market_of(prices, table(prices.size(), std::vector<double>(prices[0].size(), 1)));
    const count_new_highs_lows gauge{.members = everybody(), .window = window, .min_count = min_count};
    return gauge(known_market(universe, prices.size() - 1));
}

TEST(count_new_highs_lows, counts_who_is_at_the_end_of_its_window) {
    const table prices{{9, 1, 3}, {1, 2, 3}, {2, 3, 2}, {3, 1, 4}};
    EXPECT_EQ(on_the_last_day(prices, 3, 3), (new_highs_lows{.highs = 2, .lows = 1, .counted = 3}));
    EXPECT_EQ(on_the_last_day(prices, 4, 4), (new_highs_lows{.highs = 1, .lows = 1, .counted = 3})) << "1 as before";
    EXPECT_EQ(on_the_last_day(prices, 2, 2).net_share(), 1.0 / 3);
}

TEST(count_new_highs_lows, counts_a_price_that_equals_an_earlier_one) {
    EXPECT_EQ(on_the_last_day({{2}, {1}, {2}}, 3, 3), (new_highs_lows{.highs = 1, .counted = 1}));
    EXPECT_EQ(on_the_last_day({{1}, {2}, {1}}, 3, 3), (new_highs_lows{.lows = 1, .counted = 1}));
    EXPECT_EQ(on_the_last_day({{1}, {1}, {1}}, 3, 3), (new_highs_lows{.highs = 1, .lows = 1, .counted = 1})) << "both";
}

TEST(count_new_highs_lows, passes_missing_days_over_and_asks_for_enough) {
    const table prices{{1, 1, 5}, {1, none, none}, {1, none, 2}, {1, 3, 3}};
    EXPECT_EQ(on_the_last_day(prices, 4, 2), (new_highs_lows{.highs = 2, .lows = 1, .counted = 3}));
    EXPECT_EQ(on_the_last_day(prices, 4, 3), (new_highs_lows{.highs = 1, .lows = 1, .counted = 2, .missing = 1}));
    EXPECT_EQ(on_the_last_day(prices, 4, 4), (new_highs_lows{.highs = 1, .lows = 1, .counted = 1, .missing = 2}));
    EXPECT_EQ(on_the_last_day(prices, 5, 5), (new_highs_lows{.missing = 3})) << "before the market";
    EXPECT_EQ(on_the_last_day({{1, 1}, {2, none}}, 2, 1), (new_highs_lows{.highs = 1, .counted = 1, .missing = 1}))
        << "none today";
    EXPECT_TRUE(std::isnan(new_highs_lows{.missing = 2}.net_share()));
}

TEST(count_new_highs_lows, agrees_with_the_extremes_of_each_window) {
    constexpr std::size_t assets = 12;
    const market universe = market_of(tidemark::support::random_quotes(5, assets, 60), assets);
    const count_new_highs_lows gauge{.members = everybody(), .window = 9, .min_count = 6};
    std::size_t highs = 0;
    for (std::size_t day = 0; day < universe.dates().size(); ++day) {
        new_highs_lows want;
        for (std::size_t i = 0; i < assets; ++i) {
            std::vector<double> prices;
            for (std::size_t s = day < 8 ? 0 : day - 8; s <= day; ++s) {
                if (!std::isnan(universe.prices(s)[i])) prices.push_back(universe.prices(s)[i]);
            }
            const double now = universe.prices(day)[i];
            const bool enough = prices.size() >= 6 && !std::isnan(now);
            want.missing += enough ? 0U : 1U;
            want.counted += enough ? 1U : 0U;
            if (!enough) continue;
            want.highs += now == *std::max_element(prices.begin(), prices.end()) ? 1U : 0U;
            want.lows += now == *std::min_element(prices.begin(), prices.end()) ? 1U : 0U;
        }
        EXPECT_EQ(gauge(known_market(universe, day)), want);
        highs += want.highs;
    }
    EXPECT_GT(highs, 20U);
}

TEST(count_new_highs_lows, refuses_a_window_of_one_day) {
    const auto with = [](int window, std::size_t min_count) {
        return thrown<std::invalid_argument>(
            [&] { return count_new_highs_lows{.members = everybody(), .window = window, .min_count = min_count}; });
    };
    EXPECT_EQ(with(1, 1), "window is 1, expected 2 days or more");
    EXPECT_EQ(with(5, 0), "min_count is 0, expected from 1 to the window, 5");
    EXPECT_EQ(with(5, 6), "min_count is 6, expected from 1 to the window, 5");
}

}
