// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/product.hpp>

#include <tidemark/run/rolling.hpp>
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

TEST(Product, OfFactors) {
    EXPECT_EQ(run::whole(risk::product{}, series{1.5, 2, -4}), -12);
    const series rolled = run::rolling(risk::product{}, series{0, 2, 3, 4}, 2);
    EXPECT_EQ(rolled[1], 0);
    EXPECT_EQ(rolled[2], 6);  // what was 0 and has left the window leaves nothing behind
    EXPECT_EQ(rolled[3], 12);
    EXPECT_TRUE(std::isnan(run::whole(risk::product{}, series{})));
}

}
