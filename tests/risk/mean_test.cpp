// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/mean.hpp>

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

TEST(Mean, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::mean{}, series{})));
    EXPECT_EQ(run::whole(risk::mean{}, series{3}), 3);
    EXPECT_EQ(run::whole(risk::mean{}, series{0.1, 0.1, 0.1}), 0.1);
    EXPECT_EQ(run::whole(risk::mean{}, series{1, inf}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::mean{}, series{-inf, inf})));
}

TEST(Mean, KeepsTheLastDigitOnALargeLevel) {
    EXPECT_EQ(run::whole(risk::mean{}, series{1e15 + 1, 1e15 + 2, 1e15 + 3}), 1e15 + 2);
}

}
