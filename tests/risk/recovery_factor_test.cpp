// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/recovery_factor.hpp>

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

const series r{-0.5, 1, 0.5, -0.25};

TEST(RecoveryFactor, ReturnByTheLargestDrawdown) {
    EXPECT_EQ(run::whole(risk::recovery_factor{}, r), 0.125 / 0.5);
    EXPECT_EQ(run::whole(risk::recovery_factor_arithmetic{}, r), 0.75 / 0.5);
}

TEST(RecoveryFactor, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::recovery_factor{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::recovery_factor_arithmetic{}, series{nan})));
    EXPECT_EQ(run::whole(risk::recovery_factor{}, series{0.1}), inf);
    EXPECT_EQ(run::whole(risk::recovery_factor_arithmetic{}, series{0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::recovery_factor{}, series{0, 0})));
    EXPECT_TRUE(std::isnan(run::whole(risk::recovery_factor_arithmetic{}, series{0, 0})));
    EXPECT_EQ(run::whole(risk::recovery_factor{}, series{-1}), -1);
    EXPECT_TRUE(std::isnan(run::whole(risk::recovery_factor{}, series{-2})));
    EXPECT_TRUE(std::isnan(run::whole(risk::recovery_factor_arithmetic{}, series{-2})));
}

}
