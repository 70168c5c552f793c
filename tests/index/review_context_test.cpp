// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/review_context.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

TEST(review_context, knows_what_it_was_given) {
    const market universe = market_of({{1, 2}, {3, 4}}, {{1, 1}, {1, 1}});
    const std::vector<holding> held{{0, 1.0}};
    std::vector<decision> decisions;
    const review_context context{known_market{universe, 1}, held, {}, decisions};
    EXPECT_EQ(context.market().price(1), 4);
    EXPECT_EQ(context.held().size(), 1U);
    context.explain(1, "because");
    ASSERT_EQ(decisions.size(), 1U);
    EXPECT_EQ(decisions[0].asset, 1U);
    EXPECT_EQ(decisions[0].why, "because");
}

TEST(review_context, made_of_nothing_knows_nothing) {
    const review_context context;
    EXPECT_TRUE(context.held().empty());
    EXPECT_TRUE(context.past().empty());
    context.explain(0, "nobody listens");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { context.market(); }),
              "rule needs the market of a review, which it was not given");
}

}
