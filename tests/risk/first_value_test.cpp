// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/first_value.hpp>

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

TEST(FirstValue, AndLastValueAreObserved) {
    const series x{nan, 3, -1, 2, nan};
    EXPECT_EQ(run::whole(risk::first_value{}, x), 3);
    EXPECT_EQ(run::whole(risk::last_value{}, x), 2);
    EXPECT_TRUE(std::isnan(run::whole(risk::first_value{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::last_value{}, series{})));
}

}
