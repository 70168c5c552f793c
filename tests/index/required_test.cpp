// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/required.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <type_traits>

using tidemark::index::required;

namespace {

enum class colour { red, green };

struct set_up {
    required<double> share;
    required<int> count;
    required<colour> paint;
};

struct three {
    required<std::size_t> count;
    int doubled = 2 * static_cast<int>(count);
};

TEST(required, is_the_value_it_was_given) {
    const set_up s{.share = 0, .count = 3, .paint = colour::green};
    EXPECT_EQ(s.share, 0.0);
    EXPECT_EQ(1 - s.share, 1.0);
    EXPECT_EQ(s.count, 3);
    EXPECT_EQ(s.paint, colour::green);
}

TEST(required, reads_as_its_value_in_sums_comparisons_and_the_members_after_it) {
    const three t{.count = 3};
    EXPECT_EQ(t.count + 1, 4U);
    EXPECT_EQ(t.doubled, 6);
    EXPECT_TRUE(t.count < 4 && t.count == 3U);
}

TEST(required, holds_whatever_can_be_copied_and_constants_too) {
    const required<std::string> name{std::string{"a name that is too long to be kept in place"}};
    const std::string& same = name;
    EXPECT_EQ(same, "a name that is too long to be kept in place");
    EXPECT_EQ(&same, &static_cast<const std::string&>(name)) << "it is no copy";
    constexpr set_up s{.share = 0.5, .count = 3, .paint = colour::red};
    static_assert(s.share == 0.5 && s.count == 3 && s.paint == colour::red);
}

TEST(required, has_no_default_and_is_no_truth_value) {
    static_assert(!std::is_default_constructible_v<set_up>);
    static_assert(!std::is_default_constructible_v<three>);
    static_assert(!std::is_default_constructible_v<required<double>>);
    static_assert(!std::is_convertible_v<bool, required<double>>);
    static_assert(!std::is_convertible_v<bool, required<int>>);
    static_assert(!std::is_convertible_v<bool, required<std::size_t>>);
    static_assert(std::is_convertible_v<int, required<double>>);
    static_assert(!std::is_convertible_v<int, required<colour>>);
    static_assert(std::is_convertible_v<bool, required<bool>>);
    static_assert(!std::is_default_constructible_v<required<bool>>);
}

}
