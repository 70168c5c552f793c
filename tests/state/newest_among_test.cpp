// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/newest_among.hpp>

#include <gtest/gtest.h>

namespace {

using tidemark::state::newest_among;

newest_among folded(std::initializer_list<double> rows) {
    newest_among s;
    for (const double x : rows) s.absorb(x);
    return s;
}

TEST(newest_among, keeps_the_newest_and_the_moments_of_all) {
    const auto s = newest_among::combine(folded({1, 2}), folded({3, 6}));
    EXPECT_EQ(s.newest, 6);
    EXPECT_EQ(s.all.mean(), 3);
    EXPECT_EQ(s.all.m2(), 14);
    EXPECT_EQ(s.deviation(), 3);
}

TEST(newest_among, of_nothing_is_neutral) {
    const auto s = folded({1, 2});
    EXPECT_EQ(newest_among::combine(s, {}), s);
    EXPECT_EQ(newest_among::combine({}, s), s);
}

TEST(newest_among, sums_about_an_anchor_say_the_same) {
    newest_among::sums sums;
    for (const double x : {1.0, 2.0, 3.0, 6.0})
        sums = newest_among::sums::combine(sums, newest_among::sums::lift(x, 2));
    EXPECT_EQ(sums, (newest_among::sums{4, 4, 18, 6}));
    EXPECT_EQ(sums.moved(2, 3), (newest_among::sums{4, 0, 14, 6}));
    const auto s = newest_among::about(2, sums);
    EXPECT_EQ(s.deviation(), 3);
    EXPECT_EQ(s.all.m2(), 14);
}

}
