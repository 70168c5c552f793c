// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/prospect_ratio.hpp>

#include "support/bacon_months.hpp"

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

using prospect = risk::prospect_ratio;
constexpr auto once = prospect::subtracted::once;
const series r{0.02, -0.01, 0.03, -0.03, 0};

TEST(ProspectRatio, LossesHurtMore) {
    EXPECT_NEAR(run::whole(prospect{}, r), (0.05 - 0.09) / 5 / std::sqrt(0.001 / 5), 1e-15);
    EXPECT_NEAR(run::whole(prospect{.loss_aversion = 1}, r), 0.002 / std::sqrt(0.001 / 5), 1e-15);
    EXPECT_NEAR(run::whole(prospect{.target = 0.01}, r), (-0.04 / 5 - 0.01) / std::sqrt(0.0021 / 5), 1e-15);
}

TEST(ProspectRatio, TargetSubtractedOnce) {
    EXPECT_NEAR(run::whole(prospect{.target = 0.01, .from = once}, r), -0.05 / 5 / std::sqrt(0.0021 / 5), 1e-15);
}

// -0.134 with the target subtracted once, as PerformanceAnalytics prints it of Bacon's months (cut off, not rounded).
TEST(ProspectRatio, OfBaconsMonths) {
    EXPECT_NEAR(run::whole(prospect{.target = 0.05, .from = once}, tidemark::support::bacon_months), -0.1345, 0.0005);
}

TEST(ProspectRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(prospect{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(prospect{.from = once}, series{nan})));
    EXPECT_EQ(run::whole(prospect{}, series{0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(prospect{}, series{0})));
    EXPECT_EQ(run::whole(prospect{.target = -1}, series{-0.5}), -inf);
    EXPECT_THROW(run::whole(prospect{.target = inf}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(prospect{.loss_aversion = -1}, r), std::invalid_argument);
}

}
