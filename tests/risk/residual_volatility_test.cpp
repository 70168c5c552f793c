// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/residual_volatility.hpp>

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
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

using residual = risk::residual_volatility;
// The line is 1 + b, the residuals are 1, -2, 1.
const series x{2, 0, 4}, b{0, 1, 2};

TEST(ResidualVolatility, ScattersAboutTheLine) {
    const auto rows = tidemark::core::pairs(x, b);
    EXPECT_NEAR(run::whole(residual{.periods_per_year = 4}, rows), 2 * std::sqrt(6.0), 1e-14);
    EXPECT_NEAR(run::whole(residual{.periods_per_year = 1, .ddof = 0}, rows), std::sqrt(2.0), 1e-15);
}

TEST(ResidualVolatility, Edges) {
    const series two{1, 5}, flat{1, 1, 1};
    EXPECT_EQ(run::whole(residual{.periods_per_year = 1, .ddof = 0}, tidemark::core::pairs(two, two)), 0);
    EXPECT_TRUE(std::isnan(run::whole(residual{.periods_per_year = 1}, tidemark::core::pairs(two, two))));
    EXPECT_TRUE(std::isnan(run::whole(residual{.periods_per_year = 1}, tidemark::core::pairs(x, flat))));
    EXPECT_THROW(run::whole(residual{.periods_per_year = 1, .ddof = -1}, tidemark::core::pairs(x, b)),
                 std::invalid_argument);
}

}
