// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/standard_deviation.hpp>

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

TEST(StandardDeviation, OfASmallSample) {
    EXPECT_DOUBLE_EQ(run::whole(risk::standard_deviation{}, series{1, 2, 3, 4}), std::sqrt(5.0 / 3));
    EXPECT_DOUBLE_EQ(run::whole(risk::standard_deviation{.ddof = 0}, series{1, 2, 3, 4}), std::sqrt(1.25));
}

TEST(StandardDeviation, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::standard_deviation{}, series{1})));
    EXPECT_EQ(run::whole(risk::standard_deviation{}, series{7, 7, 7}), 0);
    EXPECT_THROW(run::whole(risk::standard_deviation{.ddof = std::nan("")}, series{1, 2}), std::invalid_argument);
}

}
