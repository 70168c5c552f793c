// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/average_drawdown.hpp>

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

using average = risk::average_drawdown;
const series r{-0.5, 1, 0.5, -0.25, 1, -0.125};  // depths 0.5, 0.25 and, open, 0.125

TEST(AverageDrawdown, OfAllEpisodesOrTheDeepest) {
    EXPECT_EQ(run::whole(average{}, r), 0.875 / 3);
    EXPECT_EQ(run::whole(average{.largest = 1}, r), 0.5);
    EXPECT_EQ(run::whole(average{.largest = 2}, r), 0.375);
    EXPECT_EQ(run::whole(average{.largest = 9}, r), 0.875 / 3);
    EXPECT_EQ(run::whole(average{.largest = 1}, series{-0.125, 1, -0.5, 2, -0.25}), 0.5);
    EXPECT_EQ(run::whole(average{.as = risk::sign::as_return}, r), -0.875 / 3);
}

TEST(AverageDrawdown, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(average{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(average{}, series{nan})));
    EXPECT_EQ(run::whole(average{}, series{0.1}), 0);
    EXPECT_EQ(run::whole(average{.largest = 2}, series{0, 0}), 0);
    EXPECT_EQ(run::whole(average{}, series{0.5, -1, 0.5}), 1);
    EXPECT_TRUE(std::isnan(run::whole(average{}, series{-1.5, 0.5})));
    EXPECT_TRUE(std::isnan(run::whole(average{}, series{1e300, 1e300, -0.5})));
    EXPECT_EQ(run::whole(average{}, std::vector<float>{-0.5F}), 0.5);
}

}
