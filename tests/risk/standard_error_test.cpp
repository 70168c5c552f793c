// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/standard_error.hpp>

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

TEST(StandardError, OfTheMean) {
    EXPECT_NEAR(run::whole(risk::standard_error{}, series{1, 2, 3, 4}), std::sqrt(5.0 / 3 / 4), 1e-15);
    EXPECT_NEAR(run::whole(risk::standard_error{.ddof = 0}, series{1, 2, 3, 4}), std::sqrt(5.0 / 4 / 4), 1e-15);
    EXPECT_EQ(run::whole(risk::standard_error{}, series{0.1, 0.1, 0.1}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::standard_error{}, series{1})));
    EXPECT_TRUE(std::isnan(run::whole(risk::standard_error{.ddof = 0}, series{})));
    EXPECT_THROW(run::whole(risk::standard_error{.ddof = -1}, series{1, 2}), std::invalid_argument);
}

}
