// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/tracking_error.hpp>

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

using tidemark::core::pairs;

TEST(TrackingError, IsTheScatterOfTheDifferences) {
    const series x{0.02, 0.01, 0.04}, b{0.01, 0.02, 0.01};  // differences 0.01 -0.01 0.03
    EXPECT_NEAR(run::whole(risk::tracking_error{.periods_per_year = 252}, pairs(x, b)), 0.02 * std::sqrt(252.0), 1e-15);
    EXPECT_NEAR(run::whole(risk::tracking_error{.periods_per_year = 1, .ddof = 0}, pairs(x, b)),
                0.02 * std::sqrt(2.0 / 3), 1e-16);
}

TEST(TrackingError, Edges) {
    const risk::tracking_error te{.periods_per_year = 12};
    EXPECT_TRUE(std::isnan(run::whole(te, pairs(series{1}, series{1}))));
    EXPECT_EQ(run::whole(te, pairs(series{0.1, 0.2, 0.3}, series{0.1, 0.2, 0.3})), 0);
    EXPECT_THROW(run::whole(risk::tracking_error{.periods_per_year = 0}, pairs(series{1}, series{1})),
                 std::invalid_argument);
}

}
