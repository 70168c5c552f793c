// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/burke_ratio.hpp>

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

using burke = risk::burke_ratio;
const series r{-0.5, 1, 0.5, -0.25};  // growth 1.125, depths 0.5 and 0.25

TEST(BurkeRatio, GrowthByTheRootOfSquaredDepths) {
    EXPECT_DOUBLE_EQ(run::whole(burke{.periods_per_year = 4}, r), 0.125 / std::sqrt(0.3125));
    EXPECT_DOUBLE_EQ(run::whole(burke{.periods_per_year = 4, .annual_risk_free = 0.025}, r), 0.1 / std::sqrt(0.3125));
}

TEST(BurkeRatio, NamedAlternatives) {
    EXPECT_DOUBLE_EQ(run::whole(burke{.periods_per_year = 4, .scaled = burke::form::modified}, r),
                     2 * 0.125 / std::sqrt(0.3125));
    EXPECT_DOUBLE_EQ(run::whole(burke{.periods_per_year = 4, .largest = 1}, r), 0.125 / 0.5);
}

TEST(BurkeRatio, Edges) {
    const burke yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{})));
    EXPECT_EQ(run::whole(yearly, series{0.1}), inf);
    EXPECT_EQ(run::whole(burke{.periods_per_year = 1, .annual_risk_free = 0.5}, series{0.1}), -inf);
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0, 0})));
    EXPECT_EQ(run::whole(yearly, series{-1}), -1);
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{-2, 0.5})));
    EXPECT_THROW(run::whole(burke{.periods_per_year = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(burke{.periods_per_year = 1, .annual_risk_free = nan}, r), std::invalid_argument);
}

}
