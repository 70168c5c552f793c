// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/m2_sortino.hpp>

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

// PerformanceAnalytics, M2Sortino with a target of 0.5 % a month: 0.1034799; Bacon prints 0.1035. OmegaExcessReturn:
// 0.0805.
TEST(M2Sortino, OfBaconsPortfolio) {
    EXPECT_NEAR(run::whole(risk::m2_sortino{.periods_per_year = 12, .target = 0.005}, bacon()), 0.1034799, 5e-8);
    EXPECT_NEAR(run::whole(risk::omega_excess_return{.periods_per_year = 12, .target = 0.005}, bacon()), 0.0805, 5e-5);
}

TEST(M2Sortino, OfAYearsRatioIsInTheUnitOfTheDeviations) {
    const series x{0.03, -0.01}, b{0.05, -0.03};
    const double dx = 0.01, db = 0.03;  // of a year of two periods: sqrt(sum of squares)
    const double grown = 1.03 * 0.99 - 1;
    const risk::m2_sortino annual{.periods_per_year = 2, .sortino = risk::m2_sortino::ratio::annual};
    EXPECT_NEAR(run::whole(annual, pairs(x, b)), grown + 0.02 / dx * (db - dx), 1e-15);
    EXPECT_NEAR(run::whole(risk::m2_sortino{.periods_per_year = 2}, pairs(x, b)),
                grown + 0.01 / (dx / std::sqrt(2.0)) * (db - dx), 1e-15);
    EXPECT_NEAR(run::whole(risk::omega_excess_return{.periods_per_year = 2}, pairs(x, b)), grown - 3 * dx * db, 1e-15);
}

TEST(M2Sortino, Edges) {
    const risk::m2_sortino yearly{.periods_per_year = 1};
    const risk::omega_excess_return omega{.periods_per_year = 1};
    for (const series& r : {series{}, series{nan}, series{-3}}) {
        EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(r, r))));
        EXPECT_TRUE(std::isnan(run::whole(omega, pairs(r, r))));
    }
    EXPECT_EQ(run::whole(yearly, pairs(series{0.1}, series{-0.1})), inf) << "never below";
    EXPECT_NEAR(run::whole(omega, pairs(series{0.1}, series{-0.1})), 0.1, 1e-15);
    EXPECT_THROW(run::whole(risk::m2_sortino{.periods_per_year = 0}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::m2_sortino{.periods_per_year = 1, .target = inf}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::omega_excess_return{.periods_per_year = 1, .target = nan}, bacon()),
                 std::invalid_argument);
}

}
