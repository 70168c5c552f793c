// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/ulcer_index.hpp>

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
constexpr auto percent = risk::drawdown_unit::percent;
const series r{-0.5, 0.5, 1, 0}, levels{4, 2, 3, 8};  // drawdowns 0.5 and 0.25

TEST(UlcerIndex, IsTheRootMeanSquareDrawdown) {
    EXPECT_DOUBLE_EQ(run::whole(risk::ulcer_index{}, r), std::sqrt(0.3125 / 4));
    EXPECT_DOUBLE_EQ(run::whole(risk::ulcer_index{.ddof = 1}, r), std::sqrt(0.3125 / 3));
    EXPECT_DOUBLE_EQ(run::whole(risk::ulcer_index{.unit = percent}, r), 100 * std::sqrt(0.3125 / 4));
    EXPECT_DOUBLE_EQ(run::whole(risk::ulcer_index_of_levels{}, levels), std::sqrt(0.3125 / 4));
    EXPECT_DOUBLE_EQ(run::whole(risk::ulcer_index_of_levels{.unit = percent, .ddof = 1}, levels),
                     100 * std::sqrt(0.3125 / 3));
}

TEST(UlcerIndex, StartsAfreshInEveryWindow) {
    EXPECT_DOUBLE_EQ(run::rolling(risk::ulcer_index_of_levels{}, series{8, 4, 2, 4, 3}, 2).back(),
                     std::sqrt(0.0625 / 2));
}

TEST(UlcerIndex, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::ulcer_index{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::ulcer_index{.ddof = 1}, series{0.1})));
    EXPECT_EQ(run::whole(risk::ulcer_index{}, series{0.1, 0}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::ulcer_index{}, series{-1.5, 0.1})));
    EXPECT_THROW(run::whole(risk::ulcer_index{.ddof = -1}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::ulcer_index_of_levels{.ddof = std::numeric_limits<double>::quiet_NaN()}, levels),
                 std::invalid_argument);
}

}
