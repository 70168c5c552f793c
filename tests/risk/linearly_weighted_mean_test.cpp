// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/linearly_weighted_mean.hpp>

#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::linearly_weighted_mean;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(LinearlyWeightedMean, WeighsTheNewestMost) {
    EXPECT_DOUBLE_EQ(run::whole(linearly_weighted_mean{}, series{5, 1, 4}), (5 + 2 * 1 + 3 * 4) / 6.0);
    const auto rolled = run::rolling(linearly_weighted_mean{}, series{5, 1, 4, 2, 8}, 3);
    EXPECT_TRUE(std::isnan(rolled[1]));
    EXPECT_DOUBLE_EQ(rolled[3], (1 + 2 * 4 + 3 * 2) / 6.0);
    EXPECT_DOUBLE_EQ(rolled[4], (4 + 2 * 2 + 3 * 8) / 6.0);
}

TEST(LinearlyWeightedMean, ClosesUpOverMissingRows) {
    EXPECT_EQ(run::whole(linearly_weighted_mean{}, series{5, nan, 1, nan, 4}),
              run::whole(linearly_weighted_mean{}, series{5, 1, 4}));
}

// The deviations of 1 are summed about a level of 1e9: an ulp of the level is all that is lost.
TEST(LinearlyWeightedMean, KeepsTheDigitsOfALevel) {
    series x;
    long double want = 0;
    for (int i = 0; i < 1000; ++i) {
        x.push_back(1e9 + std::sin(i));
        want += static_cast<long double>(i + 1) * (static_cast<long double>(x.back()) - 1e9L);
    }
    EXPECT_NEAR(run::whole(linearly_weighted_mean{}, x), static_cast<double>(1e9L + want / 500500), 1.2e-7);
}

TEST(LinearlyWeightedMean, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(linearly_weighted_mean{}, series{})));
    EXPECT_EQ(run::whole(linearly_weighted_mean{}, series{3}), 3);
    EXPECT_EQ(run::whole(linearly_weighted_mean{}, series(777, 0.1)), 0.1);
    for (const double x : run::rolling(linearly_weighted_mean{}, series(50, 0.1), 7, tidemark::missing::skip{1}))
        EXPECT_EQ(x, 0.1);
    EXPECT_EQ(run::whole(linearly_weighted_mean{}, series{1, HUGE_VAL, 2}), HUGE_VAL);
    EXPECT_EQ(run::whole(linearly_weighted_mean{}, series{HUGE_VAL, 1, 2}), HUGE_VAL);
    EXPECT_TRUE(std::isnan(run::whole(linearly_weighted_mean{}, series{HUGE_VAL, 1, -HUGE_VAL})));
}

}
