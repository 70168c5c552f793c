// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/selectivity.hpp>

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

// PerformanceAnalytics, Selectivity: -0.0141; NetSelectivity: -0.0178912.
TEST(Selectivity, OfBaconsPortfolio) {
    EXPECT_NEAR(run::whole(risk::selectivity{.periods_per_year = 12}, bacon()), -0.0141694, 5e-8);
    EXPECT_NEAR(run::whole(risk::net_selectivity{.periods_per_year = 12}, bacon()), -0.0178912, 5e-8);
}

TEST(Selectivity, IsJensensAlpha) {
    const double rf = 0.002, annual = std::pow(1 + rf, 12) - 1;
    const double alpha = run::whole(risk::jensen_alpha{.periods_per_year = 12, .risk_free = rf}, bacon());
    EXPECT_EQ(run::whole(risk::selectivity{.periods_per_year = 12, .risk_free = rf}, bacon()), alpha);
    const double spread = run::whole(risk::fama_beta{}, bacon()) - 0.9988502086225743;  // less beta
    EXPECT_NEAR(run::whole(risk::net_selectivity{.periods_per_year = 12, .risk_free = rf}, bacon()),
                alpha - spread * (0.11798339066932462 - annual), 1e-14);
}

TEST(Selectivity, Edges) {
    const auto expect_none = [](const series& x, const series& b) {
        EXPECT_TRUE(std::isnan(run::whole(risk::selectivity{.periods_per_year = 12}, pairs(x, b))));
        EXPECT_TRUE(std::isnan(run::whole(risk::net_selectivity{.periods_per_year = 12}, pairs(x, b))));
    };
    expect_none({}, {});
    expect_none({0.1}, {0.2});
    expect_none({0.1, nan}, {0.2, 0.1});
    expect_none({0.1, 0.2}, {0.2, 0.2});
    expect_none({0.1, -1.2}, {0.2, 0.1});
    EXPECT_THROW(run::whole(risk::selectivity{.periods_per_year = 0}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::net_selectivity{.periods_per_year = 1, .risk_free = inf}, bacon()),
                 std::invalid_argument);
}

}
