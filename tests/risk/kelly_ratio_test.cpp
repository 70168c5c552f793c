// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/kelly_ratio.hpp>

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

const series r{0.02, -0.01, 0.03, 0};  // mean 0.01, sum of squared deviations 0.001

TEST(KellyRatio, IsMeanByVariance) {
    EXPECT_NEAR(run::whole(risk::kelly_ratio{}, r), 30, 1e-12);
    EXPECT_NEAR(run::whole(risk::kelly_ratio{.fraction = 0.5}, r), 15, 1e-12);
    EXPECT_NEAR(run::whole(risk::kelly_ratio{.risk_free = 0.02, .ddof = 0}, r), -40, 1e-12);
    EXPECT_EQ(run::whole(risk::kelly_ratio{}, std::vector<float>{0.5F, 0.25F}),
              run::whole(risk::kelly_ratio{}, series{0.5, 0.25}));
}

TEST(KellyRatio, WithoutSpreadFollowsTheDivision) {
    EXPECT_EQ(run::whole(risk::kelly_ratio{}, series{0.1, 0.1, 0.1}), inf);
    EXPECT_EQ(run::whole(risk::kelly_ratio{}, series{-0.1, -0.1, -0.1}), -inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::kelly_ratio{.risk_free = 0.1}, series{0.1, 0.1, 0.1})));
}

// Two of three bets won, 0.025 for 0.01: 2/3 - (1/3) / 2.5.
TEST(KellyRatio, OfBetsIsTheEdgeByTheOdds) {
    EXPECT_NEAR(run::whole(risk::kelly_ratio_empirical{}, r), 2.0 / 3 - 1.0 / 7.5, 1e-15);
    EXPECT_NEAR(run::whole(risk::kelly_ratio_empirical{.fraction = 0.25}, r), 0.25 * (2.0 / 3 - 1.0 / 7.5), 1e-15);
    EXPECT_EQ(run::whole(risk::kelly_ratio_empirical{}, series{0.1, 0.2}), 1) << "nothing lost";
    EXPECT_EQ(run::whole(risk::kelly_ratio_empirical{}, series{-0.1, 0}), -inf) << "nothing won";
    EXPECT_TRUE(std::isnan(run::whole(risk::kelly_ratio_empirical{}, series{0, 0})));
}

TEST(KellyRatio, Edges) {
    for (const series& none : {series{}, series{nan, nan}}) {
        EXPECT_TRUE(std::isnan(run::whole(risk::kelly_ratio{}, none)));
        EXPECT_TRUE(std::isnan(run::whole(risk::kelly_ratio_empirical{}, none)));
    }
    EXPECT_TRUE(std::isnan(run::whole(risk::kelly_ratio{}, series{0.1})));
    EXPECT_THROW(run::whole(risk::kelly_ratio{.risk_free = nan}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::kelly_ratio{.fraction = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::kelly_ratio{.ddof = -1}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::kelly_ratio_empirical{.fraction = inf}, r), std::invalid_argument);
}

}
