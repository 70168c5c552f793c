// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/weighted.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pairs;
using namespace tidemark::risk;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const series x{1, 4, 2, 8};
const series w{0.5, 2, 0, 1.5};

// By hand: sum w = 4, sum w^2 = 6.5, mean x = 20.5/4.
constexpr double mx = 5.125, divisor = 4 - 6.5 / 4;
const double xx = 0.5 * (1 - mx) * (1 - mx) + 2 * (4 - mx) * (4 - mx) + 1.5 * (8 - mx) * (8 - mx);

TEST(Weighted, MeanAndVarianceByTheirDefinition) {
    EXPECT_DOUBLE_EQ(run::whole(weighted_mean{}, pairs(x, w)), mx);
    EXPECT_DOUBLE_EQ(run::whole(weighted_variance{}, pairs(x, w)), xx / divisor);
    EXPECT_DOUBLE_EQ(run::whole(weighted_variance{weighted_bias::biased}, pairs(x, w)), xx / 4);
}

TEST(Weighted, RollsOverWindowsWithWeightsOfTheirOwn) {
    const auto rolled = run::rolling(weighted_mean{}, pairs(x, w), 2);
    EXPECT_DOUBLE_EQ(rolled[1], (0.5 + 8) / 2.5);
    EXPECT_DOUBLE_EQ(rolled[2], 4);
    EXPECT_DOUBLE_EQ(rolled[3], 8);
}

TEST(Weighted, RowsWithAMissingPartDoNotCount) {
    const series gap{1, nan, 2, 8};
    EXPECT_DOUBLE_EQ(run::whole(weighted_mean{}, pairs(gap, w)), (0.5 + 12) / 2);
}

TEST(Weighted, Edges) {
    const series none(4, 0.0), one{0, 3, 0, 0};
    EXPECT_TRUE(std::isnan(run::whole(weighted_mean{}, pairs(x, none))));
    EXPECT_TRUE(std::isnan(run::whole(weighted_variance{}, pairs(x, one))));
    EXPECT_EQ(run::whole(weighted_variance{weighted_bias::biased}, pairs(x, one)), 0);
    for (const double wrong : {-1.0, HUGE_VAL}) {
        EXPECT_TRUE(std::isnan(run::whole(weighted_mean{}, pairs(x, series{1, wrong, 1, 1}))));
        EXPECT_TRUE(std::isnan(run::whole(weighted_variance{}, pairs(x, series{1, 1, 1, wrong}))));
    }
}

}
