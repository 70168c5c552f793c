// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/active_premium.hpp>

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

TEST(ActivePremium, IsTheDifferenceOfCompoundedReturns) {
    const series x{0.1, 0.1}, b{0.05, 0.05};
    EXPECT_NEAR(run::whole(risk::active_premium{.periods_per_year = 2}, pairs(x, b)), 0.21 - 0.1025, 1e-15);
    EXPECT_NEAR(
        run::whole(risk::active_premium{.periods_per_year = 2, .excess_is = risk::excess::geometric}, pairs(x, b)),
        1.21 / 1.1025 - 1, 1e-15);
    EXPECT_NEAR(run::whole(risk::active_premium{.periods_per_year = 12}, bacon()), 0.10367829 - 0.11798339, 1e-8);
}

TEST(ActivePremium, OfFloatsIsThatOfTheDoublesTheyAre) {
    const std::vector<float> x{0.1F, 0.2F}, b{0.3F, -0.1F};
    const series wide_x{x.begin(), x.end()}, wide_b{b.begin(), b.end()};
    const risk::active_premium yearly{.periods_per_year = 12};
    EXPECT_EQ(run::whole(yearly, pairs(x, b)), run::whole(yearly, pairs(wide_x, wide_b)));
}

TEST(ActivePremium, Edges) {
    const risk::active_premium yearly{.periods_per_year = 12};
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{nan}, series{1}))));
    EXPECT_EQ(run::whole(yearly, pairs(series{0.1}, series{0.1})), 0);
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{-2}, series{0.1}))));
    EXPECT_EQ(run::whole(yearly, pairs(series{-1, nan, 0.5}, series{0, 3, 0})), -1) << "a total loss";
    EXPECT_THROW(run::whole(risk::active_premium{.periods_per_year = 0}, bacon()), std::invalid_argument);
}

}
