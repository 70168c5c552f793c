// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/lowest_since.hpp>

#include "support/thrown.hpp"

#include <Eigen/Core>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <stdexcept>
#include <vector>

using tidemark::gauge::equal_levels;
using tidemark::gauge::extreme;
using tidemark::gauge::highest_since;
using tidemark::gauge::lowest_since;
using tidemark::gauge::since;
using tidemark::gauge::since_at_each;
using tidemark::gauge::since_tracker;
using tidemark::support::thrown;

namespace {

using levels = std::vector<double>;

const double missing = std::numeric_limits<double>::quiet_NaN();

void expect_since(const since& got, std::size_t position) {
    EXPECT_EQ(got.when, since::found::earlier);
    EXPECT_EQ(got.position, position);
}
void expect_never(const since& got, std::size_t first = 0) {
    EXPECT_EQ(got.when, since::found::never);
    EXPECT_EQ(got.position, first) << "the first observed level of the sample";
    EXPECT_EQ(got.first, first);
}

// A worked example that an independent program checks.
TEST(lowest_since, finds_the_last_level_as_low) {
    const levels small{100, 110, 70, 95, 105, 90, 85, 88, 76, 79};
    expect_since(lowest_since(small, 9), 8);
    expect_since(lowest_since(small, 8), 2);
    expect_since(lowest_since(small, 3), 2);
    expect_never(lowest_since(small, 2));
    expect_never(lowest_since(small, 0));
    const levels large{100, 120, 90, 95, 130, 80, 85, 78, 82, 77};
    expect_never(lowest_since(large, 9));
    expect_since(lowest_since(large, 8), 7);
    expect_since(lowest_since(large, 4), 3);
}

TEST(lowest_since, counts_an_equal_level_as_as_low) {
    expect_since(lowest_since(levels{5, 3, 4, 3}, 3), 1);
    expect_since(lowest_since(levels{3, 3}, 1), 0);
    expect_never(lowest_since(levels{5, std::nextafter(3, 4), 3}, 2));
}

TEST(lowest_since, passes_over_an_equal_level_when_asked_to) {
    expect_since(lowest_since(levels{1, 3, 4, 3}, 3, equal_levels::pass), 0);
    expect_never(lowest_since(levels{3, 3}, 1, equal_levels::pass));
    expect_since(highest_since(levels{4, 3, 2, 3}, 3, equal_levels::pass), 0);
    expect_since(highest_since(levels{4, 3, 2, 3}, 3), 1);
}

TEST(highest_since, is_lowest_since_of_the_levels_turned_over) {
    const levels path{100, 120, missing, 95, 130, 80, 95, 78, 120, 77};
    levels turned;
    for (const double level : path) turned.push_back(-level);
    for (std::size_t i = 0; i < path.size(); ++i)
        for (const auto equals : {equal_levels::count, equal_levels::pass})
            EXPECT_EQ(highest_since(path, i, equals), lowest_since(turned, i, equals));
    expect_since(highest_since(path, 8), 4);
    expect_never(highest_since(path, 4));
}

TEST(lowest_since, looks_only_back) {
    const levels path{5, 4, 3, 2, 1};
    for (std::size_t i = 0; i < path.size(); ++i) expect_never(lowest_since(path, i));
    const levels longer{5, 4, 3, 2, 1, 0, 0, 0};
    for (std::size_t i = 0; i < path.size(); ++i) expect_never(lowest_since(longer, i));
}

TEST(lowest_since, passes_over_missing_levels) {
    expect_since(lowest_since(levels{2, missing, 5, missing, 3}, 4), 0);
    expect_never(lowest_since(levels{missing, 5, missing, 3}, 3), 1);
    expect_never(lowest_since(levels{missing, 3}, 1), 1);
}

TEST(lowest_since, does_not_know_of_a_level_that_is_missing) {
    const auto got = lowest_since(levels{1, 2, missing}, 2);
    EXPECT_EQ(got.when, since::found::unknown);
    EXPECT_EQ(got.position, 0U);
}

TEST(lowest_since, refuses_a_position_outside_the_sample) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  lowest_since(levels{1, 2, 3}, 3);
              }),
              "position is 3, expected less than the length of the sample, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([] { lowest_since(levels{}, 0); }),
              "position is 0, expected less than the length of the sample, 0");
}

TEST(lowest_since, agrees_with_a_search_forwards) {
    std::mt19937 random{1};
    for (int round = 0; round < 300; ++round) {
        levels path(1 + random() % 30);
        for (double& level : path) level = random() % 10 == 0 ? missing : static_cast<double>(random() % 12);
        const std::size_t position = random() % path.size();
        if (std::isnan(path[position])) continue;
        bool found = false;
        std::size_t last = 0;
        for (std::size_t s = 0; s < position; ++s) {
            if (std::isnan(path[s]) || path[s] > path[position]) continue;
            found = true;
            last = s;
        }
        std::size_t first = 0;
        while (std::isnan(path[first])) ++first;
        const auto got = lowest_since(path, position);
        EXPECT_EQ(got.when == since::found::earlier, found);
        EXPECT_EQ(got.position, found ? last : first);
        EXPECT_EQ(got.first, first);
    }
}

TEST(since_tracker, says_of_each_level_as_it_comes_what_a_search_back_finds) {
    std::mt19937 random{2};
    for (int round = 0; round < 100; ++round) {
        levels path(random() % 40);
        for (double& level : path) level = random() % 6 == 0 ? missing : static_cast<double>(random() % 9);
        for (const auto equals : {equal_levels::count, equal_levels::pass}) {
            const auto low = since_at_each(path, extreme::lowest, equals);
            const auto high = since_at_each(path, extreme::highest, equals);
            since_tracker live{extreme::lowest, equals};
            ASSERT_EQ(low.size(), path.size());
            for (std::size_t i = 0; i < path.size(); ++i) {
                EXPECT_EQ(low[i], lowest_since(path, i, equals)) << i;
                EXPECT_EQ(high[i], highest_since(path, i, equals)) << i;
                EXPECT_EQ(live.push(path[i]), low[i]);
            }
        }
    }
}

TEST(lowest_since, reads_levels_wherever_they_lie) {
    const Eigen::Matrix<float, 2, 3> panel{{5, 1, 4}, {2, 9, 3}};
    expect_since(lowest_since(panel.row(1), 2), 0);
    const levels path{1, 9, 3};
    expect_since(lowest_since(std::span{path}, 2), 0);
}

}
