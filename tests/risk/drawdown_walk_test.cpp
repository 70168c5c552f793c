// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/drawdown_walk.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

using tidemark::risk::drawdown_scale;
using tidemark::risk::drawdown_walk;

TEST(DrawdownWalk, OfReturns) {
    drawdown_walk compounded = drawdown_walk::of_returns(drawdown_scale::compounded),
                  arithmetic = drawdown_walk::of_returns(drawdown_scale::arithmetic),
                  log = drawdown_walk::of_returns(drawdown_scale::log);
    for (drawdown_walk* w : {&compounded, &arithmetic, &log}) {
        EXPECT_EQ(w->drawdown(), 0);
        for (const double r : {0.5, -0.5, 0.5}) w->earn(r);
    }
    EXPECT_EQ(compounded.drawdown(), -0.25);
    EXPECT_EQ(arithmetic.drawdown(), 0);
    EXPECT_DOUBLE_EQ(log.drawdown(), std::log(0.75));
    EXPECT_EQ(compounded.value(), 1.125);
    EXPECT_EQ(compounded.high(), 1.5);
}

TEST(DrawdownWalk, OfLevelsTheFirstOfWhichIsAHigh) {
    drawdown_walk w = drawdown_walk::of_levels(drawdown_scale::compounded);
    w.move_to(4);
    EXPECT_EQ(w.drawdown(), 0);
    w.move_to(3);
    EXPECT_EQ(w.drawdown(), -0.25);
    w.move_to(5);
    EXPECT_EQ(w.drawdown(), 0);
}

TEST(DrawdownWalk, MeansNothingOnceNegativeOrInfinite) {
    const double inf = std::numeric_limits<double>::infinity();
    for (const double bad : {-2.0, inf, -inf}) {
        drawdown_walk w = drawdown_walk::of_returns(drawdown_scale::compounded);
        w.earn(bad);
        EXPECT_TRUE(std::isnan(w.drawdown()));
        w.earn(-3);
        EXPECT_TRUE(std::isnan(w.drawdown()));
    }
    drawdown_walk negative = drawdown_walk::of_returns(drawdown_scale::arithmetic);
    negative.earn(-2);
    EXPECT_EQ(negative.drawdown(), -2);
    drawdown_walk ruined = drawdown_walk::of_returns(drawdown_scale::log);
    ruined.earn(-1);
    EXPECT_EQ(ruined.drawdown(), -inf);
}

}
