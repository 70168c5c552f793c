// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/max_drawdown.hpp>

#include <tidemark/run/rolling.hpp>
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

TEST(MaxDrawdown, CountsALossInTheFirstPeriod) {
    EXPECT_DOUBLE_EQ(run::whole(risk::max_drawdown{}, series{-0.2, 0.1}), 0.2);
    EXPECT_DOUBLE_EQ(run::whole(risk::max_drawdown{.as = risk::sign::as_return}, series{-0.2, 0.1}), -0.2);
}

TEST(MaxDrawdown, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown{}, series{})));
    EXPECT_EQ(run::whole(risk::max_drawdown{}, series{0.1, 0, 0.2}), 0);
    EXPECT_EQ(run::whole(risk::max_drawdown{}, series{0.1, -1, 0.2}), 1);
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown{}, series{0.1, -1.1, 0.2})));
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown{}, series{0.1, inf, -0.2})));
}

TEST(MaxDrawdown, OnALogarithmicScale) {
    const risk::max_drawdown log{.measured = risk::max_drawdown::scale::log};
    EXPECT_DOUBLE_EQ(run::whole(log, series{-0.5}), std::log(2.0));
    EXPECT_EQ(run::whole(log, series{-1.0}), inf);
}

// Levels 100 120 90 95 130 80 85 78 82 77 fall from 130 to 77.
TEST(MaxDrawdown, OfLevelsStartsAtTheFirstLevel) {
    const series levels{100, 120, 90, 95, 130, 80, 85, 78, 82, 77};
    EXPECT_DOUBLE_EQ(run::whole(risk::max_drawdown_of_levels{}, levels), 53.0 / 130);
    EXPECT_EQ(run::whole(risk::max_drawdown_of_levels{}, series{5}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_of_levels{}, series{5, -1})));
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_of_levels{}, series{})));
    EXPECT_EQ(run::whole(risk::max_drawdown_of_levels{.as = risk::sign::as_return}, series{4, 3}), -0.25);
    EXPECT_DOUBLE_EQ(run::rolling(risk::max_drawdown_of_levels{}, levels, 3)[4], 0);
    EXPECT_DOUBLE_EQ(run::rolling(risk::max_drawdown_of_levels{}, levels, 3)[9], 1 - 77.0 / 82);
}

TEST(MaxDrawdown, ArithmeticDoesNotReinvest) {
    EXPECT_DOUBLE_EQ(run::whole(risk::max_drawdown_arithmetic{}, series{0.5, -0.5, -0.7, 0.1}), 1.2);
    EXPECT_EQ(run::whole(risk::max_drawdown_arithmetic{}, series{0.1}), 0);
    EXPECT_DOUBLE_EQ(run::whole(risk::max_drawdown_arithmetic{.as = risk::sign::as_return}, series{-0.1}), -0.1);
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_arithmetic{}, series{})));
}

}
