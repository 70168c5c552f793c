// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/index/selection_key.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

constexpr date first{2020, 1, 1};

const dominance of_all{.asset = "BTC", .among = listed{every_asset{}}};
const dominance without_pegged{.asset = "BTC", .among = listed{exclude_classes{"stable", "wrapped"}}};

market small_market() {
    market_builder rows{{{.id = "BTC", .asset_class = "coin"},
                         {.id = "ETH", .asset_class = "coin"},
                         {.id = "USDT", .asset_class = "stable"},
                         {.id = "WBTC", .asset_class = "coin", .classes = {{first + 1, "wrapped"}}}}};
    for (int day = 0; day < 3; ++day) {
        const date today = first + day;
        if (day < 2) {
            rows.add({.date = today, .asset = "BTC", .price = 1, .market_cap = 500, .traded_value = 10});
            rows.add({.date = today, .asset = "WBTC", .price = 1, .market_cap = 50, .traded_value = 30});
        }
        rows.add({.date = today, .asset = "ETH", .price = 1, .market_cap = 250});
        rows.add({.date = today, .asset = "USDT", .price = 1, .market_cap = 200});
    }
    return std::move(rows).build();
}

TEST(dominance, is_the_share_in_the_cap_of_all) {
    const market universe = small_market();
    const known_market known{universe, 0};
    EXPECT_DOUBLE_EQ(of_all(known), .5);
    EXPECT_DOUBLE_EQ(without_pegged(known), 500.0 / 800) << "the wrapped one was not known to be wrapped";
    EXPECT_DOUBLE_EQ(without_pegged(known_market{universe, 1}), 500.0 / 750);
    EXPECT_DOUBLE_EQ((dominance{.asset = "ETH", .among = listed{every_asset{}}}(known)), .25);
    EXPECT_DOUBLE_EQ((dominance{.asset = "BTC", .among = listed{every_asset{}}, .share_of = by_traded_value{}}(known)),
                     .25)
        << "of those whose traded value is known";
}

TEST(dominance, is_not_known_without_a_cap_of_its_own) {
    const market universe = small_market();
    const known_market known{universe, 2};
    EXPECT_TRUE(std::isnan(of_all(known)));
    EXPECT_DOUBLE_EQ(
        (dominance{.asset = "BTC", .among = listed{every_asset{}}, .share_of = carried_market_cap{1}}(known)), .5);
    EXPECT_DOUBLE_EQ((dominance{.asset = "ETH", .among = listed{every_asset{}}}(known)), 250.0 / 450)
        << "one without a cap is left out of the others";
    EXPECT_TRUE(std::isnan((dominance{.asset = "USDT", .among = listed{exclude_classes{"stable"}}}(known))))
        << "not among the members";
}

TEST(dominance, refuses_an_asset_that_is_none) {
    const market universe = small_market();
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  dominance{.asset = "XBT", .among = listed{every_asset{}}}(known_market{universe, 0});
              }),
              "asset is \"XBT\", expected an asset of the market");
}

TEST(dominance, of_all_assets_sums_to_one_day_by_day) {
    const market universe = market_of(tidemark::support::random_quotes(5, 12, 60), 12);
    std::vector<double> sums(universe.dates().size(), 0.0);
    for (const asset& a : universe.assets()) {
        const auto record = history(dominance{.asset = a.id, .among = listed{every_asset{}}}, universe);
        ASSERT_EQ(record.values.size(), sums.size());
        for (std::size_t day = 0; day < sums.size(); ++day) {
            long double total = 0;
            for (const double cap : universe.market_caps(day))
                total += std::isnan(cap) ? 0 : static_cast<long double>(cap);
            const double cap = universe.market_caps(day)[*universe.find_asset(a.id)];
            if (std::isnan(cap)) {
                EXPECT_TRUE(std::isnan(record.values[day]));
                continue;
            }
            EXPECT_DOUBLE_EQ(record.values[day], static_cast<double>(static_cast<long double>(cap) / total));
            sums[day] += record.values[day];
        }
    }
    for (const double sum : sums) EXPECT_NEAR(sum, 1, 1e-14);
}

}
