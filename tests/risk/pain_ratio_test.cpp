// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/pain_ratio.hpp>

#include <tidemark/run/rolling.hpp>
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

const series r{-0.5, 0.5, 1, 0};  // growth 1.5, drawdowns 0.5 and 0.25

TEST(PainRatio, GrowthByThePainIndex) {
    EXPECT_DOUBLE_EQ(run::whole(risk::pain_ratio{.periods_per_year = 4}, r), 0.5 / (0.75 / 4));
    EXPECT_DOUBLE_EQ(run::whole(risk::pain_ratio{.periods_per_year = 4, .annual_risk_free = 0.25}, r),
                     0.25 / (0.75 / 4));
    EXPECT_DOUBLE_EQ(run::whole(risk::pain_ratio_mean_excess{.risk_free = 0.125}, r), 0.125 / (0.75 / 4));
}

TEST(PainRatio, StartsAfreshInEveryWindow) {  // also with a total loss behind it, and with one in it
    const series rolled = run::rolling(risk::pain_ratio{.periods_per_year = 2}, series{0.5, -1, -0.5, 0.5, 0.25}, 2);
    EXPECT_DOUBLE_EQ(rolled[1], -1 / 0.5);
    EXPECT_DOUBLE_EQ(rolled[3], -0.25 / 0.375);
    EXPECT_EQ(rolled[4], inf);
}

TEST(PainRatio, Edges) {
    const risk::pain_ratio yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_ratio_mean_excess{}, series{})));
    EXPECT_EQ(run::whole(yearly, series{0.1}), inf);
    EXPECT_EQ(run::whole(risk::pain_ratio_mean_excess{.risk_free = 1}, series{0.1}), -inf);
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0, 0})));
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{-1.5, 0.5})));
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_ratio_mean_excess{}, series{-1.5, 0.5})));
    EXPECT_THROW(run::whole(risk::pain_ratio{.periods_per_year = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::pain_ratio{.periods_per_year = 1, .annual_risk_free = nan}, r),
                 std::invalid_argument);
    EXPECT_THROW(run::whole(risk::pain_ratio_mean_excess{.risk_free = inf}, r), std::invalid_argument);
}

}
