// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/up_down_ratio.hpp>

#include "support/bacon.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN();
using tidemark::core::pairs;
using tidemark::support::bacon;

TEST(UpDownRatio, CountsPeriodsOnOneSideOfTheBenchmark) {
    const series b{0.1, 0.2, 0.3, 0, -0.1, -0.2, 0.4, nan}, x{0.2, -0.1, 0.1, 0.5, 0, -0.3, 0.4, 1};
    const auto rows = pairs(x, b);
    EXPECT_EQ(run::whole(risk::up_number_ratio{}, rows), 0.75);
    EXPECT_EQ(run::whole(risk::down_number_ratio{}, rows), 0.5) << "0 is no fall";
    EXPECT_EQ(run::whole(risk::up_percentage_ratio{}, rows), 0.25) << "as much is not more";
    EXPECT_EQ(run::whole(risk::down_percentage_ratio{}, rows), 0.5);
}

// Counted by hand: 15 months up, of which the portfolio fell in one, and 8 down, in all of which it fell too.
TEST(UpDownRatio, OfBaconsPortfolio) {
    EXPECT_EQ(run::whole(risk::up_number_ratio{}, bacon()), 14.0 / 15);
    EXPECT_EQ(run::whole(risk::down_number_ratio{}, bacon()), 1);
    EXPECT_EQ(run::whole(risk::up_percentage_ratio{}, bacon()), 11.0 / 15);
    EXPECT_EQ(run::whole(risk::down_percentage_ratio{}, bacon()), 6.0 / 8);
}

TEST(UpDownRatio, Edges) {
    for (const series& none : {series{}, series{nan}, series{0, 0}}) {
        EXPECT_TRUE(std::isnan(run::whole(risk::up_number_ratio{}, pairs(none, none))));
        EXPECT_TRUE(std::isnan(run::whole(risk::down_number_ratio{}, pairs(none, none))));
        EXPECT_TRUE(std::isnan(run::whole(risk::up_percentage_ratio{}, pairs(none, none))));
        EXPECT_TRUE(std::isnan(run::whole(risk::down_percentage_ratio{}, pairs(none, none))));
    }
}

}
