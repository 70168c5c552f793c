// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/z_score.hpp>

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

TEST(ZScore, OfTheNewest) {
    EXPECT_NEAR(run::whole(risk::z_score{}, series{1, 2, 3, 6}), 3 / std::sqrt(14.0 / 3), 1e-15);
    EXPECT_NEAR(run::whole(risk::z_score{.ddof = 0}, series{6, 3, 2, 1}), -2 / std::sqrt(14.0 / 4), 1e-15);
}

TEST(ZScore, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::z_score{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::z_score{}, series{1})));
    EXPECT_TRUE(std::isnan(run::whole(risk::z_score{}, series{0.1, 0.1, 0.1})));
    EXPECT_THROW(run::whole(risk::z_score{.ddof = nan}, series{1, 2}), std::invalid_argument);
}

}
