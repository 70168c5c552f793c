// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/partial_moment.hpp>

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

using lower = risk::lower_partial_moment;
using upper = risk::upper_partial_moment;
constexpr auto subset = risk::averaged_over::subset;
constexpr auto root = risk::partial_moment_scale::root;
const series x{-3, 1, -1, 0, 2};

TEST(PartialMoment, OfEveryDegree) {
    EXPECT_EQ(run::whole(lower{.degree = 0}, x), 2.0 / 5);
    EXPECT_EQ(run::whole(lower{.degree = 1}, x), 4.0 / 5);
    EXPECT_EQ(run::whole(lower{}, x), 10.0 / 5);
    EXPECT_DOUBLE_EQ(run::whole(lower{.degree = 3}, x), 28.0 / 5);
    EXPECT_DOUBLE_EQ(run::whole(upper{.threshold = -1, .degree = 4}, x), (16.0 + 1 + 81) / 5);
    EXPECT_DOUBLE_EQ(run::whole(upper{.degree = 1}, x), 3.0 / 5);
}

TEST(PartialMoment, NamedAlternatives) {
    EXPECT_DOUBLE_EQ(run::whole(lower{.averaged = subset}, x), 5);
    EXPECT_DOUBLE_EQ(run::whole(lower{.scale = root}, x), std::sqrt(2.0));
    EXPECT_DOUBLE_EQ(run::whole(lower{.degree = 3, .averaged = subset, .scale = root}, x), std::cbrt(14.0));
    EXPECT_DOUBLE_EQ(run::whole(upper{.degree = 1, .averaged = subset}, x), 1.5);
}

TEST(PartialMoment, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(lower{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(lower{.averaged = subset}, series{})));
    EXPECT_EQ(run::whole(lower{}, series{0, 1}), 0);
    EXPECT_EQ(run::whole(lower{.averaged = subset}, series{0, 1}), 0);
    EXPECT_THROW(run::whole(lower{.threshold = nan}, x), std::invalid_argument);
    EXPECT_THROW(run::whole(upper{.degree = 17}, x), std::invalid_argument);
    EXPECT_THROW(run::whole(lower{.degree = 0, .scale = root}, x), std::invalid_argument);
}

}
