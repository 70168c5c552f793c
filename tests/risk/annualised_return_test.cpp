// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/annualised_return.hpp>

#include <tidemark/core/years.hpp>
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

TEST(AnnualisedReturn, CountsObservedRowsOrAllOfThem) {
    namespace core = tidemark::core;
    const series r{0.1, std::nan(""), 0.1, std::nan("")};
    const double growth = 1.1 * 1.1;
    EXPECT_DOUBLE_EQ(run::whole(geometric{.periods_per_year = 4}, r), std::pow(growth, 2) - 1);
    const double rows = core::years_of(r, 4, core::period_count::rows);
    EXPECT_DOUBLE_EQ(run::whole(geometric{.periods_per_year = 4, .years = rows}, r), growth - 1);
    const double days = core::years_between({2020, 1, 1}, {2024, 1, 1}, core::year_length::days_365_25);
    EXPECT_DOUBLE_EQ(run::whole(geometric{.periods_per_year = 252, .years = days}, r), std::pow(growth, 0.25) - 1);
    EXPECT_THROW(run::whole(geometric{.periods_per_year = 4, .years = inf}, r), std::invalid_argument);
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
