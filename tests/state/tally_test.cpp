// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/tally.hpp>

#include <gtest/gtest.h>

namespace {

using tidemark::state::tally;

TEST(tally, adds_up) {
    EXPECT_EQ(tally::combine(tally::lift(5), tally::combine(tally::lift(7), {})), tally{2});
    EXPECT_EQ(tally{}.count, 0);
}

}
