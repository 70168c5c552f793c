// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/cumulative_return.hpp>

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

TEST(CumulativeReturn, Compounds) {
    EXPECT_DOUBLE_EQ(run::whole(risk::cumulative_return{}, series{0.1, -0.5}), 1.1 * 0.5 - 1);
    EXPECT_DOUBLE_EQ(run::whole(risk::cumulative_return{.starting_value = 200}, series{0.1, -0.5}), 110);
}

TEST(CumulativeReturn, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::cumulative_return{}, series{})));
    EXPECT_EQ(run::whole(risk::cumulative_return{}, series{0.25}), 0.25);
    EXPECT_EQ(run::whole(risk::cumulative_return{}, series{-1, 5}), -1);
    EXPECT_DOUBLE_EQ(run::whole(risk::cumulative_return{}, series{0.1, std::nan(""), 0.1}), 1.1 * 1.1 - 1);
    EXPECT_THROW(run::whole(risk::cumulative_return{.starting_value = -1}, series{0.1}), std::invalid_argument);
}

}
