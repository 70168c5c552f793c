// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/extremes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

using tidemark::state::extremes;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

extremes folded(const std::vector<double>& rows) {
    extremes s;
    for (const double x : rows) s = extremes::combine(s, extremes::lift(x));
    return s;
}

TEST(extremes, are_the_smallest_and_the_largest_wherever_they_stand) {
    std::vector<double> rows{-3, -1, 0, 2, 2, 5, 8};
    std::mt19937 random{1};
    for (int round = 0; round < 50; ++round) {
        std::shuffle(rows.begin(), rows.end(), random);
        const std::size_t cut = random() % (rows.size() + 1);
        const std::vector<double> early(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(cut));
        const std::vector<double> late(rows.begin() + static_cast<std::ptrdiff_t>(cut), rows.end());
        EXPECT_EQ(extremes::combine(folded(early), folded(late)), (extremes{7, -3, 8}));
    }
}

TEST(extremes, of_nothing_are_neutral) {
    const auto s = folded({0.1, -1e300});
    EXPECT_EQ(extremes::combine(s, {}), s);
    EXPECT_EQ(extremes::combine({}, s), s);
    EXPECT_EQ(extremes{}.low, infinity);
    EXPECT_EQ(extremes{}.high, -infinity);
}

TEST(extremes, count_infinities_as_data) {
    EXPECT_EQ(folded({1, infinity, 2}), (extremes{3, 1, infinity}));
    EXPECT_EQ(folded({-infinity}), (extremes{1, -infinity, -infinity}));
    EXPECT_EQ(extremes::combine(folded({infinity}), {}).low, infinity);
}

TEST(extremes, are_small_values_that_can_be_copied_as_bytes) {
    static_assert(std::is_trivially_copyable_v<extremes> && sizeof(extremes) == 3 * sizeof(double));
    static_assert(extremes::combine(extremes::lift(1), extremes::lift(-1)).low == -1);
}

}
