// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/proportion.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace {

using tidemark::state::proportion;

TEST(proportion, is_of_those_that_count) {
    const proportion s = proportion::combine(
        proportion::of(true, false), proportion::combine(proportion::of(true, true), proportion::of(false, true)));
    EXPECT_EQ(s, (proportion{2, 1}));
    EXPECT_EQ(s.share(), 0.5);
    EXPECT_EQ(proportion::combine(s, {}), s);
    EXPECT_TRUE(std::isnan(proportion{}.share()));
}

}
