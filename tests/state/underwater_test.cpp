// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/underwater.hpp>

#include <tidemark/state/bytes.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

using tidemark::state::drawdown_track;
using tidemark::state::path;
using tidemark::state::underwater;

template <path P>
underwater seen(std::initializer_list<double> rows) {
    drawdown_track<P> t;
    for (const double x : rows) t.absorb(x);
    return t.seen;
}

TEST(underwater, counts_and_sums_what_lies_below_a_high) {
    EXPECT_EQ(seen<path::levels>({4, 2, 3, 4, 8, 6}),
              (underwater{.count = 6, .depth = 1, .depth_squared = 0.375, .below = 1, .longest = 2, .episodes = 2}));
}

TEST(underwater, of_returns_begins_at_a_high) {
    EXPECT_EQ(seen<path::returns>({-0.5, 1, 0}),
              (underwater{.count = 3, .depth = 0.5, .depth_squared = 0.25, .below = 0, .longest = 1, .episodes = 1}));
}

TEST(underwater, has_no_depth_where_a_value_is_negative_or_infinite) {
    EXPECT_EQ(seen<path::returns>({-1, 0.5}).depth, 2);
    EXPECT_TRUE(std::isnan(seen<path::returns>({-1.5, 0.1}).depth));
    EXPECT_TRUE(std::isnan(seen<path::levels>({1, HUGE_VAL, 1}).depth_squared));
    EXPECT_TRUE(std::isnan(seen<path::levels>({-1}).depth));
    EXPECT_EQ(seen<path::returns>({-1.5, 0.1}).below, 2);
}

TEST(drawdown_track, comes_back_from_its_bytes) {
    drawdown_track<path::returns> t;
    for (const double r : {0.1, -0.2, 0.05}) t.absorb(r);
    EXPECT_EQ(tidemark::state::load<drawdown_track<path::returns>>(tidemark::state::save(t)), t);
    EXPECT_THROW(tidemark::state::load<drawdown_track<path::levels>>(tidemark::state::save(t)), std::invalid_argument);
}

}
