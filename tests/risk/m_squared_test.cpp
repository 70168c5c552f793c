// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/m_squared.hpp>

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
using risk::annualised_by;
using risk::excess;
using tidemark::core::pairs;
using tidemark::support::bacon;

// PerformanceAnalytics, MSquaredExcess of the example: -0.01553103 geometric and -0.01736344 arithmetic.
TEST(MSquared, OfBaconsPortfolio) {
    EXPECT_NEAR(run::whole(risk::m_squared{.periods_per_year = 12}, bacon()), 0.10061996, 5e-9);
    EXPECT_NEAR(run::whole(risk::m_squared_excess{.periods_per_year = 12}, bacon()), -0.01736344, 5e-9);
    EXPECT_NEAR(run::whole(risk::m_squared_excess{.periods_per_year = 12, .excess_is = excess::geometric}, bacon()),
                -0.01553103, 5e-9);
}

TEST(MSquared, LeversThePortfolioToTheBenchmarksSpread) {
    const series x{0.01, 0.03}, b{0.01, 0.05};  // half the spread
    const risk::m_squared mean{.periods_per_year = 10, .risk_free = 0.005, .annualised = annualised_by::mean};
    EXPECT_NEAR(run::whole(mean, pairs(x, b)), (0.2 - 0.05) * 2 + 0.05, 1e-15);
    EXPECT_NEAR(
        run::whole(
            risk::m_squared_excess{.periods_per_year = 10, .risk_free = 0.005, .annualised = annualised_by::mean},
            pairs(x, b)),
        0.35 - 0.3, 1e-15);
    const double rf = std::pow(1.005, 2) - 1;
    EXPECT_NEAR(run::whole(risk::m_squared{.periods_per_year = 2, .risk_free = 0.005}, pairs(x, b)),
                (1.01 * 1.03 - 1 - rf) * 2 + rf, 1e-15);
}

TEST(MSquared, Edges) {
    const risk::m_squared yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1}, series{0.2}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1, nan}, series{0.2, 0.1}))));
    EXPECT_EQ(run::whole(yearly, pairs(series{0.1, 0.1}, series{0.2, 0.1})), inf);
    EXPECT_EQ(run::whole(yearly, pairs(series{-0.1, -0.1}, series{0.2, 0.1})), -inf);
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0, 0}, series{0.2, 0.1}))));
    EXPECT_NEAR(run::whole(yearly, pairs(series{0.2, 0.1}, series{0.1, 0.1})), 0, 1e-300) << "a benchmark of cash";
    EXPECT_THROW(run::whole(risk::m_squared{.periods_per_year = 0}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::m_squared_excess{.periods_per_year = 1, .risk_free = nan}, bacon()),
                 std::invalid_argument);
}

}
