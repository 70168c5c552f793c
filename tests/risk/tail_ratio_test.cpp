// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/tail_ratio.hpp>

#include <tidemark/run.hpp>

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

TEST(TailRatio, IsTheUpperQuantileByTheLower) {
    series r;
    for (int i = 0; i <= 20; ++i) r.push_back(0.01 * i - 0.05);  // quantiles at 5 %: -0.04, at 95 %: 0.14
    EXPECT_NEAR(run::whole(risk::tail_ratio{}, r), 3.5, 1e-14);
    EXPECT_NEAR(run::whole(risk::tail_ratio{.alpha = 0.1}, r), 13.0 / 3, 1e-14);
    EXPECT_NEAR(run::whole(risk::tail_ratio{.type = tidemark::risk::quantile_type::inverted_cdf}, r), 14.0 / 4, 1e-14);
    EXPECT_NEAR(run::rolling(risk::tail_ratio{}, r, 21).back(), 3.5, 1e-14);
}

TEST(TailRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::tail_ratio{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::tail_ratio{}, series{nan})));
    EXPECT_EQ(run::whole(risk::tail_ratio{}, series{-0.1}), 1);
    EXPECT_EQ(run::whole(risk::tail_ratio{}, series(30, 0.1)), 1);
    EXPECT_TRUE(std::isnan(run::whole(risk::tail_ratio{}, series{0, 0})));
    EXPECT_TRUE(std::isnan(run::whole(risk::tail_ratio{}, series{-0.0, -0.0})));
    series r(20, -0.0);
    r.push_back(0.1), r.push_back(0.1), r.push_back(0.1);
    EXPECT_EQ(run::whole(risk::tail_ratio{}, r), inf);
    EXPECT_THROW(run::whole(risk::tail_ratio{.alpha = 0.5}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::tail_ratio{.alpha = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::tail_ratio{.alpha = nan}, r), std::invalid_argument);
}

}
