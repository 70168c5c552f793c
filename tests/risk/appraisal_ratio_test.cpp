// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/appraisal_ratio.hpp>

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
using appraisal = risk::appraisal_ratio;
using form = appraisal::form;

// PerformanceAnalytics, AppraisalRatio: -0.4302756, modified -0.01418576, alternative -0.1066928 with its ddof of 1.
TEST(AppraisalRatio, OfBaconsPortfolio) {
    EXPECT_NEAR(run::whole(appraisal{.periods_per_year = 12}, bacon()), -0.4302756, 5e-8);
    EXPECT_NEAR(run::whole(appraisal{.periods_per_year = 12, .by = form::modified}, bacon()), -0.01418576, 5e-9);
    EXPECT_NEAR(run::whole(appraisal{.periods_per_year = 12, .by = form::alternative, .benchmark_ddof = 1}, bacon()),
                -0.1066928, 5e-8);
    EXPECT_NEAR(run::whole(appraisal{.periods_per_year = 12, .by = form::alternative}, bacon()), -0.1089875, 5e-8);
}

TEST(AppraisalRatio, IsJensensAlphaByTheSpecificRisk) {
    const double alpha = run::whole(risk::jensen_alpha{.periods_per_year = 12, .risk_free = 0.004}, bacon());
    const double specific = run::whole(risk::specific_risk{.periods_per_year = 12}, bacon());
    EXPECT_NEAR(run::whole(appraisal{.periods_per_year = 12, .risk_free = 0.004}, bacon()), alpha / specific, 1e-14);
}

TEST(AppraisalRatio, Edges) {
    const appraisal yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1}, series{0.2}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1, nan, 0.2}, series{0.2, 0.1, 0.2}))));
    EXPECT_EQ(run::whole(yearly, pairs(series{0.5, 0.25}, series{0.25, 0})), inf) << "a perfect fit";
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.5, 0.25}, series{0.5, 0.25}))));
    EXPECT_THROW(run::whole(appraisal{.periods_per_year = 0}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(appraisal{.periods_per_year = 1, .risk_free = nan}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(appraisal{.periods_per_year = 1, .benchmark_ddof = -1}, bacon()), std::invalid_argument);
}

}
