// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/crix.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::crix_weights;

namespace {

rulebook rules(crix_weights weights) {
    return methodologies::crix({.weights = weights,
                                .members = {{{2020, 1, 1}, 3}, {{2020, 2, 15}, 2}},
                                .selection_months = {1, 4, 7, 10},
                                .window = {1, unpublished::is_left_out},
                                .oldest_price = 20},
                               {2020, 1, 5});
}

// C has no price for three days; D is hardly traded.
market four() {
    return steady_market({{.facts = {.id = "A"}, .price = 100, .supply = 10, .traded_value = 30},
                          {.facts = {.id = "B"}, .price = 200, .supply = 5, .traded_value = 20},
                          {.facts = {.id = "C"}, .price = 10, .supply = 100, .traded_value = 10},
                          {.facts = {.id = "D"}, .price = 10, .supply = 500, .traded_value = 1}},
                         days_between({2020, 1, 1}, {2020, 4, 2}),
                         {{{2020, 1, 6}, "A", 110, 10},
                          {{2020, 1, 6}, "B", 190, 5},
                          {{2020, 1, 6}, "C", 0, 0},
                          {{2020, 1, 9}, "C", 12, 100}});
}

TEST(crix, is_insensitive_to_a_coin_without_a_price_and_begins_at_1000) {
    const market universe = four();
    const track t = calculate(rules(crix_weights::by_market_cap), universe);
    EXPECT_EQ(members_at(t.reviews[0], universe), "A B C") << "D is below the first quartile of traded values";
    EXPECT_EQ(t.levels[0], 1000);
    EXPECT_NEAR(t.levels[1], 1025, 1e-9);
    EXPECT_NEAR(t.levels[4], 1025, 1e-9) << "what C gained meanwhile is never charged";
    EXPECT_EQ(t.name, "CRIX");
    EXPECT_TRUE(t.not_applied.empty());
}

TEST(crix, is_weighed_every_month_and_chosen_every_three) {
    const market universe = four();
    const track t = calculate(rules(crix_weights::by_market_cap), universe);
    EXPECT_EQ(review_dates_of(t), "2020-02-01 2020-03-01 2020-04-01");
    EXPECT_EQ(t.reviews[1].kind, review_kind::triggered);
    EXPECT_EQ(t.reviews[2].members.size(), 3U) << "the count that was decided in February waits for April";
    EXPECT_EQ(t.reviews[3].kind, review_kind::scheduled);
    EXPECT_EQ(members_at(t.reviews[3], universe), "C A");
}

TEST(crix, has_a_sister_weighted_by_liquidity) {
    const track t = calculate(rules(crix_weights::by_liquidity), four());
    EXPECT_EQ(t.name, "CRIX weighted by liquidity");
    expect_near(weights_at(t.reviews[0]), {30 / 60.0, 20 / 60.0, 10 / 60.0}, 1e-15);
    expect_near(weights_at(t.reviews[3]), {10 / 40.0, 30 / 40.0}, 1e-15);
}

}
