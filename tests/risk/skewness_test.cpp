// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/skewness.hpp>

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

using type = risk::skewness::estimator;

// Joanes and Gill's three estimators differ by factors of n alone.
TEST(Skewness, ThreeEstimators) {
    const series x{1, 2, 3, 10};
    const double g1 = 45 / std::pow(12.5, 1.5);  // deviations -3 -2 -1 6: m2 = 12.5, m3 = 45
    EXPECT_DOUBLE_EQ(run::whole(risk::skewness{.type = type::g1}, x), g1);
    EXPECT_DOUBLE_EQ(run::whole(risk::skewness{}, x), g1 * std::sqrt(12.0) / 2);
    EXPECT_DOUBLE_EQ(run::whole(risk::skewness{.type = type::b1}, x), g1 * std::pow(0.75, 1.5));
}

TEST(Skewness, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::skewness{}, series{1, 2})));
    EXPECT_EQ(run::whole(risk::skewness{.type = type::g1}, series{1, 2}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::skewness{.type = type::g1}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::skewness{}, series{5, 5, 5})));
    EXPECT_EQ(run::whole(risk::skewness{.on_equal = risk::zero_spread::pandas}, series{5, 5, 5}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::skewness{}, series{1, 2, inf})));
}

}
