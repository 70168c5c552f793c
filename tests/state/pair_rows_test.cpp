// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/pair_rows.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

using tidemark::core::pair;
using tidemark::state::pair_rows;

TEST(pair_rows, keeps_all_pairs_in_order) {
    pair_rows s = pair_rows::combine(pair_rows::lift({1, 2}), pair_rows::lift({3, 4}));
    s.absorb({5, 6});
    EXPECT_EQ(s.rows, (std::vector<pair>{{1, 2}, {3, 4}, {5, 6}}));
    EXPECT_EQ(pair_rows::combine(s, {}), s);
    EXPECT_EQ(pair_rows::combine({}, s), s);
}

}
