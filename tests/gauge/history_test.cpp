// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/history.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::gauge::history;
using tidemark::gauge::recorded;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

const market three_days = market_of({{1}, {2}, {3}}, {{1}, {1}, {1}});

double first_price(const known_market& known) { return known.price(0); }

TEST(history, asks_on_every_day) {
    const auto record = history(first_price, three_days);
    static_assert(std::is_same_v<decltype(record), const recorded<double>>);
    EXPECT_EQ(record.values, (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(record.dates, (std::vector<date>{{2020, 1, 1}, {2020, 1, 2}, {2020, 1, 3}}));
    EXPECT_TRUE(history(first_price, market{}).values.empty());
}

TEST(history, asks_on_the_days_that_are_given_in_their_order) {
    const std::array<std::size_t, 2> days{2, 0};
    const auto record = history(first_price, three_days, days);
    EXPECT_EQ(record.values, (std::vector<double>{3, 1}));
    EXPECT_EQ(record.dates, (std::vector<date>{{2020, 1, 3}, {2020, 1, 1}}));
    EXPECT_TRUE(history(first_price, three_days, std::span<const std::size_t>{}).values.empty());
}

TEST(history, shows_what_was_known_on_the_day) {
    const auto record = history([](const known_market& known) { return known.dates().size(); }, three_days);
    EXPECT_EQ(record.values, (std::vector<std::size_t>{1, 2, 3}));
}

TEST(history, refuses_a_day_that_the_market_does_not_have) {
    const std::array<std::size_t, 1> days{3};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { history(first_price, three_days, days); }),
              "day is 3, expected a day of the market");
}

}
