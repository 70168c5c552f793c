// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/systematic_risk.hpp>

#include "support/bacon.hpp"

#include <tidemark/risk/volatility.hpp>
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

// PerformanceAnalytics, SpecificRisk: 0.0329; its SystematicRisk and TotalRisk take ddof 1 of the benchmark.
TEST(SystematicRisk, OfBaconsPortfolio) {
    EXPECT_NEAR(run::whole(risk::specific_risk{.periods_per_year = 12}, bacon()), 0.0329, 5e-5);
    EXPECT_NEAR(run::whole(risk::systematic_risk{.periods_per_year = 12, .ddof = 1}, bacon()), 0.1328, 5e-5);
    EXPECT_NEAR(run::whole(risk::total_risk{.periods_per_year = 12, .benchmark_ddof = 1}, bacon()), 0.1368, 5e-5);
}

TEST(SystematicRisk, AndTheSpecificMakeThePortfoliosOwnVolatility) {
    const double systematic = run::whole(risk::systematic_risk{.periods_per_year = 12}, bacon());
    const double specific = run::whole(risk::specific_risk{.periods_per_year = 12}, bacon());
    const double total = run::whole(risk::total_risk{.periods_per_year = 12}, bacon());
    EXPECT_NEAR(total, std::hypot(systematic, specific), 1e-15);
    EXPECT_NEAR(total,
                run::whole(risk::volatility{.periods_per_year = 12, .ddof = 0}, tidemark::support::bacon_portfolio),
                1e-15);
    EXPECT_EQ(run::whole(risk::specific_risk{.periods_per_year = 12, .ddof = 2}, bacon()),
              run::whole(risk::residual_volatility{.periods_per_year = 12}, bacon()));
}

TEST(SystematicRisk, HasTheSignOfBeta) {
    const series x{0.02, -0.02}, b{-0.01, 0.01};
    EXPECT_NEAR(run::whole(risk::systematic_risk{.periods_per_year = 4}, pairs(x, b)), -0.04, 1e-16);
    EXPECT_EQ(run::whole(risk::specific_risk{.periods_per_year = 4}, pairs(x, b)), 0) << "a line through two points";
    EXPECT_NEAR(run::whole(risk::total_risk{.periods_per_year = 4}, pairs(x, b)), 0.04, 1e-16);
}

TEST(SystematicRisk, Edges) {
    const auto expect_none = [](const series& x, const series& b) {
        EXPECT_TRUE(std::isnan(run::whole(risk::systematic_risk{.periods_per_year = 12}, pairs(x, b))));
        EXPECT_TRUE(std::isnan(run::whole(risk::specific_risk{.periods_per_year = 12}, pairs(x, b))));
        EXPECT_TRUE(std::isnan(run::whole(risk::total_risk{.periods_per_year = 12}, pairs(x, b))));
    };
    expect_none({}, {});
    expect_none({0.1}, {0.2});
    expect_none({0.1, nan, 0.3}, {0.2, 0.1, nan});
    expect_none({0.1, 0.2, 0.4}, {0.3, 0.3, 0.3});
    expect_none({0.1, 0.2, inf}, {0.3, 0.1, 0.3});
    EXPECT_EQ(run::whole(risk::total_risk{.periods_per_year = 12}, pairs(series{1, 1, 1}, series{1, 2, 4})), 0);
    EXPECT_THROW(run::whole(risk::systematic_risk{.periods_per_year = 0}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::systematic_risk{.periods_per_year = 1, .ddof = -1}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::specific_risk{.periods_per_year = 1, .ddof = nan}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::total_risk{.periods_per_year = 1, .benchmark_ddof = -1}, bacon()),
                 std::invalid_argument);
}

}
