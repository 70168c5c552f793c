// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/value_limit.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>

using namespace tidemark::index;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

review_day five() {
    return review_day{{{.id = "A", .market_cap = 9, .traded_value = 1},
                       {.id = "B", .market_cap = 8, .traded_value = 5},
                       {.id = "C", .market_cap = 7, .traded_value = 3},
                       {.id = "D", .market_cap = 6, .traded_value = tidemark::core::nan},
                       {.id = "E", .market_cap = 5, .traded_value = 4}}};
}

value_limit limit(double at_least, std::size_t fewest, std::size_t most) {
    return {.by = by_traded_value{}, .at_least = at_least, .fewest = fewest, .most = most};
}

TEST(value_limit, keeps_what_reaches_the_value_between_the_fewest_and_the_most) {
    review_day day = five();
    EXPECT_EQ(day.selected(limit(3, 1, 5)), "B E C");
    EXPECT_EQ(day.record(), "");
    EXPECT_EQ(day.selected(limit(3, 1, 2)), "B E");
    EXPECT_EQ(day.record(), "C: left at place 3 of 2");
    EXPECT_EQ(day.selected(limit(4.5, 3, 5)), "B E C");
    EXPECT_EQ(day.record(), "E: kept below 4.5 to have 3; C: kept below 4.5 to have 3");
    EXPECT_EQ(day.selected(limit(3, 3, 3)), "B E C");
    EXPECT_EQ(day.selected(limit(-1, 5, 5)), "B E C A D") << "who has no number stands last";
}

TEST(value_limit, refuses_what_cannot_be) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { limit(1, 0, 1); }),
              "fewest of a value limit is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { limit(1, 3, 2); }),
              "most of a value limit is 2, expected the fewest, 3, or more");
    EXPECT_NE(thrown<std::invalid_argument>([] { limit(tidemark::core::nan, 1, 2); }), "(nothing thrown)");
    EXPECT_EQ(thrown<std::domain_error>([] { five().selected(limit(1, 6, 7)); }),
              "a value limit needs 6 candidates, there are 5");
}

}
