// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/covariance.hpp>

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

TEST(Covariance, DenominatorIsNMinusDdof) {
    const series x{1, 2, 3, 6}, y{2, 1, 4, 5};
    EXPECT_DOUBLE_EQ(run::whole(risk::covariance{}, pairs(x, y)), 10.0 / 3);
    EXPECT_DOUBLE_EQ(run::whole(risk::covariance{.ddof = 0}, pairs(x, y)), 2.5);
}

TEST(Covariance, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::covariance{}, pairs(series{1}, series{1}))));
    EXPECT_EQ(run::whole(risk::covariance{.ddof = 0}, pairs(series{1}, series{1})), 0);
    EXPECT_EQ(run::whole(risk::covariance{}, pairs(series{1, 2, 3}, series{4, 4, 4})), 0);
    EXPECT_THROW(run::whole(risk::covariance{.ddof = -1}, pairs(series{1}, series{1})), std::invalid_argument);
}

}
