// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/product.hpp>

#include <gtest/gtest.h>

namespace {

using tidemark::state::product;

TEST(product, of_two_stretches_is_their_product) {
    const auto s = product::combine(product::lift(2), product::combine(product::lift(3), product::lift(-4)));
    EXPECT_EQ(s, (product{3, -24}));
    EXPECT_EQ(product::combine(s, {}), s);
    EXPECT_EQ(product::combine({}, s), s);
}

}
