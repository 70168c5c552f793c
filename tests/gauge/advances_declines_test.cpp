// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/advances_declines.hpp>
#include <tidemark/gauge/history.hpp>

#include "support/markets.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

using namespace tidemark::gauge;
using tidemark::index::every_asset;
using tidemark::index::known_market;
using tidemark::index::market;
using tidemark::support::market_of;

namespace {

constexpr double none = tidemark::support::absent;
const std::vector<double> equal(6, 1);

TEST(count_advances_declines, compares_with_the_day_before) {
    const market universe =
        market_of({{1, 1, 1, 1, none, 1}, {2, 0.5, 1, none, 1, 3}, {2, 1, 1, 1, 1, 2}}, {equal, equal, equal});
    const auto counts = history(
        count_advances_declines{
            .members = [](const known_market&) { return std::vector<std::size_t>{0, 1, 2, 3, 4, 5}; },
            .membership = membership_date::window_end},
        universe);
    ASSERT_EQ(counts.values.size(), 3U);
    EXPECT_EQ(counts.values[0], advances_declines{});
    EXPECT_EQ(counts.values[1], (advances_declines{.advances = 2, .declines = 1, .unchanged = 1, .missing = 2}));
    EXPECT_EQ(counts.values[2], (advances_declines{.advances = 1, .declines = 1, .unchanged = 3, .missing = 1}));
    EXPECT_EQ(counts.values[1].both(), (tidemark::core::pair{2, 1}));
}

TEST(count_advances_declines, asks_who_belongs_on_the_day_that_is_said) {
    const market universe = market_of({{1, 1}, {3, 0.5}}, {{1, 2}, {1, 2}});
    const auto on = [&](membership_date day) {
        const count_advances_declines largest{.members = members{.eligibility = every_asset{}, .count = 1},
                                              .membership = day};
        return largest(known_market(universe, 1));
    };
    EXPECT_EQ(on(membership_date::window_start), (advances_declines{.declines = 1}));
    EXPECT_EQ(on(membership_date::window_end), (advances_declines{.advances = 1}));
}

}
