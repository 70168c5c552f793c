// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/recovery_return.hpp>

#include <tidemark/risk/current_drawdown.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
using risk::recovery_return;
using risk::recovery_return_of_levels;
const double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

// The levels of a worked example that an independent program checks: from 130 down to 77.
TEST(RecoveryReturn, LeadsBackToTheHigh) {
    const series levels{100, 120, 90, 95, 130, 80, 85, 78, 82, 77};
    EXPECT_EQ(run::whole(recovery_return_of_levels{}, levels), 130. / 77 - 1);
    const double d = run::whole(risk::current_drawdown_of_levels{}, levels);
    EXPECT_NEAR(run::whole(recovery_return_of_levels{}, levels), d / (1 - d), 1e-15);
    const series half{0.25, -0.5};
    EXPECT_EQ(run::whole(recovery_return{}, half), 1);
    EXPECT_EQ(run::whole(recovery_return{}, series{-0.5}), 1) << "the unit at the start is a high";
}

TEST(RecoveryReturn, IsNothingAtAHigh) {
    EXPECT_EQ(run::whole(recovery_return{}, series{-0.5, 1}), 0);
    EXPECT_EQ(run::whole(recovery_return_of_levels{}, series{3}), 0);
    EXPECT_EQ(run::whole(recovery_return_of_levels{}, series{3, 3, 3}), 0);
}

TEST(RecoveryReturn, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(recovery_return{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(recovery_return{}, series{nan, nan})));
    EXPECT_TRUE(std::isnan(run::whole(recovery_return_of_levels{}, series{nan})));
    EXPECT_EQ(run::whole(recovery_return{}, series{nan, -0.5, nan}), 1);
    EXPECT_EQ(run::whole(recovery_return{}, series{-1}), inf);
    EXPECT_EQ(run::whole(recovery_return_of_levels{}, series{2, 0}), inf);
    EXPECT_TRUE(std::isnan(run::whole(recovery_return_of_levels{}, series{0})));
    EXPECT_TRUE(std::isnan(run::whole(recovery_return{}, series{-2, 0.5})));
    EXPECT_TRUE(std::isnan(run::whole(recovery_return_of_levels{}, series{-1, 2, 1})));
    EXPECT_TRUE(std::isnan(run::whole(recovery_return_of_levels{}, series{inf, 2})));
}

TEST(RecoveryReturn, OfFloatsIsThatOfTheDoublesTheyAre) {
    const std::vector<float> x{0.1F, -0.2F};
    const series wide{x.begin(), x.end()};
    EXPECT_EQ(run::whole(recovery_return{}, x), run::whole(recovery_return{}, wide));
}

}
