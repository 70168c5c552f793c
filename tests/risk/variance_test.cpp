// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/variance.hpp>

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

TEST(Variance, DenominatorIsNMinusDdof) {
    const series x{1, 2, 3, 4};
    EXPECT_DOUBLE_EQ(run::whole(risk::variance{}, x), 5.0 / 3);
    EXPECT_DOUBLE_EQ(run::whole(risk::variance{.ddof = 0}, x), 1.25);
}

TEST(Variance, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::variance{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::variance{}, series{1})));
    EXPECT_EQ(run::whole(risk::variance{.ddof = 0}, series{1}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::variance{}, series{1, inf, 2})));
    EXPECT_THROW(run::whole(risk::variance{.ddof = -1}, series{1, 2}), std::invalid_argument);
}

TEST(Variance, OfEqualValuesIsExactlyZeroAndOfUnequalOnesPositive) {
    EXPECT_EQ(run::whole(risk::variance{}, series(1000, 0.1)), 0);
    series x(1000, 0.1);
    x[500] = std::nextafter(0.1, 1);
    EXPECT_GT(run::whole(risk::variance{}, x), 0);
}

}
