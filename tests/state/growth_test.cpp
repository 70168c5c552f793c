// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/growth.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace {

using tidemark::state::growth;

TEST(growth, of_two_stretches_is_their_product) {
    const growth s = growth::combine(growth::lift(0.5), growth::combine(growth::lift(-0.5), growth::lift(1)));
    EXPECT_EQ(s, (growth{3, 1.5}));
    EXPECT_EQ(growth::combine(s, {}), s);
    EXPECT_EQ(growth::combine({}, s), s);
}

TEST(growth, has_a_rate_for_any_number_of_periods) {
    const growth two{2, 1.21};
    EXPECT_NEAR(two.rate(1), 0.1, 1e-16);
    EXPECT_NEAR(two.rate(2), 0.21, 1e-16);
    EXPECT_NEAR(two.rate(4), 0.4641, 1e-15);
    EXPECT_EQ((growth{3, 1}).rate(12), 0);
    EXPECT_EQ((growth{3, 0}).rate(12), -1) << "a total loss";
    EXPECT_TRUE(std::isnan((growth{3, -1}).rate(12)));
    EXPECT_TRUE(std::isnan(growth{}.rate(12)));
}

}
