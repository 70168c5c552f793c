// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/treynor_ratio.hpp>

#include "support/bacon.hpp"

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
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using tidemark::core::pairs;
using tidemark::support::bacon;
using treynor = risk::treynor_ratio;

TEST(TreynorRatio, IsTheGrowthOfTheExcessByBeta) {
    EXPECT_NEAR(run::whole(treynor{.periods_per_year = 12}, bacon()), 0.10367829 / 0.99885021, 1e-8);
    const series b{0.01, -0.02, 0.03, 0.02}, x{0.021, -0.039, 0.061, 0.041};  // 0.001 + 2 b
    double growth = 1;
    for (const double r : x) growth *= 1 + r - 0.002;
    EXPECT_NEAR(run::whole(treynor{.periods_per_year = 12, .risk_free = 0.002}, pairs(x, b)),
                (std::pow(growth, 3) - 1) / 2, 1e-14);
}

// PerformanceAnalytics, TreynorRatio(modified = TRUE), has ddof 1 in its systematic risk: 0.7807.
TEST(TreynorRatio, OfTheModifiedFormIsBySystematicRisk) {
    const treynor modified{.periods_per_year = 12, .by = treynor::form::modified};
    EXPECT_NEAR(run::whole(modified, bacon()), 0.7974653, 5e-8);
    EXPECT_NEAR(
        run::whole(treynor{.periods_per_year = 12, .by = treynor::form::modified, .benchmark_ddof = 1}, bacon()),
        0.7806747, 5e-8);
}

TEST(TreynorRatio, Edges) {
    const treynor yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1}, series{0.2}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1, nan}, series{0.2, 0.1}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1, 0.2}, series{0.2, 0.2}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1, -1.2}, series{0.2, 0.1}))));
    EXPECT_EQ(run::whole(yearly, pairs(series{0.1, 0.1}, series{0.2, 0.3})), inf) << "a beta of 0";
    EXPECT_THROW(run::whole(treynor{.periods_per_year = 0}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(treynor{.periods_per_year = 1, .risk_free = inf}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(treynor{.periods_per_year = 1, .benchmark_ddof = -1}, bacon()), std::invalid_argument);
}

}
