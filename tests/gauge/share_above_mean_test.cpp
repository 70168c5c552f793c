// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/share_above_mean.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

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

double on_the_last_day(const table& prices, int window, std::size_t min_count) {
    const market universe = market_of(prices, table(prices.size(), std::vector<double>(prices[0].size(), 1)));
    const share_above_mean gauge{.members = everybody(), .window = window, .min_count = min_count};
    return gauge(known_market(universe, prices.size() - 1));
}

TEST(share_above_mean, compares_with_the_mean_of_the_window) {
    const table prices{{9, 1, 3, 1}, {1, 2, 3, 1}, {2, 3, 2, 1}, {3, 1, 4, 1}};
    EXPECT_EQ(on_the_last_day(prices, 3, 3), 0.5);
    EXPECT_EQ(on_the_last_day(prices, 4, 4), 0.25);
}

TEST(share_above_mean, does_not_count_a_price_at_its_mean) {
    EXPECT_EQ(on_the_last_day({{0.1}, {0.1}, {0.1}, {0.1}, {0.1}, {0.1}, {0.1}}, 7, 7), 0);
    EXPECT_EQ(on_the_last_day({{1}, {3}, {2}}, 3, 3), 0);
    EXPECT_EQ(on_the_last_day({{1}, {3}, {std::nextafter(2, 3)}}, 3, 3), 1);
}

TEST(share_above_mean, passes_missing_days_over_and_asks_for_enough) {
    const table prices{{1, 1, 5}, {1, none, none}, {1, none, 2}, {2, 3, 3}};
    EXPECT_EQ(on_the_last_day(prices, 4, 2), 2.0 / 3);
    EXPECT_EQ(on_the_last_day(prices, 4, 3), 0.5);
    EXPECT_EQ(on_the_last_day(prices, 4, 4), 1);
    EXPECT_TRUE(std::isnan(on_the_last_day(prices, 5, 5))) << "before the market";
    EXPECT_EQ(on_the_last_day({{1, 1}, {2, none}}, 2, 1), 1) << "none today";
}

TEST(share_above_mean, agrees_with_the_means_themselves) {
    constexpr std::size_t assets = 12;
    const market universe = market_of(tidemark::support::random_quotes(5, assets, 60), assets);
    const share_above_mean gauge{.members = everybody(), .window = 9, .min_count = 6};
    for (std::size_t day = 8; day < universe.dates().size(); ++day) {
        double above = 0, counted = 0;
        for (std::size_t i = 0; i < assets; ++i) {
            long double sum = 0;
            int n = 0;
            for (std::size_t s = day - 8; s <= day; ++s) {
                if (std::isnan(universe.prices(s)[i])) continue;
                sum += static_cast<long double>(universe.prices(s)[i]);
                ++n;
            }
            const double now = universe.prices(day)[i];
            if (n < 6 || std::isnan(now)) continue;
            ++counted;
            above += static_cast<long double>(now) > sum / n ? 1 : 0;
        }
        EXPECT_EQ(gauge(known_market(universe, day)), above / counted);
    }
}

TEST(share_above_mean, refuses_a_window_of_one_day) {
    const auto with = [](int window, std::size_t min_count) {
        return thrown<std::invalid_argument>(
            [&] { return share_above_mean{.members = everybody(), .window = window, .min_count = min_count}; });
    };
    EXPECT_EQ(with(1, 1), "window is 1, expected 2 days or more");
    EXPECT_EQ(with(5, 6), "min_count is 6, expected from 1 to the window, 5");
}

}
