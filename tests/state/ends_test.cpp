// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/ends.hpp>

#include <gtest/gtest.h>

namespace {

namespace state = tidemark::state;

template <class S>
S folded(std::initializer_list<double> rows) {
    S s;
    for (const double x : rows) s = S::combine(s, S::lift(x));
    return s;
}

TEST(ends, of_two_stretches_are_those_of_the_outer_ones) {
    const auto early = folded<state::oldest>({3, 1}), late = folded<state::oldest>({5});
    EXPECT_EQ(state::oldest::combine(early, late), (state::oldest{3, 3}));
    const auto before = folded<state::newest>({3, 1}), after = folded<state::newest>({5});
    EXPECT_EQ(state::newest::combine(before, after), (state::newest{3, 5}));
}

TEST(ends, of_nothing_are_neutral) {
    const auto first = folded<state::oldest>({3, 1});
    EXPECT_EQ(state::oldest::combine(first, {}), first);
    EXPECT_EQ(state::oldest::combine({}, first), first);
    EXPECT_EQ(state::oldest{}, state::oldest{});
    EXPECT_NE(first, state::oldest{});
    const auto last = folded<state::newest>({3, 1});
    EXPECT_EQ(state::newest::combine(last, {}), last);
    EXPECT_EQ(state::newest::combine({}, last), last);
}

TEST(standing_level, is_the_newest_with_the_high_and_the_low) {
    const auto s = folded<state::standing_level>({2, 5, 1, 3});
    EXPECT_EQ(s, (state::standing_level{4, 5, 1, 3}));
    EXPECT_EQ(state::standing_level::combine(s, {}), s);
    EXPECT_EQ(state::standing_level::combine({}, s), s);
}

TEST(ends, are_the_oldest_and_the_newest) {
    const auto early = folded<state::ends>({3, 1}), late = folded<state::ends>({5});
    EXPECT_EQ(state::ends::combine(early, late), (state::ends{3, 3, 5}));
    EXPECT_EQ(state::ends::combine(early, {}), early);
    EXPECT_EQ(state::ends::combine({}, early), early);
}

}
