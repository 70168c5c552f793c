// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/valued_position.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <type_traits>
#include <vector>

using namespace tidemark::index;

namespace {

TEST(valued_position, weighs_by_its_value_at_the_close) {
    static_assert(std::is_trivially_copyable_v<valued_position>);
    const std::vector<valued_position> held{{7, 2, 90, 100}, {3, 5, 160, 120}};
    const auto weights = weights_of(held);
    ASSERT_EQ(weights.size(), 2U);
    EXPECT_EQ(weights[0].asset, 7U);
    EXPECT_EQ(weights[0].weight, .25);
    EXPECT_EQ(weights[1].asset, 3U);
    EXPECT_EQ(weights[1].weight, .75);
}

TEST(valued_position, that_is_worthless_has_no_weight) {
    const std::vector<valued_position> some{{0, 2, 1, 0}, {1, 2, 1, 1}};
    EXPECT_EQ(weights_of(some)[0].weight, 0);
    EXPECT_EQ(weights_of(some)[1].weight, 1);
    const std::vector<valued_position> none{{0, 2, 1, 0}};
    EXPECT_TRUE(std::isnan(weights_of(none)[0].weight));
    EXPECT_TRUE(weights_of({}).empty());
}

}
