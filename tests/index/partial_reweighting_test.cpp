// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/partial_reweighting.hpp>

#include "support/expect_near.hpp"
#include "support/review_day.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace tidemark::index;
using tidemark::support::expect_near;
using tidemark::support::review_day;

namespace {

/// The weights of A, B, C and D, the largest first, where some are held.
std::vector<double> weighed(const weighting_rule& rule, const std::vector<holding>& held,
                            tidemark::core::date day = {2024, 1, 31}) {
    const review_day four{{{.id = "A", .market_cap = 4},
                           {.id = "B", .market_cap = 3},
                           {.id = "C", .market_cap = 2},
                           {.id = "D", .market_cap = 1}},
                          day};
    std::vector<decision> decisions;
    return rule(four.snapshot().candidates, review_context{known_market{four.market(), 0}, held, {}, decisions});
}

TEST(newcomers_alike, gives_newcomers_equal_parts_and_keeps_the_proportions_of_the_others) {
    // B and D are held at 3 to 1; a third member leaves.
    expect_near(weighed(newcomers_alike{}, {{1, 0.3}, {2000, 0.6}, {3, 0.1}}), {.25, .375, .25, .125}, 1e-15);
    expect_near(weighed(newcomers_alike{}, {{0, 0.4}, {1, 0.3}, {2, 0.2}, {3, 0.1}}), {.4, .3, .2, .1}, 1e-15);
    expect_near(weighed(newcomers_alike{}, {}), {.25, .25, .25, .25}, 1e-15);
    expect_near(weighed(newcomers_alike{}, {{0, 0}, {1, 1}}), {.25, .25, .25, .25}, 1e-15);
    EXPECT_TRUE(newcomers_alike{}({}, {}).empty());
}

TEST(weighting_by_month, takes_the_weighting_of_the_month) {
    const weighting_by_month rule{.months = january_cycle, .in_these = equal_weight{}, .otherwise = market_cap{}};
    expect_near(weighed(rule, {}, {2024, 1, 24}), {.25, .25, .25, .25}, 1e-15);
    expect_near(weighed(rule, {}, {2024, 2, 22}), {.4, .3, .2, .1}, 1e-15);
}

}
