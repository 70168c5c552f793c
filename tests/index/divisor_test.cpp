// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/divisor.hpp>

#include <gtest/gtest.h>

using namespace tidemark::index;

namespace {

// A hundred of A, fifty of B and two hundred of C at 10, 40 and 5, base level 1000; then A is issued anew, C gives way
// to eighty of D, and D falls to nothing. Checked by hand and by an independent program.
TEST(divisor, carries_the_level_through_supply_change_and_swap) {
    const double at_base = 100 * 10 + 50 * 40 + 200 * 5;
    const double first = base_divisor(at_base, 1000);
    EXPECT_EQ(first, 4);

    const double moved = 100 * 11 + 50 * 38 + 200 * 5.5;
    EXPECT_EQ(level(moved, first), 1025);

    const double issued = 120 * 11 + 50 * 38 + 200 * 5.5;
    const double second = chained_divisor(first, moved, issued);
    EXPECT_DOUBLE_EQ(second, 4.214634146341463);
    EXPECT_DOUBLE_EQ(level(issued, second), 1025);
    EXPECT_EQ(level(issued, first), 1080) << "what an unadjusted divisor would print";

    const double swapped = 120 * 11 + 50 * 38 + 80 * 20;
    const double third = chained_divisor(second, issued, swapped);
    EXPECT_DOUBLE_EQ(third, 4.7024390243902445);
    EXPECT_DOUBLE_EQ(level(swapped, third), 1025);
    EXPECT_DOUBLE_EQ(level(120 * 12 + 50 * 39 + 80 * 18, third), 1027.1265560165973);
}

TEST(divisor, does_not_move_when_a_worthless_member_leaves) {
    const double divisor = 4.7024390243902445;
    const double living = 120 * 12 + 50 * 39;
    EXPECT_EQ(chained_divisor(divisor, living + 80 * 0, living), divisor);
    EXPECT_DOUBLE_EQ(level(living, divisor), 720.902489626556);
    EXPECT_NEAR(chained_divisor(divisor, living + 80 * 18, living), 3.3005, 5e-5) << "leaving at its last price of 18";
}

}
