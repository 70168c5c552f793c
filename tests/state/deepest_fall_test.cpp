// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/deepest_fall.hpp>

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace {

using tidemark::state::deepest_fall;
using tidemark::state::fall;
using tidemark::state::path;
using tidemark::state::place;

template <path P>
deepest_fall<P> folded(const std::vector<double>& rows) {
    deepest_fall<P> s;
    for (const double x : rows) s = deepest_fall<P>::combine(s, deepest_fall<P>::lift(x));
    return s;
}

TEST(deepest_fall, of_levels) {
    const auto s = folded<path::levels>({4, 8, 8, 2, 6, 2});
    EXPECT_EQ(s.high, (place{8, 2}));
    EXPECT_EQ(s.low, (place{2, 3}));
    EXPECT_EQ(s.worst, (fall{0.25, 2, 3}));
}

TEST(deepest_fall, of_returns_counts_from_the_unit_at_the_start) {
    EXPECT_EQ(folded<path::returns>({-0.5, 1, 0.5}).worst, (fall{0.5, 0, 1}));
    EXPECT_EQ(folded<path::returns>({0, 1, -0.25}).worst, (fall{0.75, 2, 3}));
    EXPECT_EQ(folded<path::returns>({0.5, 1}).worst, (fall{1, 0, 0}));
}

TEST(deepest_fall, of_nothing_is_neutral) {
    const auto s = folded<path::returns>({0.1, -0.3, 0.2});
    EXPECT_EQ(deepest_fall<path::returns>::combine(s, {}), s);
    EXPECT_EQ(deepest_fall<path::returns>::combine({}, s), s);
}

// Few levels, powers of two: many ties, and ratios that are exact wherever the path is cut.
TEST(deepest_fall, is_the_same_wherever_the_path_is_cut_and_is_what_a_search_finds) {
    constexpr double values[]{1, 2, 4, 8};
    std::mt19937 random{1};
    for (int round = 0; round < 200; ++round) {
        std::vector<double> rows;
        for (int i = 0; i < 12; ++i) rows.push_back(values[random() % 4]);
        fall deepest;
        double high = 0, high_at = 0;
        for (std::size_t t = 0; t < rows.size(); ++t) {
            if (rows[t] >= high) high = rows[t], high_at = static_cast<double>(t);
            if (rows[t] / high < deepest.left) deepest = {rows[t] / high, high_at, static_cast<double>(t)};
        }
        for (std::size_t cut = 0; cut <= rows.size(); ++cut) {
            const auto at = rows.begin() + static_cast<std::ptrdiff_t>(cut);
            const auto both = deepest_fall<path::levels>::combine(folded<path::levels>({rows.begin(), at}),
                                                                  folded<path::levels>({at, rows.end()}));
            EXPECT_EQ(both, folded<path::levels>(rows));
            EXPECT_EQ(both.worst, deepest) << "cut " << cut;
        }
    }
}

}
