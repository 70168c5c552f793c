// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/r_squared.hpp>

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

TEST(RSquared, IsTheShareExplained) {
    const series x{1, 2, 4}, b{1, 2, 3}, down{3, 2, 1}, flat{1, 1, 1};
    EXPECT_NEAR(run::whole(risk::r_squared{}, tidemark::core::pairs(x, b)), 9.0 / (2 * 42.0 / 9), 1e-15);
    EXPECT_EQ(run::whole(risk::r_squared{}, tidemark::core::pairs(down, b)), 1);
    EXPECT_TRUE(std::isnan(run::whole(risk::r_squared{}, tidemark::core::pairs(x, flat))));
    EXPECT_TRUE(std::isnan(run::whole(risk::r_squared{}, tidemark::core::pairs(flat, x))));
    const series two{1, 2};
    EXPECT_TRUE(std::isnan(run::whole(risk::r_squared{}, tidemark::core::pairs(two, two))));
}

}
