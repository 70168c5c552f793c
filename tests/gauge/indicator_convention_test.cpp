// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/indicator_convention.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

namespace {

using namespace tidemark::gauge;

TEST(check_periods, asks_for_one_or_more) {
    EXPECT_EQ(check_periods(1).argument, nullptr);
    EXPECT_EQ(std::string_view{check_periods(0).argument}, "periods");
    EXPECT_EQ(std::string_view{check_periods(0, "fast").argument}, "fast");
}

TEST(share_of_up, asks_the_policy_where_nothing_moved) {
    EXPECT_EQ(share_of_up(3, 1, no_movement::nan), 75);
    EXPECT_EQ(share_of_up(1, 0, no_movement::nan), 100);
    EXPECT_EQ(share_of_up(0, 1, no_movement::hundred), 0);
    EXPECT_TRUE(std::isnan(share_of_up(0, 0, no_movement::nan)));
    EXPECT_EQ(share_of_up(0, 0, no_movement::zero), 0);
    EXPECT_EQ(share_of_up(0, 0, no_movement::neutral), 50);
    EXPECT_EQ(share_of_up(0, 0, no_movement::hundred), 100);
    EXPECT_TRUE(std::isnan(share_of_up(std::nan(""), 0, no_movement::zero)));
}

}
