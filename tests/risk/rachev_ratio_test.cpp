// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/rachev_ratio.hpp>

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
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using rachev = risk::rachev_ratio;

TEST(RachevRatio, IsTheMeanGainByTheMeanLoss) {
    const series r{0.05, -0.03, 0.02, -0.01, 0.07, 0.01, -0.06, 0.03, 0, 0.04};
    EXPECT_NEAR(run::whole(rachev{.loss_share = 0.2, .gain_share = 0.2}, r), 0.06 / 0.045, 1e-14);
    // Half an observation of ten, then one and a half.
    EXPECT_NEAR(run::whole(rachev{}, r), 0.07 / 0.06, 1e-14);
    EXPECT_NEAR(run::whole(rachev{.loss_share = 0.15, .gain_share = 0.2}, r), 0.06 / ((0.06 + 0.015) / 1.5), 1e-14);
    EXPECT_NEAR(run::whole(rachev{.loss_share = 0.2, .gain_share = 0.2, .risk_free = 0.01}, r), 0.05 / 0.055, 1e-14);
    EXPECT_EQ(run::rolling(rachev{}, r, 10).back(), run::whole(rachev{}, r));
}

// Ten returns at 10 %: the type-7 quantile lies between the two worst, so that one is in the tail; from above the ninth
// smallest counts, so that two are.
TEST(RachevRatio, OfThePeerCountsFromTheOrderStatistic) {
    const series r{0.05, -0.03, 0.02, -0.01, 0.07, 0.01, -0.06, 0.03, 0, 0.04};
    EXPECT_NEAR(run::whole(rachev{.loss_share = 0.1, .gain_share = 0.1, .averaged = rachev::tail::peer}, r),
                0.06 / 0.06, 1e-14);
    const series ties{0.05, 0.05, 0.05, 0.07, -0.02};
    EXPECT_NEAR(run::whole(rachev{.loss_share = 0.1, .gain_share = 0.3, .averaged = rachev::tail::peer}, ties),
                0.22 / 4 / 0.02, 1e-14)
        << "all that equal the third smallest";
    EXPECT_TRUE(std::isnan(run::whole(rachev{.averaged = rachev::tail::peer}, series{0.1}))) << "no rank below 1";
}

TEST(RachevRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(rachev{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(rachev{}, series{nan})));
    EXPECT_EQ(run::whole(rachev{}, series{0.1}), -1) << "a loss of minus what is gained";
    EXPECT_TRUE(std::isnan(run::whole(rachev{}, series{0, 0, 0})));
    EXPECT_TRUE(std::isinf(run::whole(rachev{.loss_share = 0.5}, series{0, 0, 0.1, 0.2})));
    EXPECT_THROW(run::whole(rachev{.loss_share = 0}, series{}), std::invalid_argument);
    EXPECT_THROW(run::whole(rachev{.gain_share = 1}, series{}), std::invalid_argument);
    EXPECT_THROW(run::whole(rachev{.risk_free = inf}, series{}), std::invalid_argument);
}

}
