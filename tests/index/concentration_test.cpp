// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/concentration.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

// Four members of market caps 1000, 400, 100 and 50.
TEST(effective_members, of_a_small_index) {
    EXPECT_NEAR(effective_members(numbers{1000, 400, 100, 50}), 2.05, 5e-3);
    EXPECT_DOUBLE_EQ(herfindahl_index(numbers{1000, 400, 100, 50}), 1172500.0 / (1550.0 * 1550.0));
    EXPECT_DOUBLE_EQ(effective_members(numbers{.6004, .2957, .0545, .0494}),
                     effective_members(numbers{6004, 2957, 545, 494}));
}

TEST(effective_members, counts_equal_weights) {
    EXPECT_EQ(effective_members(numbers(4, .25)), 4);
    EXPECT_DOUBLE_EQ(effective_members(numbers(50, 3e11)), 50);
    EXPECT_EQ(effective_members(numbers{1}), 1);
    EXPECT_EQ(effective_members(numbers{0, 7, 0}), 1);
}

TEST(effective_members, is_its_definition_in_long_double) {
    std::mt19937_64 engine{19};
    numbers weights;
    long double sum = 0, squares = 0;
    for (int i = 0; i < 500; ++i) {
        weights.push_back(std::exp(static_cast<double>(engine() >> 11) * 0x1p-50));
        sum += weights.back();
        squares += static_cast<long double>(weights.back()) * weights.back();
    }
    EXPECT_NEAR(effective_members(weights) / static_cast<double>(sum * sum / squares), 1, 1e-13);
}

TEST(effective_members, of_nothing_is_no_number) {
    EXPECT_TRUE(std::isnan(effective_members(numbers{})));
    EXPECT_TRUE(std::isnan(herfindahl_index(numbers{0, 0})));
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  static_cast<void>(effective_members(numbers{1, -1}));
              }),
              "weights[1] is -1, expected a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { static_cast<void>(herfindahl_index(numbers{tidemark::core::nan})); }),
              "weights[0] is nan, expected a finite number, zero or more");
}

}
