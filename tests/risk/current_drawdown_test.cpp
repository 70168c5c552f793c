// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/current_drawdown.hpp>

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

constexpr auto as_return = risk::sign::as_return;

TEST(CurrentDrawdown, OfReturns) {
    EXPECT_EQ(run::whole(risk::current_drawdown{}, series{1, -0.5, 0.5}), 0.25);
    EXPECT_EQ(run::whole(risk::current_drawdown{}, series{-0.5}), 0.5);  // the unit at the start is a high
    EXPECT_EQ(run::whole(risk::current_drawdown{.as = as_return}, series{-0.5}), -0.5);
    EXPECT_EQ(run::whole(risk::current_drawdown{}, series{-0.5, 1}), 0);
    EXPECT_EQ(run::whole(risk::current_drawdown{}, series{1, -1}), 1);
}

TEST(CurrentDrawdown, OfLevels) {
    EXPECT_EQ(run::whole(risk::current_drawdown_of_levels{}, series{1, 4, 2, 3}), 0.25);
    EXPECT_EQ(run::whole(risk::current_drawdown_of_levels{.as = as_return}, series{4, 2}), -0.5);
    EXPECT_EQ(run::whole(risk::current_drawdown_of_levels{}, series{4}), 0);
}

TEST(CurrentDrawdown, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::current_drawdown{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::current_drawdown{}, series{0.1, -1.5})));
    EXPECT_TRUE(std::isnan(run::whole(risk::current_drawdown_of_levels{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::current_drawdown_of_levels{}, series{1, -1, 2})));
    EXPECT_TRUE(std::isnan(run::whole(risk::current_drawdown_of_levels{}, series{0})));
}

}
