// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/excess_return.hpp>

#include "support/bacon.hpp"

#include <tidemark/core/pairs.hpp>
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
using risk::excess_return;
using tidemark::core::pairs;
using tidemark::support::bacon;
constexpr auto geometric = risk::excess::geometric;
constexpr double inf = std::numeric_limits<double>::infinity();

TEST(ExcessReturn, IsADifferenceOrAQuotientOfAYear) {
    const series x{0.21, 0, std::nan("")}, y{0.1, 0.1, 5}, b{0.2, 0.2};
    EXPECT_NEAR(run::whole(excess_return{.periods_per_year = 2}, pairs(x, y)), 0, 1e-15);
    EXPECT_NEAR(run::whole(excess_return{.periods_per_year = 1}, pairs(series{0.5, 0.5}, b)), 0.3, 1e-15);
    EXPECT_NEAR(run::whole(excess_return{.periods_per_year = 1, .excess_is = geometric}, pairs(series{0.5, 0.5}, b)),
                0.25, 1e-15);
    EXPECT_NEAR(run::whole(excess_return{.periods_per_year = 4}, pairs(series{0.5, 0.5}, b)),
                std::pow(1.5, 4) - std::pow(1.2, 4), 1e-14);
}

TEST(ExcessReturn, Edges) {
    const excess_return yearly{.periods_per_year = 1}, quotient{.periods_per_year = 1, .excess_is = geometric};
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{}, series{}))));
    EXPECT_EQ(run::whole(yearly, pairs(series{0.25}, series{0.5})), -0.25);
    EXPECT_EQ(run::whole(yearly, pairs(series{-1}, series{0.5})), -1.5) << "a total loss";
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{-1.5}, series{0.5}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.5}, series{-1.5}))));
    EXPECT_EQ(run::whole(quotient, pairs(series{0.5}, series{-1})), inf);
    EXPECT_TRUE(std::isnan(run::whole(quotient, pairs(series{-1}, series{-1}))));
    EXPECT_THROW(run::whole(excess_return{.periods_per_year = 0}, pairs(series{1}, series{1})), std::invalid_argument);
}

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

}
