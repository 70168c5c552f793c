// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/growths.hpp>

#include <gtest/gtest.h>

namespace {

using tidemark::state::growths;

TEST(growths, of_two_stretches_multiply) {
    const auto s = growths::combine(growths::lift({0.5, -0.5}), growths::lift({1, 1}));
    EXPECT_EQ(s, (growths{2, 3, 1}));
    EXPECT_EQ(growths::combine(s, {}), s);
    EXPECT_EQ(growths::combine({}, s), s);
}

}
