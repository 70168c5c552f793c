// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/among.hpp>

#include "support/review_day.hpp"

#include <gtest/gtest.h>

using namespace tidemark::index;
using tidemark::support::review_day;

namespace {

TEST(among, keeps_what_is_on_the_list_in_the_order_received) {
    review_day day{{{.id = "A", .market_cap = 1}, {.id = "B", .market_cap = 2}, {.id = "C", .market_cap = 3}}};
    EXPECT_EQ(day.selected(among{"A", "C", "of another market"}), "C A");
    EXPECT_EQ(day.record(), "B: left: not on the list");
    EXPECT_EQ(day.selected(among{}), "");
}

}
