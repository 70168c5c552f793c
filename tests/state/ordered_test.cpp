// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/ordered.hpp>

#include "support/order.hpp"

#include <gtest/gtest.h>

namespace {

namespace state = tidemark::state;
using order::series;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class W>
series contents(const W& w) {
    series values;
    for (std::size_t k = 0; k < w.size(); ++k) values.push_back(w[k]);
    return values;
}

// Windows that are swept and windows that are moved, to both sides of where the one becomes the other.
TEST(Ordered, HoldsWhatASortedWindowHolds) {
    constexpr std::size_t turn = state::ordered::longest_sweep;
    for (const auto& [name, rows] : order::data_sets(400)) {
        for (const std::size_t w : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{8}, std::size_t{9},
                                    std::size_t{20}, turn, turn + 1, std::size_t{200}, std::size_t{500}}) {
            state::ordered live{w};
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double gone = i < w ? nan : rows[i - w];
                const state::ordered::ahead ahead{live, gone, rows[i]};
                const auto foreseen = contents(ahead);
                live.slide(gone, rows[i]);
                const auto want = order::window(rows, i, w);
                ASSERT_EQ(contents(live), want) << name << " window " << w << " row " << i;
                ASSERT_EQ(foreseen, want) << name << " window " << w << " row " << i;
                ASSERT_TRUE(std::equal(want.begin(), want.end(), live.ascending().begin(), live.ascending().end()));
            }
        }
    }
}

TEST(Ordered, ACopyGoesItsOwnWay) {
    for (const std::size_t w : {std::size_t{3}, std::size_t{300}}) {
        state::ordered a{w};
        a.slide(nan, 2), a.slide(nan, 1);
        state::ordered b = a;
        b.slide(2, 5);
        EXPECT_EQ(contents(a), (series{1, 2}));
        EXPECT_EQ(contents(b), (series{1, 5}));
        a = b;
        a.clear();
        EXPECT_EQ(contents(a), series{});
        EXPECT_EQ(contents(b), (series{1, 5}));
    }
}

TEST(Ordered, KnowsOneZero) {
    for (const std::size_t w : {std::size_t{2}, std::size_t{300}}) {
        state::ordered live{w};
        live.slide(nan, -0.0);
        EXPECT_FALSE(std::signbit(live[0]));
        live.slide(0.0, 1);
        EXPECT_EQ(contents(live), series{1});
    }
}

}
