// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/catch_up_return.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pairs;
using tidemark::risk::catch_up_return;
const double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

TEST(CatchUpReturn, BringsTheFirstWhereTheSecondIs) {
    const series x{-0.2, 0.05, -0.1}, b{0.1, 0.02, 0.03};
    const double gap = run::whole(catch_up_return{}, pairs(x, b));
    EXPECT_NEAR(0.8 * 1.05 * 0.9 * (1 + gap), 1.1 * 1.02 * 1.03, 1e-15);
    EXPECT_LT(run::whole(catch_up_return{}, pairs(b, x)), 0) << "of the one that is ahead";
}

TEST(CatchUpReturn, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(catch_up_return{}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(catch_up_return{}, pairs(series{nan}, series{0.1}))));
    EXPECT_EQ(run::whole(catch_up_return{}, pairs(series{0.25}, series{0.5})), 1.5 / 1.25 - 1) << "one row";
    EXPECT_EQ(run::whole(catch_up_return{}, pairs(series{0.5, 0.5}, series{0.5, 0.5})), 0) << "equal series";
    EXPECT_EQ(run::whole(catch_up_return{}, pairs(series{-1}, series{0.5})), inf);
    EXPECT_EQ(run::whole(catch_up_return{}, pairs(series{0.5}, series{-1})), -1);
    EXPECT_TRUE(std::isnan(run::whole(catch_up_return{}, pairs(series{-1}, series{-1}))));
    EXPECT_TRUE(std::isnan(run::whole(catch_up_return{}, pairs(series{-1.5}, series{0.5}))));
    EXPECT_TRUE(std::isnan(run::whole(catch_up_return{}, pairs(series{0.5}, series{-1.5}))));
}

TEST(CatchUpReturn, OfFloatsIsThatOfTheDoublesTheyAre) {
    const std::vector<float> x{0.1F, 0.2F}, b{0.3F, -0.1F};
    const series wide_x{x.begin(), x.end()}, wide_b{b.begin(), b.end()};
    EXPECT_EQ(run::whole(catch_up_return{}, pairs(x, b)), run::whole(catch_up_return{}, pairs(wide_x, wide_b)));
}

}
