// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/of_each.hpp>

#include <tidemark/state/moments.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

using tidemark::core::pair;
using each = tidemark::state::of_each<tidemark::state::moments<2>>;

TEST(of_each, is_a_state_of_either_series) {
    const std::vector<pair> rows{{1, 10}, {4, -2}, {-3, 0.5}, {2, 2}};
    each all;
    tidemark::state::moments<2> x, y;
    for (const pair& p : rows) {
        all = each::combine(all, each::lift(p));
        x = x.combine(x, x.lift(p.x));
        y = y.combine(y, y.lift(p.y));
    }
    EXPECT_EQ(all, (each{x, y}));
    EXPECT_EQ(each::combine(all, {}), all);
    EXPECT_EQ(each::combine({}, all), all);
}

}
