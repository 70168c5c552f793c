// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/ratio_return.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pairs;
using tidemark::risk::ratio_return;
using tidemark::risk::ratio_return_of_levels;
const double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

// A worked example that an independent program checks: 10 % in units of what gained 4 %.
TEST(RatioReturn, IsNotTheDifferenceOfReturns) {
    EXPECT_NEAR(run::whole(ratio_return{}, pairs(series{0.10}, series{0.04})), 0.0576923077, 5e-11);
    EXPECT_NEAR(run::whole(ratio_return_of_levels{}, pairs(series{50, 55}, series{200, 208})), 0.0576923077, 5e-11);
}

// A ratio that rose by 8 % while its denominator fell by 15 %: the numerator fell by 8.2 %.
TEST(RatioReturn, RisesWhileBothFall) {
    EXPECT_NEAR(run::whole(ratio_return{}, pairs(series{-0.082}, series{-0.15})), 0.08, 1e-15);
}

TEST(RatioReturn, ExpandsToTheRelativeStrengthLine) {
    const series p{100, 110, nan, 99, 120}, q{50, 40, 60, nan, 80};
    const series line = run::expanding(ratio_return_of_levels{}, pairs(p, q));
    EXPECT_EQ(line[0], 0);
    EXPECT_NEAR(line[1], 1.1 / 0.8 - 1, 1e-15);
    EXPECT_EQ(line[2], line[1]) << "a row that either side misses";
    EXPECT_EQ(line[3], line[1]);
    EXPECT_NEAR(line[4], 1.2 / 1.6 - 1, 1e-15);
}

TEST(RatioReturn, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(ratio_return{}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(ratio_return{}, pairs(series{nan}, series{0.1}))));
    EXPECT_TRUE(std::isnan(run::whole(ratio_return_of_levels{}, pairs(series{1}, series{nan}))));
    EXPECT_EQ(run::whole(ratio_return_of_levels{}, pairs(series{7}, series{3})), 0) << "one row";
    EXPECT_EQ(run::whole(ratio_return{}, pairs(series{0.5, -0.25}, series{0.5, -0.25})), 0) << "equal series";
    EXPECT_EQ(run::whole(ratio_return{}, pairs(series{0.5}, series{-1})), inf);
    EXPECT_TRUE(std::isnan(run::whole(ratio_return{}, pairs(series{-1}, series{-1}))));
    EXPECT_EQ(run::whole(ratio_return{}, pairs(series{-1}, series{0.5})), -1);
}

TEST(RatioReturn, OfFloatsIsThatOfTheDoublesTheyAre) {
    const std::vector<float> x{0.1F, 0.2F}, b{0.3F, -0.1F};
    const series wide_x{x.begin(), x.end()}, wide_b{b.begin(), b.end()};
    EXPECT_EQ(run::whole(ratio_return{}, pairs(x, b)), run::whole(ratio_return{}, pairs(wide_x, wide_b)));
}

}
