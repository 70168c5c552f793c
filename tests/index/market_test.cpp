// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/market.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

using namespace std::chrono_literals;
using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr date new_year = 2020y / 1 / 1;

market_builder two_assets() {
    return market_builder{{{.id = "ETH", .asset_class = "coin"}, {.id = "BTC", .asset_class = "coin"}}};
}

std::string refusal(market_builder& rows, const observation& row) {
    return thrown<std::invalid_argument>([&] { rows.add(row); });
}

std::string refusal(const observation& row) {
    auto rows = two_assets();
    return refusal(rows, row);
}

TEST(market, orders_assets_by_id_and_keeps_what_was_said_of_each_day) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "ETH", .price = 130, .market_cap = 14e9, .traded_value = 8e9});
    rows.add({.date = new_year, .asset = "BTC", .price = 7200, .market_cap = 131e9});
    rows.add({.date = new_year + 2, .asset = "BTC", .price = 6985});
    const market m = std::move(rows).build();

    ASSERT_EQ(m.assets().size(), 2U);
    EXPECT_EQ(m.assets()[0].id, "BTC");
    EXPECT_EQ(m.assets()[1].asset_class, "coin");
    ASSERT_EQ(m.dates().size(), 2U);
    EXPECT_EQ(m.dates()[1], (date{2020, 1, 3}));
    EXPECT_EQ(m.prices(0)[1], 130);
    EXPECT_EQ(m.market_caps(0)[0], 131e9);
    EXPECT_EQ(m.traded_values(0)[1], 8e9);
    EXPECT_EQ(m.prices(1)[0], 6985);
}

TEST(market, says_nothing_where_nothing_was_said) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC"});
    const market m = std::move(rows).build();
    for (const double number : {m.prices(0)[0], m.market_caps(0)[0], m.traded_values(0)[0], m.prices(0)[1]}) {
        EXPECT_TRUE(std::isnan(number));
    }
}

TEST(market, finds_days_and_assets) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC"});
    rows.add({.date = new_year + 2, .asset = "BTC"});
    const market m = std::move(rows).build();
    EXPECT_EQ(m.find_day(new_year + 2), 1U);
    EXPECT_EQ(m.find_day(new_year + 1), std::nullopt);
    EXPECT_EQ(m.find_day(new_year + 3), std::nullopt);
    EXPECT_EQ(m.find_asset("ETH"), 1U);
    EXPECT_EQ(m.find_asset("DOGE"), std::nullopt);
    EXPECT_EQ(market{}.find_day(new_year), std::nullopt);
}

TEST(market, takes_a_supply_for_a_market_cap) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC", .price = 7200, .supply = 18e6});
    EXPECT_EQ(std::move(rows).build().market_caps(0)[0], 7200 * 18e6);
}

TEST(market, takes_a_traded_value_of_zero) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC", .traded_value = 0});
    EXPECT_EQ(std::move(rows).build().traded_values(0)[0], 0);
}

TEST(market_builder, refuses_numbers_that_cannot_be) {
    for (const double wrong : {0.0, -0.0, -7200.0, infinity, -infinity, not_a_number}) {
        SCOPED_TRACE(wrong);
        EXPECT_NE(refusal({.date = new_year, .asset = "BTC", .price = wrong}), "(nothing thrown)");
        EXPECT_NE(refusal({.date = new_year, .asset = "BTC", .market_cap = wrong}), "(nothing thrown)");
        EXPECT_NE(refusal({.date = new_year, .asset = "BTC", .price = 1, .supply = wrong}), "(nothing thrown)");
    }
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .price = -7200}),
              "price of BTC on 2020-01-01 is -7200, expected a positive finite number");
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .market_cap = infinity}),
              "market cap of BTC on 2020-01-01 is inf, expected a positive finite number");
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .price = 1, .supply = 0}),
              "supply of BTC on 2020-01-01 is 0, expected a positive finite number");
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .traded_value = -1}),
              "traded value of BTC on 2020-01-01 is -1, expected a finite number, zero or more");
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .price = 1e-200, .supply = 1e-200}),
              "market cap (price x supply) of BTC on 2020-01-01 is 0, expected a positive finite number");
}

TEST(market_builder, refuses_a_supply_it_cannot_use) {
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .supply = 18}),
              "supply of BTC on 2020-01-01 is 18, expected a price in the same row");
    EXPECT_EQ(refusal({.date = new_year, .asset = "BTC", .price = 1, .market_cap = 18, .supply = 18}),
              "supply of BTC on 2020-01-01 is 18, expected no supply where a market cap is given");
}

TEST(market_builder, refuses_rows_out_of_order_repeated_or_unknown) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC", .price = 7200});
    EXPECT_EQ(refusal(rows, {.date = new_year, .asset = "BTC", .price = 7300}),
              "date of a row of BTC is 2020-01-01, expected one row of an asset on a day, this is its second");
    EXPECT_EQ(refusal(rows, {.date = new_year - 1, .asset = "ETH", .price = 130}),
              "date of a row of ETH is 2019-12-31, expected 2020-01-01 or later, as the row above it");
    EXPECT_EQ(refusal(rows, {.date = date{2020, 2, 30}, .asset = "ETH", .price = 130}),
              "date of a row of ETH is (no date), expected a day of the calendar");
    EXPECT_EQ(refusal(rows, {.date = new_year, .asset = "DOGE", .price = 130}),
              "asset of a row on 2020-01-01 is \"DOGE\", expected one of the assets the market was declared with");
}

TEST(market_builder, is_as_it_was_after_a_refused_row) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC", .price = 7200});
    EXPECT_NE(refusal(rows, {.date = new_year + 1, .asset = "ETH", .price = -1}), "(nothing thrown)");
    EXPECT_NE(refusal(rows, {.date = new_year, .asset = "BTC", .price = 7300}), "(nothing thrown)");
    rows.add({.date = new_year, .asset = "ETH", .price = 130});
    const market m = std::move(rows).build();
    EXPECT_EQ(m.dates().size(), 1U);
    EXPECT_EQ(m.prices(0)[0], 7200);
    EXPECT_EQ(m.prices(0)[1], 130);
}

TEST(market_builder, wants_each_id_once_and_none_empty) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  market_builder{{{.id = "BTC"}, {.id = "ETH"}, {.id = "BTC"}}};
              }),
              "asset id is \"BTC\", expected each id once");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  market_builder{{{.id = "BTC"}, {.id = ""}}};
              }),
              "asset id is \"\", expected a text");
}

}
