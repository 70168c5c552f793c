// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/ratio_index.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

using levels = std::vector<double>;

TEST(ratio_index, is_one_index_in_units_of_another) {
    // Large caps +380 %, small caps -8 %: a unit of the large is worth 5.2 times as many of the small as before.
    const levels large{1000, 2000, 4800}, small{500, 800, 460};
    EXPECT_EQ((ratio_index{.base = 100}(large, small)), (levels{100, 125, 100 * (4.8 / .92)}));
}

TEST(ratio_index, is_its_inverse_where_the_indices_are_exchanged) {
    const levels one{3, 7, 11, 2}, two{5, 4, 9, 8};
    const levels forth = ratio_index{.base = 1}(one, two), back = ratio_index{.base = 1}(two, one);
    for (std::size_t t = 0; t < forth.size(); ++t) EXPECT_NEAR(forth[t] * back[t], 1, 1e-15);
}

TEST(ratio_index, is_its_definition_in_long_double) {
    levels one, two;
    double x = 0.37;
    for (int t = 0; t < 500; ++t) {
        x = 3.99 * x * (1 - x);  // anything that wanders
        one.push_back(1000 * x);
        two.push_back(10 + 5 * x * x);
    }
    const levels ratio = ratio_index{.base = 250}(one, two);
    for (std::size_t t = 0; t < ratio.size(); ++t) {
        const long double expected = 250.0L * (static_cast<long double>(one[t]) / one[0]) * two[0] / two[t];
        EXPECT_NEAR(ratio[t], static_cast<double>(expected), 4 * 0x1p-53 * static_cast<double>(expected));
    }
}

TEST(ratio_index, refuses_what_is_no_level) {
    EXPECT_TRUE((ratio_index{.base = 1}(levels{}, levels{}).empty()));
    const auto refused = [](const levels& one, const levels& two) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(ratio_index{.base = 1}(one, two)); });
    };
    EXPECT_EQ(refused({1, 2}, {1}), "length of second is 1, expected the length of first, 2");
    EXPECT_EQ(refused({1, 0}, {1, 1}), "first[1] is 0, expected a positive finite number");
    EXPECT_EQ(refused({1, 1}, {1, std::numeric_limits<double>::quiet_NaN()}),
              "second[1] is nan, expected a positive finite number");
}

}
