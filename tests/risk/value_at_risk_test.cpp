// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/value_at_risk.hpp>

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

using var = risk::value_at_risk_historical;
const series r{-0.05, 0.01, -0.02, 0.03, 0.02, -0.01, 0, 0.04, 0.015, -0.03};

TEST(ValueAtRisk, IsTheQuantileAsALoss) {
    EXPECT_NEAR(run::whole(var{.alpha = 0.1}, r), 0.03 + 0.1 * 0.02, 1e-16);
    EXPECT_EQ(run::whole(var{.alpha = 0.1, .type = risk::quantile_type::inverted_cdf}, r), 0.05);
    EXPECT_NEAR(run::whole(var{.alpha = 0.1, .as = risk::sign::as_return}, r), -0.032, 1e-16);
}

TEST(ValueAtRisk, OfEveryQuantileType) {
    for (int t = 1; t <= 9; ++t) {
        const auto type = static_cast<risk::quantile_type>(t);
        for (const double alpha : {0.05, 0.1, 0.25, 0.77})
            EXPECT_EQ(run::whole(var{.alpha = alpha, .type = type}, r),
                      -run::whole(risk::quantile{.probability = alpha, .type = type}, r));
        EXPECT_EQ(run::whole(var{.type = type}, series{0.5}), -0.5);
    }
    series many;  // 1 - 0.95 is more than 0.05, and would be the sixth of a hundred
    for (int i = 1; i <= 100; ++i) many.push_back(i);
    EXPECT_EQ(run::whole(var{.alpha = 0.05, .type = risk::quantile_type::inverted_cdf}, many), -5);
}

TEST(ValueAtRisk, IsNotFlooredUnlessAsked) {
    EXPECT_EQ(run::whole(var{}, series{0.02}), -0.02);
    EXPECT_EQ(run::whole(var{.at_least = var::floor::zero}, series{0.02}), 0);
}

TEST(ValueAtRisk, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(var{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(var{.at_least = var::floor::zero}, series{})));
    for (const double a : {0.0, 1.0, -0.1, std::nan("")})
        EXPECT_THROW(run::whole(var{.alpha = a}, r), std::invalid_argument);
}

}
