// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/peak_to_date_loss.hpp>
#include <tidemark/gauge/total_market.hpp>
#include <tidemark/risk/current_drawdown.hpp>
#include <tidemark/run/expanding.hpp>

#include "support/markets.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;

namespace {

constexpr date first{2020, 1, 1};
const members_rule everybody = listed{every_asset{}};
const cap_changes what{.among = everybody, .split = cap_split::bennet, .max_age = 0};

void expect_equal(const cap_loss& one, const cap_loss& other) {
    ASSERT_EQ(one.known(), other.known());
    if (!one.known()) return;
    EXPECT_EQ(one.amount, other.amount);
    EXPECT_EQ(one.fraction, other.fraction);
    EXPECT_EQ(one.since_peak.from, other.since_peak.from);
    EXPECT_EQ(one.since_peak.until, other.since_peak.until);
    EXPECT_EQ(one.since_peak.price, other.since_peak.price);
    EXPECT_EQ(one.since_peak.supply, other.since_peak.supply);
    EXPECT_EQ(one.since_peak.entries, other.since_peak.entries);
    EXPECT_EQ(one.since_peak.exits, other.since_peak.exits);
}

TEST(peak_to_date_loss, is_what_the_market_lost_since_its_high) {
    // Caps of 300, 500, 400, 500 and 350: the second asset's supply grows on the last day.
    const market universe = market_of({{1, 2}, {3, 2}, {2, 2}, {3, 2}, {1, 2}},
                                      {{100, 100}, {100, 100}, {100, 100}, {100, 100}, {100, 125}});
    const peak_to_date_loss loss{.what = what};
    const auto record = history(loss, universe);
    EXPECT_EQ(record.values[0].amount, 0);
    EXPECT_EQ(record.values[1].amount, 0);
    EXPECT_EQ(record.values[2].amount, 100);
    EXPECT_EQ(record.values[2].fraction, .2);
    EXPECT_EQ(record.values[3].amount, 0) << "as high again";
    EXPECT_EQ(record.values[3].since_peak.from, first + 1) << "of equal highs the first";
    const cap_loss& last = record.values[4];
    EXPECT_EQ(last.amount, 150);
    EXPECT_DOUBLE_EQ(last.fraction, .3);
    EXPECT_EQ(last.since_peak.price, -200);
    EXPECT_EQ(last.since_peak.supply, 50);
    const peak_to_date_loss later{.what = what, .from = first + 2};
    EXPECT_EQ(later(known_market(universe, 2)).amount, 0);
    EXPECT_EQ(later(known_market(universe, 4)).since_peak.from, first + 3);
    EXPECT_FALSE(later(known_market(universe, 1)).known());
}

TEST(peak_to_date_loss, passes_over_days_without_a_cap) {
    const market universe = market_of({{5, 1}, {absent, 1}, {4, 1}}, {{1, 1}, {1, 1}, {1, 1}});
    const peak_to_date_loss loss{
        .what = {.among = listed{only_assets{"A00"}}, .split = cap_split::bennet, .max_age = 0}};
    const auto record = history(loss, universe);
    EXPECT_EQ(record.values[0].amount, 0);
    EXPECT_FALSE(record.values[1].known());
    EXPECT_TRUE(std::isnan(record.values[1].fraction));
    EXPECT_EQ(record.values[2].amount, 1);
    EXPECT_EQ(record.values[2].since_peak.from, first);
}

TEST(running_cap_loss, is_the_same_at_every_close) {
    const market universe = market_of(tidemark::support::random_quotes(21, 15, 70), 15);
    const cap_changes carried{.among = everybody, .split = cap_split::laspeyres, .max_age = 3};
    running_cap_loss running{carried};
    const auto record = history(peak_to_date_loss{.what = carried}, universe);
    for (std::size_t day = 0; day < universe.dates().size(); ++day)
        expect_equal(running.update(known_market{universe, day}), record.values[day]);
}

TEST(running_cap_loss, is_the_drawdown_of_the_total_cap) {
    const market universe = market_of(tidemark::support::random_quotes(22, 15, 70), 15);
    const auto totals = history(total_market_cap{.among = everybody}, universe);
    const auto falls = tidemark::run::expanding(tidemark::risk::current_drawdown_of_levels{}, totals.values);
    running_cap_loss running{what};
    for (std::size_t day = 0; day < totals.values.size(); ++day) {
        const cap_loss loss = running.update(known_market{universe, day});
        EXPECT_NEAR(loss.fraction, falls[day], 1e-15);
        EXPECT_EQ(loss.since_peak.after, totals.values[day]);
        EXPECT_NEAR(loss.since_peak.total(), -loss.amount, 1e-13 * loss.since_peak.before);
    }
}

}
