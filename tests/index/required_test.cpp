// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/required.hpp>

#include <gtest/gtest.h>

#include <type_traits>

using tidemark::index::required;

namespace {

enum class colour { red, green };

struct set_up {
    required<double> share;
    required<int> count;
    required<colour> paint;
};

TEST(required, is_the_value_it_was_given) {
    const set_up s{.share = 0, .count = 3, .paint = colour::green};
    EXPECT_EQ(s.share, 0.0);
    EXPECT_EQ(1 - s.share, 1.0);
    EXPECT_EQ(s.count, 3);
    EXPECT_EQ(s.paint, colour::green);
}

TEST(required, has_no_default_and_is_no_truth_value) {
    static_assert(!std::is_default_constructible_v<set_up>);
    static_assert(!std::is_convertible_v<bool, required<double>>);
    static_assert(!std::is_convertible_v<bool, required<int>>);
    static_assert(std::is_convertible_v<int, required<double>>);
    static_assert(!std::is_convertible_v<int, required<colour>>);
}

}
