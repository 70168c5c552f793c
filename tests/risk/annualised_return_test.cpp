// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/annualised_return.hpp>

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

using arithmetic = risk::annualised_return_arithmetic;
using geometric = risk::annualised_return_geometric;

TEST(AnnualisedReturn, ArithmeticIsTheMeanTimesThePeriods) {
    EXPECT_DOUBLE_EQ(run::whole(arithmetic{.periods_per_year = 365}, series{0.01, -0.03}), -3.65);
    EXPECT_TRUE(std::isnan(run::whole(arithmetic{.periods_per_year = 365}, series{})));
}

TEST(AnnualisedReturn, GeometricIsTheGrowthOfAYear) {
    EXPECT_NEAR(run::whole(geometric{.periods_per_year = 1}, series{0.21, 0}), 0.1, 0x1p-52);
    EXPECT_DOUBLE_EQ(run::whole(geometric{.periods_per_year = 4}, series{0.1, 0.1}), std::pow(1.1, 4) - 1);
}

TEST(AnnualisedReturn, ByCalendarTheYearsAreGiven) {
    EXPECT_NEAR(run::whole(geometric{.periods_per_year = 252, .years = 2}, series{0.21}), 0.1, 0x1p-52);
    EXPECT_THROW(run::whole(geometric{.periods_per_year = 252, .years = -2}, series{0.21}), std::invalid_argument);
}

TEST(AnnualisedReturn, Edges) {
    const geometric yearly{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{})));
    EXPECT_EQ(run::whole(yearly, series{0.5, -1, 3}), -1);
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0.5, -1.5})));
    EXPECT_THROW(run::whole(geometric{.periods_per_year = 0}, series{0.1}), std::invalid_argument);
    EXPECT_THROW(run::whole(arithmetic{.periods_per_year = 0}, series{0.1}), std::invalid_argument);
}

}
