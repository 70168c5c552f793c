// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/admitted.hpp>
#include <tidemark/index/screens.hpp>
#include <tidemark/index/selection.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::index;
using tidemark::support::member;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

TEST(admitted, screens_what_an_earlier_rule_has_kept) {
    review_day day{{{.id = "A", .market_cap = 9, .asset_class = "meme"},
                    {.id = "B", .market_cap = 8},
                    {.id = "C", .market_cap = 7},
                    {.id = "D", .market_cap = 6}}};
    EXPECT_EQ(day.selected(largest(3) | admitted{exclude_classes{"meme"}}), "B C") << "of the three largest";
    EXPECT_EQ(day.record(), "A: left: class meme");
    EXPECT_EQ(day.selected(admitted{exclude_classes{"meme"}} | largest(3)), "B C D");
    EXPECT_EQ(day.selected(admitted{every_asset{}}), "A B C D");
    EXPECT_EQ(day.record(), "");
}

TEST(admitted, asks_of_members_what_is_asked_of_members) {
    review_day day{{{.id = "A", .market_cap = 9},
                    {.id = "B", .market_cap = 7, .status = member},
                    {.id = "C", .market_cap = 7},
                    {.id = "D", .market_cap = 5, .status = member}}};
    EXPECT_EQ(day.selected(admitted{minimum_market_cap{{.newcomer = 8, .member = 6}}}), "A B");
    EXPECT_EQ(day.record(), "C: left: market cap 7, required 8; D: left: market cap 5, required 6");
}

TEST(admitted, needs_the_market_of_a_review) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  const candidate one{.asset = 0, .rank = 1, .price = 1, .market_cap = 1, .traded_value = 1};
                  admitted{every_asset{}}({one}, {});
              }),
              "rule needs the market of a review, which it was not given");
}

}
