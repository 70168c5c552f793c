// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/examine.hpp>

#include "support/applicants.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;

namespace {

constexpr date first_day{2020, 1, 1};
constexpr double absent = std::numeric_limits<double>::quiet_NaN();
constexpr defect_limits limits{.price_factor = 3, .supply_factor = 2, .stale_days = 5, .gap_days = 2};

/// The market of one asset on consecutive days; a supply of 100 where none is given, and a second asset on every day.
market market_of(const std::vector<double>& prices, const std::vector<double>& supplies = {}) {
    market_builder rows{{{.id = "A"}, {.id = "clock"}}};
    for (std::size_t day = 0; day < prices.size(); ++day) {
        const date today = first_day + static_cast<int>(day);
        rows.add({.date = today, .asset = "clock"});
        if (std::isnan(prices[day])) continue;
        const double supply = supplies.empty() ? 100 : supplies[day];
        if (std::isnan(supply))
            rows.add({.date = today, .asset = "A", .price = prices[day]});
        else
            rows.add({.date = today, .asset = "A", .price = prices[day], .supply = supply});
    }
    return std::move(rows).build();
}

/// Each defect as the number of its day, its kind, and what was found.
std::string told(const std::vector<defect>& defects) {
    std::string all;
    for (const defect& d : defects) {
        all += std::to_string(d.date - first_day) + ' ' + std::string{text_of(d.kind)};
        all += ' ' + tidemark::core::text_of(d.found) + '\n';
    }
    return all;
}

std::string examined(const std::vector<double>& prices, const std::vector<double>& supplies = {},
                     const std::vector<event>& events = {}) {
    return told(examine(market_of(prices, supplies), events, limits));
}

hard_fork forked(const char* asset, const char* child) {
    return {.asset = asset, .child = child, .ratio = 1, .treatment = fork_treatment::ignored};
}

TEST(examine, finds_nothing_in_what_is_well) {
    EXPECT_EQ(examined({}), "");
    EXPECT_EQ(examined({1}), "");
    EXPECT_EQ(examined({1, 3, 1, 1, 1, 1, 2, 2}, {100, 200, 100, 100, 100, 60, 60, 60}), "");
    EXPECT_TRUE(examine(market{}, {}, limits).empty());
}

TEST(examine, finds_a_price_beyond_the_factor_up_and_down) {
    EXPECT_EQ(examined({1, 4, 1, 2}), "1 price jump 4\n2 price jump 0.25\n");
    const auto found = examine(market_of({1, 4}), {}, limits);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].asset, 0U);
    EXPECT_EQ(found[0].date, first_day + 1);
    EXPECT_EQ(found[0].limit, 3);
}

TEST(examine, holds_a_price_against_the_last_one_however_old) {
    EXPECT_EQ(examined({1, absent, absent, 4}), "3 price jump 4\n");
}

TEST(examine, finds_a_supply_beyond_the_factor) {
    EXPECT_EQ(examined({1, 1, 1, 1}, {100, 250, 250, 50}), "1 supply jump 2.5\n3 supply jump 0.2\n");
    EXPECT_EQ(examined({1, 1, 1, 1}, {100, absent, 250, absent}), "2 supply jump 2.5\n");
    const auto found = examine(market_of({1, 1}, {100, 250}), {}, limits);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].limit, 2);
}

TEST(examine, takes_a_split_for_what_it_is) {
    const std::vector<event> by_ten{{first_day + 1, split{.asset = "A", .ratio = 10}}};
    EXPECT_EQ(examined({20, 2, 2.5}, {100, 1000, 1000}, by_ten), "");
    EXPECT_EQ(examined({20, absent, 2.5}, {100, absent, 1000}, by_ten), "");
    EXPECT_EQ(examined({20, 20, 2}, {100, 100, 1000}, by_ten),
              "1 price jump 10\n1 supply jump 0.1\n2 price jump 0.1\n2 supply jump 10\n");
    const std::vector<event> thousand_to_one{{first_day + 1, split{.asset = "A", .ratio = 0.001}}};
    EXPECT_EQ(examined({0.02, 21}, {1e6, 1e3}, thousand_to_one), "");
    EXPECT_EQ(examined({0.02, 21}, {1e6, 1e6}, thousand_to_one), "1 supply jump 1000\n");
}

TEST(examine, explains_by_an_event_of_that_asset_on_that_date_alone) {
    EXPECT_EQ(examined({20, 2}, {100, 1000}, {{first_day + 1, split{.asset = "clock", .ratio = 10}}}),
              "1 price jump 0.1\n1 supply jump 10\n");
    EXPECT_EQ(examined({20, 2}, {100, 1000}, {{first_day + 1, split{.asset = "not there", .ratio = 10}}}),
              "1 price jump 0.1\n1 supply jump 10\n");
    EXPECT_EQ(examined({2, 2, 20}, {}, {{first_day + 1, forked("A", "B")}}), "2 price jump 10\n");
    EXPECT_EQ(examined({2, 20}, {}, {{first_day, forked("A", "B")}}), "1 price jump 10\n");
}

TEST(examine, takes_what_was_paid_off_the_price_before) {
    const auto paid = [](double amount) {
        return std::vector<event>{{first_day + 1, distribution{.asset = "A", .amount = amount}}};
    };
    EXPECT_EQ(examined({20, 4}), "1 price jump 0.2\n");
    EXPECT_EQ(examined({20, 4}, {}, paid(15)), "");
    EXPECT_EQ(examined({20, 20}, {}, paid(15)), "1 price jump 4\n");
    EXPECT_EQ(examined({20, 20}, {}, paid(40)), "1 price jump -1\n");
    EXPECT_EQ(examined({20, 4}, {}, {{first_day + 1, airdrop{"A", 15, airdrop_treatment::ignored}}}), "");
}

TEST(examine, follows_the_events_of_one_date_as_they_come) {
    const event paid{first_day + 1, distribution{.asset = "A", .amount = 16}};
    const event doubled{first_day + 1, split{.asset = "A", .ratio = 2}};
    EXPECT_EQ(examined({20, 8}, {100, 200}, {paid, doubled}), "1 price jump 4\n");
    EXPECT_EQ(examined({20, 2}, {100, 200}, {paid, doubled}), "");
}

TEST(examine, asks_nothing_of_what_migrates_or_is_forked) {
    EXPECT_EQ(examined({20, 2}, {100, 900}, {{first_day + 1, migration{"A", "B", 9}}}), "");
    EXPECT_EQ(examined({20, 2}, {100, 900}, {{first_day + 1, migration{"B", "A", 9}}}), "");
    EXPECT_EQ(examined({20, 2}, {100, 900}, {{first_day + 1, forked("A", "B")}}), "1 supply jump 9\n");
    EXPECT_EQ(examined({20, 2}, {100, 900}, {{first_day + 1, forked("B", "A")}}), "");
}

TEST(examine, expects_another_supply_on_the_day_it_changes_or_the_next) {
    const std::vector<event> burn{{first_day + 1, supply_change{.asset = "A", .supply = 10}}};
    EXPECT_EQ(examined({1, 1, 1, 1}, {100, 10, 10, 10}, burn), "");
    EXPECT_EQ(examined({1, 1, 1, 1}, {100, 100, 10, 10}, burn), "");
    EXPECT_EQ(examined({1, 1, 1, 1}, {100, 100, 100, 10}, burn), "3 supply jump 0.1\n");
    EXPECT_EQ(examined({1, 4, 4, 4}, {100, 10, 10, 10}, burn), "1 price jump 4\n");
}

TEST(examine, finds_prices_that_stand_still) {
    EXPECT_EQ(examined({1, 2, 2, 2, 2, 3}), "");
    EXPECT_EQ(examined({1, 2, 2, 2, 2, 2, 3}), "1 stale price 5\n");
    EXPECT_EQ(examined({2, 2, 2, 2, 2, 2}), "0 stale price 6\n");
    EXPECT_EQ(examined({2, 2, 2, absent, 2, 2, 2}), "");
}

TEST(examine, finds_gaps_within_the_life_of_an_asset) {
    EXPECT_EQ(examined({1, absent, absent, 2}), "");
    EXPECT_EQ(examined({1, absent, absent, absent, 2}), "1 gap 3\n");
    EXPECT_EQ(examined({absent, absent, absent, absent, 1, 2, absent, absent, absent, absent}), "");
}

TEST(examine, finds_bad_ticks_which_are_no_prices) {
    market_builder rows{{{.id = "A"}}};
    for (int day = 0; day < 6; ++day) {
        const bool bad = day > 0 && day < 5;
        rows.add(
            {.date = first_day + day, .asset = "A", .price = bad ? 9 : 2, .quality = bad ? tick::bad : tick::good});
    }
    EXPECT_EQ(told(examine(std::move(rows).build(), {}, limits)),
              "1 bad tick nan\n1 gap 4\n2 bad tick nan\n3 bad tick nan\n4 bad tick nan\n");
}

TEST(examine, orders_by_date_and_then_by_asset) {
    market_builder rows{{{.id = "B"}, {.id = "A"}}};
    for (int day = 0; day < 3; ++day) {
        rows.add({.date = first_day + day, .asset = "B", .price = day == 0 ? 1 : 9});
        rows.add({.date = first_day + day, .asset = "A", .price = day < 2 ? 1 + 8 * day : 1});
    }
    const auto found = examine(std::move(rows).build(), {}, limits);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].asset, 0U);
    EXPECT_EQ(found[1].asset, 1U);
    EXPECT_EQ(found[2].date, first_day + 2);
}

TEST(examine, does_not_ask_about_a_factor_without_end) {
    defect_limits lenient = limits;
    lenient.price_factor = lenient.supply_factor = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(examine(market_of({1, 1e9, 1e-9}, {1, 1e9, 1e-9}), {}, lenient).empty());
}

TEST(examine, refuses_limits_that_are_none) {
    const auto refusal = [](const defect_limits& wrong) {
        return tidemark::support::thrown<std::invalid_argument>([&] { examine(market{}, {}, wrong); });
    };
    EXPECT_EQ(refusal({.price_factor = 1, .supply_factor = 2, .stale_days = 5, .gap_days = 0}),
              "price_factor is 1, expected a number above 1");
    EXPECT_EQ(refusal({.price_factor = 2, .supply_factor = absent, .stale_days = 5, .gap_days = 0}),
              "supply_factor is nan, expected a number above 1");
    EXPECT_EQ(refusal({.price_factor = 2, .supply_factor = 2, .stale_days = 1, .gap_days = 0}),
              "stale_days is 1, expected 2 or more");
}

}
