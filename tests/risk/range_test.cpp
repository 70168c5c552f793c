// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/range.hpp>

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

TEST(Range, FromLowToHigh) {
    EXPECT_EQ(run::whole(risk::range{}, series{3, -1, 2}), 4);
    EXPECT_EQ(run::whole(risk::range{}, series{3}), 0);
    EXPECT_EQ(run::whole(risk::range{}, series{3, inf}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::range{}, series{})));
}

}
