// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/positions.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace {

using tidemark::state::lowest_position;
constexpr double infinity = std::numeric_limits<double>::infinity();

lowest_position folded(const std::vector<double>& rows) {
    lowest_position s;
    for (const double x : rows) s = lowest_position::combine(s, lowest_position::lift(x));
    return s;
}

TEST(lowest_position, counts_what_came_after_the_first_and_after_the_last_of_equals) {
    EXPECT_EQ(folded({3, 1, 2, 1, 4, 4}), (lowest_position{6, 1, 4, 2}));
}

TEST(lowest_position, is_the_same_wherever_the_stretch_is_cut) {
    const std::vector<double> rows{2, 1, 1, 3, 1, 0, 0, infinity, 0, 5};
    for (std::size_t cut = 0; cut <= rows.size(); ++cut) {
        const auto at = rows.begin() + static_cast<std::ptrdiff_t>(cut);
        EXPECT_EQ(lowest_position::combine(folded({rows.begin(), at}), folded({at, rows.end()})), folded(rows));
    }
}

TEST(lowest_position, of_nothing_is_neutral_even_beside_infinities) {
    for (const auto& rows : {std::vector<double>{}, {infinity}, {infinity, infinity}, {1, infinity}}) {
        const auto s = folded(rows);
        EXPECT_EQ(lowest_position::combine(s, {}), s);
        EXPECT_EQ(lowest_position::combine({}, s), s);
    }
    EXPECT_EQ(folded({infinity, infinity}), (lowest_position{2, infinity, 1, 0}));
}

}
