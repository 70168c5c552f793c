// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/calmar_ratio.hpp>

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

TEST(CalmarRatio, IsGrowthByTheLargestFall) {
    EXPECT_NEAR(run::whole(risk::calmar_ratio{.periods_per_year = 1}, series{0.6, -0.25}), (std::sqrt(1.2) - 1) / 0.25,
                0x1p-52 / 0.25 * 2);
}

TEST(CalmarRatio, Edges) {
    const risk::calmar_ratio yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{})));
    EXPECT_EQ(run::whole(yearly, series{0.1, 0.2}), inf);
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0, 0})));
    EXPECT_EQ(run::whole(yearly, series{0.5, -1}), -1);
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0.5, -2})));
    EXPECT_THROW(run::whole(risk::calmar_ratio{.periods_per_year = -1}, series{0.1}), std::invalid_argument);
}

}
