// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/known_market.hpp>

#include "support/applicants.hpp"
#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::market_with;

namespace {

constexpr date new_year{2020, 1, 1};

TEST(known_market, ends_today) {
    const market all =
        market_with({{.id = "A"}}, {{.date = new_year, .asset = "A", .price = 1, .market_cap = 10, .traded_value = 100},
                                    {.date = new_year + 1, .asset = "A", .price = 2, .market_cap = 20},
                                    {.date = new_year + 2, .asset = "A", .price = 3, .market_cap = 30}});
    const known_market known{all, 1};
    EXPECT_EQ(known.today(), new_year + 1);
    ASSERT_EQ(known.dates().size(), 2U);
    EXPECT_EQ(known.dates().back(), new_year + 1);
    EXPECT_EQ(known.price(0), 2);
    EXPECT_EQ(known.market_cap(0, 1), 10);
    EXPECT_EQ(known.traded_value(0, 1), 100);
    EXPECT_TRUE(std::isnan(known.traded_value(0)));
    EXPECT_TRUE(std::isnan(known.price(0, 2)));
    EXPECT_TRUE(std::isnan(known.market_cap(0, 2)));
    EXPECT_TRUE(std::isnan(known.traded_value(0, 2)));
    EXPECT_EQ(known.quoted(0, 1), quotation::quoted);
    EXPECT_EQ(known.quoted(0, 2), quotation::not_listed);
}

TEST(known_market, knows_no_class_and_no_float_factor_of_tomorrow) {
    const market all =
        market_with({{.id = "A",
                      .asset_class = "coin",
                      .classes = {{new_year + 1, "stable"}},
                      .float_factors = {{new_year + 1, 0.5}}}},
                    {{.date = new_year, .asset = "A", .price = 1}, {.date = new_year + 1, .asset = "A", .price = 1}});
    EXPECT_EQ(known_market(all, 0).asset_class(0), "coin");
    EXPECT_EQ(known_market(all, 0).float_factor(0), 1);
    EXPECT_EQ(known_market(all, 1).asset_class(0), "stable");
    EXPECT_EQ(known_market(all, 1).float_factor(0), 0.5);
}

TEST(known_market, has_first_seen_an_asset_when_it_was_listed_or_else_had_a_price) {
    const market all =
        market_with({{.id = "always"}, {.id = "later"}, {.id = "listed", .listed = new_year + 1}, {.id = "never"}},
                    {{.date = new_year, .asset = "always", .price = 1},
                     {.date = new_year, .asset = "later", .traded_value = 1},
                     {.date = new_year + 1, .asset = "later"},
                     {.date = new_year + 2, .asset = "later", .price = 1},
                     {.date = new_year + 2, .asset = "listed", .price = 1}});
    const auto first_seen = [&](std::size_t day, std::size_t asset) {
        return known_market{all, day}.first_seen(asset);
    };
    EXPECT_EQ(first_seen(0, 0), new_year);
    EXPECT_EQ(first_seen(2, 0), new_year);
    EXPECT_FALSE(first_seen(1, 1).ok());
    EXPECT_EQ(first_seen(2, 1), new_year + 2);
    EXPECT_FALSE(first_seen(0, 2).ok());
    EXPECT_EQ(first_seen(1, 2), new_year + 1);
    EXPECT_FALSE(first_seen(2, 3).ok());
}

TEST(known_market, counts_a_venue_once_and_only_while_it_quotes) {
    const market all = market_with({{.id = "A",
                                     .venues = {{.venue = "V", .flags = {"usd"}},
                                                {.venue = "V", .flags = {"usdc"}},
                                                {.venue = "W", .from = new_year + 1, .flags = {"usd"}},
                                                {.venue = "X", .until = new_year + 1, .flags = {"usdc"}}}}},
                                   {{.date = new_year, .asset = "A"}, {.date = new_year + 1, .asset = "A"}});
    const auto any = [](const venue_listing&) { return true; };
    const auto in_usdc = [](const venue_listing& v) { return v.flags.front() == "usdc"; };
    EXPECT_EQ(known_market(all, 0).count_venues(0, any), 2U);
    EXPECT_EQ(known_market(all, 1).count_venues(0, any), 2U);
    EXPECT_EQ(known_market(all, 0).count_venues(0, in_usdc), 2U);
    EXPECT_EQ(known_market(all, 1).count_venues(0, in_usdc), 1U);
}

TEST(known_market, tells_what_was_known_some_days_before) {
    const market all =
        market_with({{.id = "A", .asset_class = "coin", .classes = {{new_year + 2, "stable"}}}},
                    {{.date = new_year, .asset = "A", .price = 1}, {.date = new_year + 2, .asset = "A", .price = 3}});
    const known_market known{all, 1};
    EXPECT_EQ(known.price(0), 3);
    EXPECT_EQ(known.asset_class(0), "stable");
    const known_market before = known.earlier(1);
    EXPECT_EQ(before.today(), new_year) << "days of the market, not of the calendar";
    EXPECT_EQ(before.price(0), 1);
    EXPECT_EQ(before.asset_class(0), "coin");
    EXPECT_EQ(known.earlier(0).day(), 1U);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { known.earlier(2); }),
              "number of days earlier is 2, expected no more than there are, 1");
}

TEST(known_market, finds_an_asset_by_its_id) {
    const market all = market_with({{.id = "B"}, {.id = "A"}}, {{.date = new_year, .asset = "A"}});
    const known_market known{all, 0};
    EXPECT_EQ(known.find_asset("B"), 1U);
    EXPECT_FALSE(known.find_asset("C").has_value());
}

TEST(known_market, refuses_a_day_that_the_market_does_not_have) {
    const market all = market_with({{.id = "A"}}, {{.date = new_year, .asset = "A"}});
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { known_market(all, 1); }),
              "day is 1, expected a day of the market");
}

/// All it answers, missing numbers as -1.
std::vector<double> answers_of(const known_market& known) {
    std::vector<double> all;
    const auto note = [&](double x) { all.push_back(std::isnan(x) ? -1 : x); };
    for (std::size_t i = 0; i < known.asset_count(); ++i) {
        note(known.first_seen(i).ok() ? known.first_seen(i).days_since_1970() : tidemark::core::nan);
        for (std::size_t ago = 0; ago < known.dates().size() + 2; ++ago) {
            note(known.price(i, ago));
            note(known.market_cap(i, ago));
            note(known.traded_value(i, ago));
            note(static_cast<double>(known.quoted(i, ago)));
        }
    }
    return all;
}

TEST(known_market, answers_as_if_the_future_were_not_there) {
    constexpr std::size_t assets = 12;
    const auto quotes = tidemark::support::random_quotes(7, assets, 40);
    const market all = tidemark::support::market_of(quotes, assets);
    for (std::size_t day = 0; day < all.dates().size(); day += 3) {
        auto past = quotes;
        std::erase_if(past, [&](const auto& q) { return q.date > all.dates()[day]; });
        const market cut = tidemark::support::market_of(past, assets);
        EXPECT_EQ(answers_of(known_market{all, day}), answers_of(known_market{cut, day})) << day;
    }
}

}
