// SPDX-License-Identifier: BSL-1.0
// What each event does to units, divisor and level, through the whole calculation.
#include <tidemark/index/event.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <tidemark/index/calculate.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;
using tidemark::support::table;
using tidemark::support::thrown;

namespace {

constexpr date new_year{2020, 1, 1};

/// Everything there is at the base, by market cap, and never a review.
rulebook hold(unit_changes units = unit_changes::frozen) {
    return {.selection = [](std::vector<candidate> ranked) { return ranked; },
            .weighting = market_cap{},
            .schedule = [](std::span<const date>) { return false; },
            .missing_prices = zero_after{.max_age = 0},
            .base = {.date = new_year, .level = 1000},
            .units_between_reviews = units};
}

track with(const market& m, const std::vector<event>& events, const rulebook& rules = hold()) {
    return calculate(rules, m, {.events = events});
}

std::string refusal(const std::vector<event>& events) {
    const market m = market_of({{10, 20}, {10, 20}}, {{1, 1}, {1, 1}});
    return thrown<std::invalid_argument>([&] { with(m, events); });
}

std::string infeasible(const std::vector<event>& events) {
    const market m = market_of({{10, 20}, {10, 20}}, {{1, 1}, {1, 1}});
    return thrown<std::domain_error>([&] { with(m, events); });
}

// A of 100 at 10, B of 50 at 40, C of 200 at 5; after the next close A's supply is 120.
TEST(supply_change, is_no_gain) {
    const market m = market_of({{10, 40, 5}, {11, 38, 5.5}, {11, 38, 5.5}}, table(3, {100, 50, 200}));
    const std::vector<event> issue{{new_year + 1, supply_change{"A00", 120}}};
    const track t = with(m, issue, hold(unit_changes::follow_supply));
    EXPECT_EQ(t.divisors[1], 4);
    EXPECT_EQ(t.levels[1], 1025);
    EXPECT_DOUBLE_EQ(t.divisors[2], 4.214634146341463);
    EXPECT_DOUBLE_EQ(t.levels[2], 1025) << "without the divisor it would be 1080";
    ASSERT_EQ(t.changes.size(), 1U);
    EXPECT_DOUBLE_EQ(t.changes[0].units_after, 120);
    EXPECT_DOUBLE_EQ(t.changes[0].market_value_before, 4100);
    EXPECT_DOUBLE_EQ(t.changes[0].market_value_after, 4320);

    const track frozen = with(m, issue);
    EXPECT_EQ(frozen.divisors[2], 4);
    EXPECT_EQ(frozen.changes[0].taken, effect::none) << "on record nevertheless";
}

TEST(float_change, scales_units_where_the_index_follows_it) {
    const market m = market_of({{10, 40}, {10, 40}, {10, 40}}, table(3, {100, 50}));
    const std::vector<event> events{{new_year + 1, float_change{"A00", 0.5}}};
    EXPECT_EQ(with(m, events, hold(unit_changes::follow_supply)).changes[0].taken, effect::none);
    const track t = with(m, events, hold(unit_changes::follow_supply_and_float));
    EXPECT_DOUBLE_EQ(t.changes[0].units_after, 50);
    EXPECT_DOUBLE_EQ(t.levels[2], 1000);
    EXPECT_DOUBLE_EQ(t.divisors[2], 2.5);
}

TEST(split, leaves_level_and_divisor_when_the_price_switches_with_it) {
    const market m = market_of({{10, 40}, {5000, 40}}, {{100, 50}, {0.2, 50}});
    const track t = with(m, {{new_year + 1, split{"A00", 0.002}}});
    EXPECT_EQ(t.levels[1], 1000);
    EXPECT_EQ(t.divisors[1], t.divisors[0]);
    EXPECT_DOUBLE_EQ(t.changes[0].units_after, 0.2);
}

// A redenomination by a thousand of the one member: half applied it multiplies or divides the level.
TEST(split, half_applied_is_seen_in_the_level) {
    const market two = market_of({{1, 1}, {1000, 1}}, {{500, 500}, {0.5, 500}});
    EXPECT_NEAR(with(two, {}).levels[1], 500500, 1e-9) << "the price switched, the units did not";
    const market none = market_of({{1, 1}, {1, 1}}, table(2, {500, 500}));
    EXPECT_NEAR(with(none, {{new_year + 1, split{"A00", 0.001}}}).levels[1], 500.5, 1e-9);
}

TEST(split, scales_a_price_that_is_carried) {
    const market m = market_of({{10, 40}, {absent, 40}, {absent, 40}}, {{100, 50}, {100, 50}, {100, 50}});
    rulebook rules = hold();
    rules.missing_prices = carry{.max_age = 5};
    EXPECT_EQ(with(m, {{new_year + 2, split{"A00", 4}}}, rules).levels[2], 1000);
}

TEST(migration, passes_the_units_to_another_asset) {
    const market m = market_of({{10, 40, absent}, {absent, 40, 0.1}, {absent, 40, 0.2}},
                               {{100, 50, absent}, {absent, 50, 1e4}, {absent, 50, 1e4}});
    const track t = with(m, {{new_year + 1, migration{"A00", "A02", 100}}});
    EXPECT_EQ(t.levels[1], 1000);
    EXPECT_DOUBLE_EQ(t.levels[2], 1000 * 4. / 3) << "a third of the index doubles";
    EXPECT_EQ(t.divisors[2], t.divisors[0]);
}

TEST(migration, joins_what_is_held_of_the_successor) {
    const market m = market_of({{10, 40}, {absent, 40}, {absent, 60}}, {{100, 50}, {absent, 75}, {absent, 75}});
    const track t = with(m, {{new_year + 1, migration{"A00", "A01", 0.25}}});
    EXPECT_DOUBLE_EQ(t.levels[1], 1000);
    EXPECT_DOUBLE_EQ(t.levels[2], 1500);
    EXPECT_DOUBLE_EQ(t.changes[0].units_after, 75);
}

// A parent worth half an index of 2000 gives birth to a coin of 80; the next day parent and child lose 20 and 20 while
// the rest gains 70.
struct forked {
    market m =
        market_of({{1000, 1000, absent}, {920, 1000, 80}, {900, 1070, 60}}, {{1, 1, absent}, {1, 1, 1}, {1, 1, 1}});
    track under(fork_treatment treatment) const {
        rulebook rules = hold();
        rules.base.level = 1000;
        return with(m, {{new_year + 1, hard_fork{"A00", "A02", 1, treatment}}}, rules);
    }
};

TEST(hard_fork, ignored_costs_the_level_what_the_new_coin_is_worth) {
    const track t = forked{}.under(fork_treatment::ignored);
    EXPECT_EQ(t.levels, (std::vector<double>{1000, 960, 985}));
    EXPECT_EQ(t.divisors[2], 2);
}

TEST(hard_fork, added_then_dropped_leaves_through_the_divisor) {
    const track t = forked{}.under(fork_treatment::added_then_dropped);
    EXPECT_EQ(t.levels[1], 1000);
    EXPECT_DOUBLE_EQ(t.divisors[2], 1.92);
    EXPECT_DOUBLE_EQ(t.levels[2], 1026.0416666666667);
    ASSERT_EQ(t.changes.size(), 2U);
    EXPECT_EQ(t.changes[1].kind, change_kind::fork_dropped);
    EXPECT_EQ(t.changes[1].at, moment::close);
}

TEST(hard_fork, as_one_unit_holds_both) {
    const track t = forked{}.under(fork_treatment::one_unit);
    EXPECT_EQ(t.levels, (std::vector<double>{1000, 1000, 1015}));
    EXPECT_EQ(t.divisors[2], 2);
}

TEST(hard_fork, is_held_at_nothing_until_it_has_a_price) {
    const market m = market_of({{1000, 1000, absent}, {920, 1000, absent}, {920, 1000, absent}, {920, 1000, 80}},
                               table(4, {1, 1, 1}));
    const track t = with(m, {{new_year + 1, hard_fork{"A00", "A02", 1, fork_treatment::added_then_dropped}}});
    EXPECT_EQ(t.levels, (std::vector<double>{1000, 960, 960, 1000}));
    EXPECT_EQ(t.divisors[3], 2);
}

TEST(airdrop, is_income_or_nothing) {
    const market m = market_of({{10, 40}, {10, 40}}, table(2, {100, 50}));
    EXPECT_EQ(with(m, {{new_year + 1, airdrop{"A00", 0.3, airdrop_treatment::ignored}}}).incomes[1], 0);
    const track t = with(m, {{new_year + 1, airdrop{"A00", 0.3, airdrop_treatment::income}}});
    EXPECT_DOUBLE_EQ(t.incomes[1], 10) << "100 units x 0.3 / divisor 3";
    EXPECT_EQ(t.levels[1], 1000);
}

TEST(distribution, is_index_points_apart_from_the_level) {
    const market m = market_of({{10, 40}, {9, 40}}, table(2, {100, 50}));
    const track t = with(m, {{new_year + 1, distribution{"A00", 1}},
                             {new_year + 1, distribution{"A01", 0.6, distribution_kind::staking}}});
    EXPECT_DOUBLE_EQ(t.levels[1], 1000 - 100. / 3);
    EXPECT_DOUBLE_EQ(t.incomes[1], 100. / 3);
    EXPECT_DOUBLE_EQ(t.staking_incomes[1], 10);
    EXPECT_EQ(t.incomes[0], 0);
}

TEST(distribution, of_a_special_kind_is_made_up_for_by_the_divisor) {
    const market m = market_of({{10, 40}, {9, 40}}, table(2, {100, 50}));
    const track t = with(m, {{new_year + 1, distribution{"A00", 1, distribution_kind::special}}});
    EXPECT_DOUBLE_EQ(t.levels[1], 1000);
    EXPECT_DOUBLE_EQ(t.divisors[1], 2.9);
    EXPECT_EQ(t.incomes[1], 0);
}

TEST(addition, joins_at_its_weight_without_moving_the_level) {
    const market m = market_of({{10, 40, absent}, {11, 40, 2}, {11, 40, 4}}, table(3, {100, 50, 1}));
    const track t = with(m, {{new_year + 1, addition{"A02", 0.25}}});
    EXPECT_DOUBLE_EQ(t.levels[1], 3100. / 3);
    EXPECT_DOUBLE_EQ(t.levels[2], t.levels[1] * 1.25) << "a quarter doubles";
}

TEST(deletion, at_the_last_price_or_at_zero_is_a_rule) {
    const market m = market_of({{10, 40, 5}, {10, 40, 4}, {10, 44, 4}}, table(3, {100, 50, 200}));
    const track last = with(m, {{new_year + 1, deletion{"A02", leaving_price::last}}});
    EXPECT_DOUBLE_EQ(last.levels[1], 950);
    EXPECT_DOUBLE_EQ(last.levels[2], 950 * 3200. / 3000) << "its weight has gone to the others in proportion";
    const track zero = with(m, {{new_year + 1, deletion{"A02", leaving_price::zero}}});
    EXPECT_DOUBLE_EQ(zero.levels[1], 750);
    EXPECT_DOUBLE_EQ(zero.levels[2], 800);
    EXPECT_EQ(zero.divisors[2], zero.divisors[0]) << "the level has paid";
}

TEST(deletion, at_zero_is_paid_for_also_by_an_index_that_was_insensitive_to_the_member) {
    const market m = market_of({{10, 40}, {absent, 40}, {absent, 40}}, table(3, {100, 50}));
    rulebook rules = hold();
    rules.missing_prices = insensitive{.max_age = 9};
    const track t = with(m, {{new_year + 2, deletion{"A00", leaving_price::zero}}}, rules);
    EXPECT_DOUBLE_EQ(t.levels[1], 1000);
    EXPECT_DOUBLE_EQ(t.levels[2], 1000 * 2. / 3);
}

TEST(event, of_an_asset_that_is_not_held_is_only_recorded) {
    const market m = market_of({{10, 40, absent}, {10, 40, 2}}, table(2, {100, 50, 1}));
    const std::vector<event> events{{new_year + 1, split{"A02", 2}},
                                    {new_year + 1, migration{"A02", "A00", 2}},
                                    {new_year + 1, hard_fork{"A02", "A00", 1, fork_treatment::one_unit}},
                                    {new_year + 1, airdrop{"A02", 1, airdrop_treatment::income}},
                                    {new_year + 1, distribution{"A02", 1}},
                                    {new_year + 1, supply_change{"A02", 2}},
                                    {new_year + 1, float_change{"A02", 0.5}},
                                    {new_year + 1, deletion{"A02", leaving_price::last}},
                                    {new_year + 1, deletion{"A02", leaving_price::zero}}};
    const track t = with(m, events, hold(unit_changes::follow_supply_and_float));
    EXPECT_EQ(t.levels, (std::vector<double>{1000, 1000}));
    ASSERT_EQ(t.changes.size(), events.size());
    for (const change& c : t.changes) {
        EXPECT_EQ(c.taken, effect::none);
        EXPECT_EQ(c.divisor_before, c.divisor_after);
    }
}

TEST(event, between_two_days_of_the_market_comes_before_the_second) {
    market_builder rows{{{.id = "A"}, {.id = "B"}}};
    for (const int day : {0, 3, 4}) {
        rows.add({.date = new_year + day, .asset = "A", .price = day == 0 ? 10 : 5, .supply = 100});
        rows.add({.date = new_year + day, .asset = "B", .price = 20, .supply = 50});
    }
    const track t =
        with(std::move(rows).build(), {{new_year + 1, split{"A", 2}}, {new_year + 2, supply_change{"B", 100}}},
             hold(unit_changes::follow_supply));
    EXPECT_EQ(t.levels, (std::vector<double>{1000, 1000, 1000}));
    EXPECT_EQ(t.changes[0].date, new_year + 3);
    EXPECT_EQ(t.changes[1].at, moment::open);
    EXPECT_DOUBLE_EQ(t.divisors[1], 3);
}

TEST(event, up_to_the_base_is_in_its_snapshot_already) {
    const market m = market_of({{10, 40}, {10, 40}}, table(2, {100, 50}));
    const track t = with(m, {{new_year - 1, split{"A00", 2}},
                             {new_year, split{"A00", 2}},
                             {new_year, deletion{"A01", leaving_price::last}}});
    ASSERT_EQ(t.changes.size(), 1U) << "but what follows the close of the base does follow";
    EXPECT_EQ(t.changes[0].kind, change_kind::deletion);
    EXPECT_EQ(t.levels[1], 1000);
}

TEST(event, is_refused_where_it_cannot_be) {
    EXPECT_EQ(refusal({{new_year + 1, split{"XYZ", 2}}}),
              "asset of the event on 2020-01-02 is \"XYZ\", expected an asset of the market");
    EXPECT_EQ(refusal({{new_year + 1, hard_fork{"A00", "XYZ", 1, fork_treatment::one_unit}}}),
              "asset of the event on 2020-01-02 is \"XYZ\", expected an asset of the market");
    EXPECT_EQ(refusal({{new_year + 1, supply_change{"A00", 0}}}),
              "supply of the event of A00 on 2020-01-02 is 0, expected a positive finite number");
    EXPECT_EQ(refusal({{new_year + 1, split{"A00", -2}}}),
              "ratio of the event of A00 on 2020-01-02 is -2, expected a positive finite number");
    EXPECT_EQ(refusal({{new_year + 1, float_change{"A00", 1.5}}}),
              "float factor of the event of A00 on 2020-01-02 is 1.5, expected above 0, at most 1");
    EXPECT_EQ(refusal({{new_year + 1, addition{"A00", 1}}}),
              "weight of the event of A00 on 2020-01-02 is 1, expected between 0 and 1");
    EXPECT_EQ(refusal({{new_year + 1, migration{"A00", "A00", 1}}}),
              "other asset of the event of A00 on 2020-01-02 is \"A00\", expected another one");
    EXPECT_EQ(refusal({{new_year + 1, split{"A00", 2}}, {new_year, split{"A01", 2}}}),
              "date of the event of A01 is 2020-01-01, expected 2020-01-02 or later, as the event before it");
    EXPECT_EQ(refusal({{date{}, split{"A00", 2}}}),
              "date of the event of A00 is (no date), expected a day of the calendar");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_NE(refusal({{new_year + 1, distribution{"A00", infinity}}}), "(nothing thrown)");
    EXPECT_NE(refusal({{new_year + 1, airdrop{"A00", absent, airdrop_treatment::income}}}), "(nothing thrown)");
}

TEST(event, that_leaves_nothing_has_no_divisor) {
    EXPECT_EQ(infeasible(
                  {{new_year, deletion{"A00", leaving_price::last}}, {new_year, deletion{"A01", leaving_price::last}}}),
              "deletion of A01 on 2020-01-01: all else is worth 0, no divisor keeps the level");
    EXPECT_EQ(infeasible({{new_year + 1, distribution{"A00", 10, distribution_kind::special}}}),
              "special distribution of A00 on 2020-01-02: it pays 10 of a price of 10");
    EXPECT_EQ(infeasible({{new_year, addition{"A00", 0.5}}}), "addition of A00 on 2020-01-01: it is a member already");
}

TEST(event, of_an_addition_without_a_price_has_no_units) {
    const market m = market_of({{10, 40, absent}, {10, 40, absent}}, table(2, {100, 50, 1}));
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  with(m, {{new_year + 1, addition{"A02", 0.5}}});
              }),
              "addition of A02 on 2020-01-02: it has no price");
}

}
