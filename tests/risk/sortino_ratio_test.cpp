// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/sortino_ratio.hpp>

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

using sortino = risk::sortino_ratio;
const series r{0.02, -0.01, 0.03, -0.03};

TEST(SortinoRatio, AveragesOverAllReturns) {
    EXPECT_NEAR(run::whole(sortino{.periods_per_year = 1}, r), 0.0025 / std::sqrt(0.001 / 4), 1e-15);
    EXPECT_NEAR(run::whole(sortino{.periods_per_year = 4, .target = 0.01}, r),
                2 * -0.0075 / std::sqrt((0.0004 + 0.0016) / 4), 1e-15);
}

TEST(SortinoRatio, NamedAlternatives) {
    EXPECT_NEAR(run::whole(sortino{.periods_per_year = 1, .averaged_over = sortino::denominator::subset}, r),
                0.0025 / std::sqrt(0.001 / 2), 1e-15);
    EXPECT_NEAR(run::whole(sortino{.periods_per_year = 1, .scaled = sortino::scale::adjusted}, r),
                0.0025 / std::sqrt(0.001 / 4) / std::sqrt(2.0), 1e-15);
}

TEST(SortinoRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(sortino{.periods_per_year = 1}, series{})));
    EXPECT_EQ(run::whole(sortino{.periods_per_year = 1}, series{0.01, 0.02}), inf);
    EXPECT_TRUE(std::isnan(run::whole(sortino{.periods_per_year = 1}, series{0, 0})));
    EXPECT_EQ(run::whole(sortino{.periods_per_year = 1, .averaged_over = sortino::denominator::subset}, series{0.01}),
              inf);
    EXPECT_THROW(run::whole(sortino{.periods_per_year = 1, .target = inf}, r), std::invalid_argument);
}

}
