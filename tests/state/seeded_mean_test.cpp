// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/seeded_mean.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace {

using tidemark::state::seeded_mean;

TEST(seeded_mean, begins_with_the_simple_mean) {
    seeded_mean s;
    for (const double x : {1.0, 2.0, 6.0}) {
        EXPECT_TRUE(std::isnan(s.after(3)));
        s.absorb(x, 3, 4);
    }
    EXPECT_EQ(s.after(3), 3);
    s.absorb(11, 3, 4);
    EXPECT_EQ(s.after(3), 5) << "a quarter of the way from 3 to 11";
}

TEST(seeded_mean, of_equal_observations_is_theirs) {
    seeded_mean s;
    for (int i = 0; i < 100; ++i) s.absorb(0.1, 10, 5.5);
    EXPECT_EQ(s.after(10), 0.1);
}

TEST(seeded_mean, does_not_recover_from_an_infinite_observation) {
    seeded_mean s;
    for (const double x : {1.0, HUGE_VAL, 1.0}) s.absorb(x, 1, 2);
    EXPECT_TRUE(std::isnan(s.after(1)));
}

}
