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

TEST(market, knows_the_first_price_of_each_asset) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "BTC", .traded_value = 1});
    rows.add({.date = new_year + 1, .asset = "BTC", .price = 1, .quality = tick::bad});
    rows.add({.date = new_year + 2, .asset = "BTC", .price = 7200});
    rows.add({.date = new_year + 3, .asset = "BTC", .price = 7200});
    const market m = std::move(rows).build();
    EXPECT_EQ(m.first_quoted(0), 2U);
    EXPECT_EQ(m.first_quoted(1), std::nullopt);
}

TEST(market, says_why_there_is_no_price) {
    market_builder rows{{{.id = "A", .listed = new_year + 1, .delisted = new_year + 4}, {.id = "B"}}};
    for (int day = 0; day < 5; ++day) rows.add({.date = new_year + day, .asset = "B", .price = 1});
    const market before = std::move(rows).build();
    EXPECT_EQ(before.quoted(0, 0), quotation::not_listed);
    EXPECT_EQ(before.quoted(1, 0), quotation::not_traded);
    EXPECT_EQ(before.quoted(4, 0), quotation::not_listed);
    EXPECT_EQ(before.quoted(0, 1), quotation::quoted);
}

TEST(market, uses_nothing_of_a_bad_tick_but_that_it_was_there) {
    auto rows = two_assets();
    rows.add({.date = new_year, .asset = "ETH", .price = -1, .market_cap = 0, .quality = tick::bad});
    rows.add({.date = new_year, .asset = "BTC", .price = 1, .traded_value = 5, .quality = tick::bad});
    rows.add({.date = new_year + 1, .asset = "BTC", .price = 7200});
    rows.add({.date = new_year + 1, .asset = "ETH", .price = 1, .supply = 5, .quality = tick::bad});
    EXPECT_EQ(refusal(rows, {.date = new_year + 1, .asset = "ETH", .price = 130}),
              "date of a row of ETH is 2020-01-02, expected one row of an asset on a day, this is its second");
    EXPECT_TRUE(rows.defects().empty());
    const market m = std::move(rows).build();
    for (std::size_t day = 0; day < 2; ++day) {
        EXPECT_EQ(m.quoted(day, 1), quotation::bad_tick);
        EXPECT_TRUE(std::isnan(m.prices(day)[1]));
        EXPECT_TRUE(std::isnan(m.market_caps(day)[1]));
        EXPECT_TRUE(std::isnan(m.traded_values(day)[1]));
    }
    EXPECT_EQ(m.quoted(0, 0), quotation::bad_tick);
    EXPECT_TRUE(std::isnan(m.traded_values(0)[0]));
    EXPECT_EQ(m.quoted(1, 0), quotation::quoted);
}

TEST(market_builder, finds_assets_in_whatever_order_they_come) {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}, {.id = "D"}}};
    const std::string orders[]{"ABCD", "DCBA", "BD", "ACDB", "ABCD", "C"};
    for (int day = 0; day < 6; ++day) {
        for (const char id : orders[day]) {
            const std::string name{id};
            rows.add({.date = new_year + day, .asset = name, .price = 100.0 * day + id});
        }
    }
    const market m = std::move(rows).build();
    for (int day = 0; day < 6; ++day) {
        for (const char id : std::string{"ABCD"}) {
            const double price = m.prices(static_cast<std::size_t>(day))[static_cast<std::size_t>(id - 'A')];
            if (orders[day].find(id) == std::string::npos)
                EXPECT_TRUE(std::isnan(price));
            else
                EXPECT_EQ(price, 100.0 * day + id);
        }
    }
}

TEST(market_builder, refuses_a_row_without_assets) {
    market_builder none{{}};
    EXPECT_EQ(refusal(none, {.date = new_year, .asset = "BTC", .price = 1}),
              "asset of a row on 2020-01-01 is \"BTC\", expected one of the assets the market was declared with");
}

TEST(market_builder, refuses_facts_that_cannot_be) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  market_builder{{{.id = "BTC"}, {.id = "ETH", .float_factors = {{new_year, 1.5}}}}};
              }),
              "float factor of ETH from 2020-01-01 is 1.5, expected a number in (0, 1]");
}

TEST(market_builder, refuses_a_row_outside_the_listing) {
    market_builder rows{{{.id = "A", .listed = new_year, .delisted = new_year + 2}}};
    EXPECT_EQ(refusal(rows, {.date = new_year - 1, .asset = "A", .price = 1}),
              "date of a row of A is 2019-12-31, expected 2020-01-01 or later, when it is listed");
    rows.add({.date = new_year, .asset = "A", .price = 1});
    rows.add({.date = new_year + 1, .asset = "A", .price = 1});
    EXPECT_EQ(refusal(rows, {.date = new_year + 2, .asset = "A", .price = 1}),
              "date of a row of A is 2020-01-03, expected a day before 2020-01-03, when it is delisted");
    EXPECT_EQ(std::move(rows).build().dates().size(), 2U);
}

std::string told(const market_builder& rows) {
    std::string all;
    for (const defect& d : rows.defects()) {
        all += std::string{tidemark::core::iso_text{d.date}} + ' ' + std::to_string(d.asset) + ' ';
        all += std::string{text_of(d.kind)} + ' ' + tidemark::core::text_of(d.found) + '\n';
    }
    return all;
}

market_builder recording() {
    return market_builder{{{.id = "A"}, {.id = "B", .listed = new_year + 1}}, on_defect::record};
}

TEST(recording_market_builder, uses_no_number_that_cannot_be_and_tells_of_each) {
    auto rows = recording();
    rows.add({.date = new_year, .asset = "A", .price = 2, .market_cap = -1, .traded_value = infinity});
    rows.add({.date = new_year + 1, .asset = "A", .price = 0, .market_cap = 20, .traded_value = 5});
    rows.add({.date = new_year + 2, .asset = "A", .price = -1, .supply = not_a_number, .traded_value = -3});
    rows.add({.date = new_year + 3, .asset = "A", .price = 1e-200, .supply = 1e-200, .traded_value = 5});
    rows.add({.date = new_year + 4, .asset = "A", .supply = 7, .traded_value = 5});
    rows.add({.date = new_year + 5, .asset = "A", .price = 3, .market_cap = 30, .traded_value = 0});
    EXPECT_EQ(told(rows),
              "2020-01-01 0 impossible market cap -1\n"
              "2020-01-01 0 impossible traded value inf\n"
              "2020-01-02 0 impossible price 0\n"
              "2020-01-03 0 impossible price -1\n"
              "2020-01-03 0 impossible supply nan\n"
              "2020-01-03 0 impossible traded value -3\n"
              "2020-01-04 0 impossible market cap 0\n"
              "2020-01-05 0 supply without price 7\n");
    const market m = std::move(rows).build();
    ASSERT_EQ(m.dates().size(), 6U);
    EXPECT_EQ(m.prices(0)[0], 2);
    EXPECT_TRUE(std::isnan(m.market_caps(0)[0]));
    EXPECT_TRUE(std::isnan(m.traded_values(0)[0]));
    for (std::size_t day = 1; day < 3; ++day) {
        EXPECT_EQ(m.quoted(day, 0), quotation::bad_tick);
        EXPECT_TRUE(std::isnan(m.market_caps(day)[0]));
        EXPECT_TRUE(std::isnan(m.traded_values(day)[0]));
    }
    EXPECT_EQ(m.prices(3)[0], 1e-200);
    EXPECT_TRUE(std::isnan(m.market_caps(3)[0]));
    EXPECT_EQ(m.traded_values(3)[0], 5);
    EXPECT_EQ(m.quoted(4, 0), quotation::not_traded);
    EXPECT_EQ(m.traded_values(4)[0], 5);
    EXPECT_EQ(m.market_caps(5)[0], 30);
    EXPECT_EQ(m.traded_values(5)[0], 0);
}

TEST(recording_market_builder, takes_the_first_row_of_an_asset_on_a_day_and_none_outside_its_listing) {
    auto rows = recording();
    rows.add({.date = new_year, .asset = "A", .price = 2});
    rows.add({.date = new_year, .asset = "B", .price = 5});
    rows.add({.date = new_year, .asset = "A", .price = 3, .traded_value = 7});
    rows.add({.date = new_year + 1, .asset = "A", .price = -1});
    rows.add({.date = new_year + 1, .asset = "A", .price = 2});
    rows.add({.date = new_year + 1, .asset = "B", .price = 6});
    EXPECT_EQ(told(rows),
              "2020-01-01 1 unlisted row 5\n"
              "2020-01-01 0 repeated row 3\n"
              "2020-01-02 0 impossible price -1\n"
              "2020-01-02 0 repeated row 2\n");
    const market m = std::move(rows).build();
    EXPECT_EQ(m.prices(0)[0], 2);
    EXPECT_TRUE(std::isnan(m.traded_values(0)[0]));
    EXPECT_EQ(m.quoted(0, 1), quotation::not_listed);
    EXPECT_EQ(m.quoted(1, 0), quotation::bad_tick);
    EXPECT_EQ(m.prices(1)[1], 6);
}

TEST(recording_market_builder, makes_no_market_cap_of_a_price_that_cannot_be) {
    auto rows = recording();
    rows.add({.date = new_year, .asset = "A", .price = -1, .supply = 7});
    EXPECT_EQ(told(rows), "2020-01-01 0 impossible price -1\n");
}

TEST(recording_market_builder, opens_no_day_for_a_row_it_drops) {
    auto rows = recording();
    rows.add({.date = new_year, .asset = "B", .price = 5});
    EXPECT_EQ(rows.defects().size(), 1U);
    EXPECT_TRUE(std::move(rows).build().dates().empty());
}

TEST(recording_market_builder, still_refuses_what_is_no_matter_of_numbers) {
    auto rows = recording();
    rows.add({.date = new_year + 1, .asset = "A", .price = 2});
    EXPECT_NE(refusal(rows, {.date = new_year, .asset = "A", .price = 2}), "(nothing thrown)");
    EXPECT_NE(refusal(rows, {.date = new_year + 1, .asset = "C", .price = 2}), "(nothing thrown)");
    EXPECT_NE(refusal(rows, {.date = date{}, .asset = "A", .price = 2}), "(nothing thrown)");
    EXPECT_NE(refusal(rows, {.date = new_year + 2, .asset = "A", .price = 2, .market_cap = 1, .supply = 1}),
              "(nothing thrown)");
    EXPECT_TRUE(rows.defects().empty());
    EXPECT_EQ(std::move(rows).build().dates().size(), 1U);
}

}
