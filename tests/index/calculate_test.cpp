// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/contributions.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;
using tidemark::support::quote;
using tidemark::support::random_quotes;
using tidemark::support::thrown;

namespace {

using assets = std::vector<std::size_t>;

constexpr date new_year{2020, 1, 1};

std::vector<candidate> everyone(std::vector<candidate> ranked) { return ranked; }
bool every_day(std::span<const date>) { return true; }
bool never(std::span<const date>) { return false; }

std::vector<double> equal(std::span<const candidate> members) {
    return std::vector<double>(members.size(), 1 / static_cast<double>(members.size()));
}

rulebook hold_everything(missing_price_rule missing_prices) {
    return {.selection = everyone,
            .weighting = market_cap{},
            .schedule = never,
            .missing_prices = std::move(missing_prices),
            .base = {.date = new_year, .level = 1000}};
}

assets members_of(const review& r) {
    assets result;
    for (const member& m : r.members) result.push_back(m.asset);
    return result;
}

// The example of divisor_test through the whole calculation: A is issued anew while C, whose market cap is gone, gives
// way to D; then D vanishes.
market issue_swap_and_collapse() {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}, {.id = "D"}}};
    rows.add({.date = new_year, .asset = "A", .price = 10, .supply = 100});
    rows.add({.date = new_year, .asset = "B", .price = 40, .supply = 50});
    rows.add({.date = new_year, .asset = "C", .price = 5, .supply = 200});
    rows.add({.date = new_year + 1, .asset = "A", .price = 11, .supply = 120});
    rows.add({.date = new_year + 1, .asset = "B", .price = 38, .supply = 50});
    rows.add({.date = new_year + 1, .asset = "C", .price = 5.5});
    rows.add({.date = new_year + 1, .asset = "D", .price = 20, .supply = 80});
    rows.add({.date = new_year + 2, .asset = "A", .price = 12, .supply = 120});
    rows.add({.date = new_year + 2, .asset = "B", .price = 39, .supply = 50});
    rows.add({.date = new_year + 2, .asset = "D", .price = 18, .supply = 80});
    rows.add({.date = new_year + 3, .asset = "A", .price = 12, .supply = 120});
    rows.add({.date = new_year + 3, .asset = "B", .price = 39, .supply = 50});
    return std::move(rows).build();
}

TEST(calculate, carries_the_level_through_supply_change_swap_and_collapse) {
    rulebook rules = hold_everything(zero_after{.max_age = 0});
    rules.schedule = every_day;
    const track t = calculate(rules, issue_swap_and_collapse());
    ASSERT_EQ(t.levels.size(), 4U);
    EXPECT_EQ(t.levels[0], 1000);
    EXPECT_EQ(t.divisors[0], 4);
    EXPECT_DOUBLE_EQ(t.levels[1], 1025);
    EXPECT_DOUBLE_EQ(t.divisors[1], 4) << "the day of a review is still divided by the old divisor";
    EXPECT_DOUBLE_EQ(t.levels[2], 1027.1265560165973);
    EXPECT_DOUBLE_EQ(t.divisors[2], 4.7024390243902445);
    EXPECT_DOUBLE_EQ(t.levels[3], 720.902489626556);

    const review& swap = t.reviews[1];
    EXPECT_EQ(swap.additions, assets{3});
    EXPECT_EQ(swap.deletions, assets{2});
    EXPECT_DOUBLE_EQ(swap.market_value_before, 4100);
    EXPECT_DOUBLE_EQ(swap.market_value_after, 4820);
    EXPECT_EQ(swap.without_quotation, 1U);
    EXPECT_EQ(t.reviews[3].deletions, assets{3});
    EXPECT_DOUBLE_EQ(t.reviews[3].divisor_after, t.reviews[3].divisor_before) << "the level has paid for the collapse";
}

TEST(calculate, lets_a_member_leave_at_its_carried_price) {
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.schedule = every_day;
    const track t = calculate(rules, issue_swap_and_collapse());
    EXPECT_DOUBLE_EQ(t.levels[3], t.levels[2]);
    EXPECT_NEAR(t.reviews[3].divisor_after, 3.3005, 5e-5);
}

// Ten of A, five of B and a hundred of C at 100, 200 and 10; C is not quoted on the next day.
TEST(calculate, values_a_missing_price_by_the_rule_that_was_given) {
    const market m = market_of({{100, 200, 10}, {110, 190, absent}}, {{10, 5, 100}, {10, 5, 100}});
    EXPECT_NEAR(calculate(hold_everything(carry{.max_age = 1}), m).levels[1], 1016.6666666667, 5e-11);
    EXPECT_NEAR(calculate(hold_everything(zero_after{.max_age = 0}), m).levels[1], 683.3333333333, 5e-11);
}

TEST(calculate, follows_a_member_that_vanishes_and_returns) {
    const market m = market_of({{10, 10}, {10, 8}, {10, absent}, {10, absent}, {10, absent}, {10, 6}},
                               {{5, 5}, {5, 5}, {5, 5}, {5, 5}, {5, 5}, {5, 5}});
    const track zeroed = calculate(hold_everything(zero_after{.max_age = 2}), m);
    EXPECT_EQ(zeroed.levels, (std::vector<double>{1000, 900, 900, 900, 500, 800}));
    EXPECT_EQ(zeroed.reviews[0].carried_prices, 2U);
    EXPECT_EQ(zeroed.reviews[0].zeroed_prices, 1U);

    const track carried = calculate(hold_everything(carry{.max_age = 3}), m);
    EXPECT_EQ(carried.levels, (std::vector<double>{1000, 900, 900, 900, 900, 800}));
    EXPECT_EQ(carried.reviews[0].carried_prices, 3U);

    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(hold_everything(carry{.max_age = 2}), m); }),
              "price of A01 on 2020-01-05: the last price is 3 days old, carry allows 2");
}

TEST(calculate, measures_the_age_of_a_price_in_days_not_in_rows) {
    market_builder rows{{{.id = "A"}, {.id = "B"}}};
    rows.add({.date = new_year, .asset = "A", .price = 1, .supply = 1});
    rows.add({.date = new_year, .asset = "B", .price = 1, .supply = 1});
    rows.add({.date = new_year + 4, .asset = "A", .price = 1, .supply = 1});
    const market m = std::move(rows).build();
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(hold_everything(carry{.max_age = 3}), m); }),
              "price of B on 2020-01-05: the last price is 4 days old, carry allows 3");
}

// A universe of ten, cut into two large, three mid and five small assets; the small ones then move.
TEST(calculate, parts_a_universe_into_siblings) {
    const std::vector<double> caps{900, 400, 120, 90, 60, 25, 20, 12, 8, 5};
    const std::vector<double> ones(10, 1);
    const std::vector<double> moved{1, 1, 1, 1, 1, 0.90, 1.05, 0.80, 1.00, 1.30};
    const market m = market_of({ones, moved}, {caps, caps});
    rulebook rules = hold_everything(carry{.max_age = 1});
    const auto snapshots = rank_reviews(rules, m);

    assets all;
    for (const selection_rule& part : std::vector<selection_rule>{largest(2), ranks(3, 5), smallest(5)}) {
        rules.selection = part;
        const assets some = members_of(calculate(rules, m, snapshots).reviews[0]);
        all.insert(all.end(), some.begin(), some.end());
    }
    EXPECT_EQ(all, (assets{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})) << "every asset once";

    const track small = calculate(rules, m);
    EXPECT_NEAR(small.reviews[0].members[0].weight, 0.3571428571, 5e-11);
    EXPECT_NEAR(small.reviews[0].members[4].weight, 0.0714285714, 5e-11);
    EXPECT_EQ(small.reviews[0].members[0].rank, 6U) << "ranks count from the largest of the universe";
    EXPECT_NEAR(small.levels[1] / 1000 - 1, -0.0342857142857, 5e-14);
}

// C and D change places overnight: cut on different days, C would be in both siblings and D in neither.
TEST(calculate, cuts_siblings_from_one_snapshot) {
    const std::vector<double> ones(6, 1);
    const market m = market_of({ones, ones}, {{100, 60, 30, 29, 10, 9}, {100, 60, 28, 31, 10, 9}});
    for (const std::size_t day : {0U, 1U}) {
        rulebook rules = hold_everything(carry{.max_age = 1});
        rules.base.date = m.dates()[day];
        const auto snapshots = rank_reviews(rules, m);
        rules.selection = largest(3);
        assets both = members_of(calculate(rules, m, snapshots).reviews[0]);
        rules.selection = smallest(3);
        const assets small = members_of(calculate(rules, m, snapshots).reviews[0]);
        both.insert(both.end(), small.begin(), small.end());
        std::sort(both.begin(), both.end());
        EXPECT_EQ(both, (assets{0, 1, 2, 3, 4, 5}));
    }
}

TEST(calculate, takes_the_old_weights_for_the_day_of_a_review) {
    // A01 grows tenfold on the last day and thereby displaces A00 as the only member.
    const market m = market_of({{10, 1}, {11, 1}, {11, 100}, {11, 50}}, {{5, 5}, {5, 5}, {5, 5}, {5, 5}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.selection = largest(1);
    rules.schedule = [](std::span<const date> until_today) { return until_today.back() == date{2020, 1, 3}; };
    const track t = calculate(rules, m);
    EXPECT_EQ(members_of(t.reviews[1]), assets{1});
    EXPECT_DOUBLE_EQ(t.levels[2], 1100) << "the jump belongs to those who held it before the review";
    EXPECT_DOUBLE_EQ(t.levels[3], 550) << "from the next day on the new member counts";
}

TEST(calculate, begins_at_its_base_in_the_middle_of_a_month) {
    const market m = market_of(tidemark::support::table(40, {1, 2}), tidemark::support::table(40, {3, 4}));
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.schedule = month_start{};
    rules.base = {.date = new_year + 19, .level = 0.1};
    const track t = calculate(rules, m);
    ASSERT_EQ(t.levels.size(), 21U);
    EXPECT_EQ(t.dates.front(), new_year + 19);
    EXPECT_EQ(t.levels.front(), 0.1);
    ASSERT_EQ(t.reviews.size(), 2U);
    EXPECT_EQ(t.reviews[1].date, (date{2020, 2, 1}));
}

TEST(calculate, takes_weights_from_any_callable) {
    const market m = market_of({{10, 1}, {20, 1}}, {{5, 5}, {5, 5}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.weighting = equal;
    EXPECT_DOUBLE_EQ(calculate(rules, m).levels[1], 1500);
}

TEST(calculate, refuses_weights_that_are_none) {
    const market m = market_of({{10, 1}}, {{5, 5}});
    const auto refusal = [&](const std::vector<double>& weights) {
        rulebook rules = hold_everything(carry{.max_age = 1});
        rules.weighting = [weights](std::span<const candidate>) { return weights; };
        return thrown<std::invalid_argument>([&] { calculate(rules, m); });
    };
    EXPECT_EQ(refusal({0.5, 0.5}), "(nothing thrown)");
    EXPECT_EQ(refusal({1}), "number of weights at the review of 2020-01-01 is 1, expected 2, one a member");
    EXPECT_EQ(refusal({1.5, -0.5}),
              "weight of A01 at the review of 2020-01-01 is -0.5, expected a finite number, zero or more");
    EXPECT_EQ(refusal({0.75, 0.5}), "sum of weights at the review of 2020-01-01 is 1.25, expected 1 to within 1e-12");
    EXPECT_NE(refusal({0.5, absent}), "(nothing thrown)");
    EXPECT_NE(refusal({0.5, 0.5 + 2e-12}), "(nothing thrown)");
}

TEST(calculate, refuses_a_member_selected_twice) {
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.selection = [](std::vector<candidate> ranked) {
        ranked.push_back(ranked.front());
        return ranked;
    };
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  calculate(rules, market_of({{10, 1}}, {{5, 5}}));
              }),
              "member at the review of 2020-01-01 is \"A00\", expected each asset at most once");
}

TEST(calculate, says_where_a_selection_or_weighting_finds_no_answer) {
    const market m = market_of({{10, 1}, {10, absent}}, {{5, 5}, {5, 5}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.schedule = every_day;
    rules.selection = largest(2);
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(rules, m); }),
              "review of 2020-01-02 among 1 eligible assets: ranks 1 to 2 need 2 candidates, there are 1");
    rules.selection = [](const std::vector<candidate>&) { return std::vector<candidate>{}; };
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(rules, m); }),
              "review of 2020-01-01 among 2 eligible assets: the selection keeps none");
    rules.selection = everyone;
    rules.weighting = [](std::span<const candidate>) -> std::vector<double> {
        throw std::domain_error{"caps reach 0.8"};
    };
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(rules, m); }),
              "review of 2020-01-01 among 2 eligible assets: caps reach 0.8");
    rules.eligibility = exclude_classes{"coin"};
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(rules, m); }),
              "review of 2020-01-01 among 0 eligible assets: the selection keeps none");
}

TEST(calculate, cannot_go_on_from_nothing) {
    const market m = market_of({{10, absent}, {absent, 5}}, {{5, 5}, {5, 5}});
    rulebook rules = hold_everything(zero_after{.max_age = 0});
    EXPECT_EQ(calculate(rules, m).levels[1], 0);
    rules.schedule = every_day;
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(rules, m); }),
              "review of 2020-01-02: what is held is worth 0, no divisor keeps the level");
}

TEST(calculate, refuses_prices_that_a_rule_makes_up) {
    const market m = market_of({{10, 1}, {10, absent}}, {{5, 5}, {5, 5}});
    const auto refusal = [&](double price) {
        const rulebook rules = hold_everything([price](double, int) { return price; });
        return thrown<std::invalid_argument>([&] { calculate(rules, m); });
    };
    EXPECT_EQ(refusal(-1),
              "price of A01 on 2020-01-02 by the rule for missing prices is -1, "
              "expected a finite number, zero or more");
    EXPECT_NE(refusal(absent), "(nothing thrown)");
    EXPECT_NE(refusal(std::numeric_limits<double>::infinity()), "(nothing thrown)");
}

TEST(calculate, begins_on_a_day_of_the_market) {
    const market m = market_of({{10, 1}, {10, 1}}, {{5, 5}, {5, 5}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.base.date = new_year - 1;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { calculate(rules, m); }),
              "base date is 2019-12-31, expected a day of the market, from 2020-01-01 to 2020-01-02");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { calculate(rules, market{}); }),
              "base date is 2019-12-31, expected a day of the market, which has none");
}

TEST(calculate, refuses_snapshots_of_other_days) {
    const market m = market_of({{10, 1}, {10, 1}}, {{5, 5}, {5, 5}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    const auto snapshots = rank_reviews(rules, m);
    rules.schedule = every_day;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { calculate(rules, m, snapshots); }),
              "number of snapshots is 1, expected 2, one on each day of review of this rulebook and market");
}

TEST(calculate, leaves_a_member_without_a_price_out_of_the_day_where_it_is_insensitive) {
    const market m = market_of({{100, 200, 10}, {110, 190, absent}, {110, 190, 20}, {110, 190, 30}},
                               {{10, 5, 100}, {10, 5, 100}, {10, 5, 100}, {10, 5, 100}});
    const track t = calculate(hold_everything(insensitive{.max_age = 1}), m);
    EXPECT_DOUBLE_EQ(t.levels[1], 1025) << "the two others stand for the third";
    EXPECT_DOUBLE_EQ(t.levels[2], 1025) << "what it gained meanwhile is never charged";
    EXPECT_DOUBLE_EQ(t.levels[3], 1025 * 5050. / 4050) << "after that close it is back, at 20";
    EXPECT_EQ(t.reviews[0].suspended, 1U);
    ASSERT_EQ(t.changes.size(), 2U);
    EXPECT_EQ(t.changes[0].kind, change_kind::suspension);
    EXPECT_EQ(t.changes[1].kind, change_kind::resumption);
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(hold_everything(insensitive{.max_age = 0}), m); }),
              "price of A02 on 2020-01-02: the last price is 1 days old, at most 0 are allowed");
    const market silent = market_of({{100, 1}, {100, absent}, {absent, 1}}, {{1, 0.001}, {1, 1}, {1, 1}});
    rulebook one = hold_everything(insensitive{.max_age = 5});
    one.selection = largest(1);
    one.schedule = never;
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(one, silent); }),
              "suspension of A00 on 2020-01-03: all else is worth 0, no divisor keeps the level");
}

// Weights fixed a day before they take effect: supplies of 10, 40, 100, 200 at 100, 10, 3, 1, of which the first is
// held down to 40 %; in force at 120, 9, 3, 1.1, after which prices are 118, 9.5, 2.9, 1.
struct weights_fixed_early {
    market universe =
        market_of({{1, 100, 10, 3, 1, 1}, {1, 100, 10, 3, 1, 1}, {1, 120, 9, 3, 1.1, 1}, {1, 118, 9.5, 2.9, 1, 1}},
                  std::vector<std::vector<double>>(4, {5000, 10, 40, 100, 200, 1}));

    static std::vector<candidate> chosen(const std::vector<candidate>& ranked, const review_context& context) {
        std::vector<candidate> kept;
        for (const candidate& c : ranked) {
            const bool old = c.asset == 0, other = c.asset >= 1 && c.asset <= 4;
            if (context.market().today() == new_year ? old : other) kept.push_back(c);
        }
        return kept;
    }

    static std::vector<double> capped(std::span<const candidate> members) {
        if (members.size() == 1) return {1};
        return {0.4, 0.6 * 400 / 900, 0.6 * 300 / 900, 1 - 0.4 - 0.6 * 700 / 900};
    }

    track with(const std::vector<event>& events) const {
        const rulebook rules{.selection = chosen,
                             .weighting = capped,
                             .schedule = [](std::span<const date> until) -> occasion {
                                 const date today = until.back();
                                 if (today != new_year + 2) return false;
                                 return review_dates{today - 1, today - 1, today - 1, today};
                             },
                             .missing_prices = carry{.max_age = 1},
                             .base = {.date = new_year, .level = 2000}};
        return calculate(rules, universe, {.events = events});
    }
};

TEST(calculate, fixes_weights_on_the_weighting_date_and_lets_them_drift_to_the_effective_one) {
    const weights_fixed_early fixed;
    const track t = fixed.with({});
    ASSERT_EQ(t.reviews.size(), 2U);
    const review& r = t.reviews[1];
    EXPECT_EQ(r.date, new_year + 2);
    EXPECT_EQ(r.dates.reference, new_year + 1);
    ASSERT_EQ(r.members.size(), 4U);
    const std::vector<double> target{0.4, 0.2666666667, 0.2, 0.1333333333}, effective{0.45, 0.225, 0.1875, 0.1375};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(r.members[i].weight, target[i], 5e-11);
        EXPECT_NEAR(r.held[i].units * r.held[i].price / r.market_value_after, effective[i], 5e-13)
            << "above its cap by drift, as it should be";
    }
    EXPECT_DOUBLE_EQ(r.members[0].cap_factor, 0.6) << "the others have none";
    EXPECT_EQ(r.members[1].cap_factor, 1);
    EXPECT_EQ(t.levels[2], 2000);
    EXPECT_NEAR(t.levels[3], 1972.5, 1e-10);
    const auto third_leaves = [&](leaving_price at) { return fixed.with({{new_year + 3, deletion{"A03", at}}}); };
    EXPECT_NEAR(third_leaves(leaving_price::last).levels[3], 1972.5, 1e-10);
    EXPECT_NEAR(third_leaves(leaving_price::zero).levels[3], 1610, 1e-10);
}

TEST(calculate, keeps_pending_weights_through_splits_and_migrations_and_drops_who_was_deleted) {
    weights_fixed_early fixed;
    fixed.universe = market_of({{1, 100, 10, 3, 1, absent},
                                {1, 100, 10, 3, 1, absent},
                                {1, 12, absent, 3, 1.1, 0.9},
                                {1, 11.8, absent, 2.9, 1, 0.95}},
                               {{5000, 10, 40, 100, 200, 1},
                                {5000, 10, 40, 100, 200, 1},
                                {5000, 100, 40, 100, 200, 400},
                                {5000, 100, 40, 100, 200, 400}});
    const track t = fixed.with({{new_year + 2, split{"A01", 10}}, {new_year + 2, migration{"A02", "A05", 10}}});
    EXPECT_EQ(t.reviews[1].members[1].asset, 2U) << "as it was chosen";
    EXPECT_EQ(t.reviews[1].held[1].asset, 5U) << "as it is held";
    EXPECT_NEAR(t.levels[3], 1972.5, 1e-10);

    const auto deleted = fixed.universe.assets()[3].id;
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  fixed.with({{new_year + 2, deletion{deleted, leaving_price::last}}});
              }),
              "number of weights at the review of 2020-01-03 is 4, expected 3, one a member")
        << "the rule for weights is asked about those who are left";
}

TEST(calculate, refuses_dates_of_a_review_that_are_out_of_order) {
    const market m = market_of({{10, 1}, {10, 1}, {10, 1}}, {{5, 5}, {5, 5}, {5, 5}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    const auto refusal = [&](review_dates dates) {
        rules.schedule = [dates](std::span<const date> until) -> occasion {
            if (until.back() != new_year + 2) return false;
            return dates;
        };
        return thrown<std::invalid_argument>([&] { calculate(rules, m); });
    };
    const date day = new_year + 2;
    EXPECT_EQ(refusal({day, day, day - 1, day}),
              "reference date of the review of 2020-01-03 is 2020-01-03, expected no later than 2020-01-02");
    EXPECT_EQ(refusal({day, day, day, day + 1}),
              "effective date of the review of 2020-01-04 is 2020-01-04, expected no later than 2020-01-03");
    EXPECT_EQ(refusal({new_year - 1, day, day, day}),
              "reference date of the review of 2020-01-03 is 2019-12-31, expected no earlier than the first day of the "
              "market, 2020-01-01");
}

// Approved assets shall be 87.5 % of the index; prices lift the others until a trigger at 86 % calls for a review.
TEST(calculate, reviews_early_when_a_trigger_says_so) {
    const std::vector<double> caps{60, 15, 9, 6, 5, 3};
    const std::vector<double> ones(6, 1);
    const market m = market_of({ones, {1, 1, 1.15, 1, 1.2, 1}, {1, 1, 1.15, 1, 1.2, 1}}, {caps, caps, caps});
    const auto approved = [](std::size_t asset) { return asset != 2 && asset != 4; };
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.weighting = [&](std::span<const candidate> members) {
        double share = 0, total = 0;
        for (const candidate& c : members) {
            total += c.market_cap;
            if (approved(c.asset)) share += c.market_cap;
        }
        std::vector<double> weights;
        for (const candidate& c : members) {
            weights.push_back(approved(c.asset) ? 0.875 * c.market_cap / share
                                                : 0.125 * c.market_cap / (total - share));
        }
        return weights;
    };
    const auto share_of = [&](std::span<const holding> weights) {
        double share = 0;
        for (const holding& h : weights) share += approved(h.asset) ? h.weight : 0;
        return share;
    };
    rules.early_review =
        trigger{[&](std::span<const holding> w) { return share_of(w) < 0.86; }, triggered_review::reweigh};
    const track t = calculate(rules, m);
    ASSERT_EQ(t.reviews.size(), 2U);
    EXPECT_EQ(t.reviews[1].kind, review_kind::triggered);
    EXPECT_EQ(t.reviews[1].date, new_year + 1);
    EXPECT_TRUE(t.reviews[1].additions.empty());
    EXPECT_DOUBLE_EQ(t.levels[2], t.levels[1]);
    double share = 0;
    for (const member& each : t.reviews[1].members) share += approved(each.asset) ? each.weight : 0;
    EXPECT_NEAR(share, 0.875, 1e-15);

    rules.early_review->then = triggered_review::reconstitute;
    rules.selection = [](std::vector<candidate> ranked) {
        ranked.pop_back();
        return ranked;
    };
    const track chosen_anew = calculate(rules, m);
    EXPECT_EQ(chosen_anew.reviews[1].members.size(), 5U);
    rules.early_review = std::nullopt;
    EXPECT_EQ(calculate(rules, m).reviews.size(), 1U);
}

TEST(calculate, tells_rules_what_is_held_and_what_was_seen_before) {
    const market m = market_of({{10, 5, 1}, {10, 5, 20}, {10, 5, 20}}, {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.schedule = every_day;
    std::vector<std::string> told;
    rules.selection = [&](std::vector<candidate> ranked, const review_context& context) {
        std::string line;
        for (const candidate& c : ranked) line += c.status == membership::member ? 'm' : 'n';
        line += " held " + std::to_string(context.held().size()) + ", past " + std::to_string(context.past().size());
        told.push_back(line);
        context.explain(ranked.front().asset, "first");
        ranked.pop_back();
        return ranked;
    };
    const track t = calculate(rules, m);
    EXPECT_EQ(told, (std::vector<std::string>{"nnn held 0, past 0", "nmm held 2, past 1", "mmn held 2, past 2"}));
    ASSERT_EQ(t.reviews[1].decisions.size(), 1U);
    EXPECT_EQ(t.reviews[1].decisions[0].asset, 2U);
    EXPECT_EQ(t.reviews[1].decisions[0].why, "first");
}

// The first of two equal assets is worth 1, 2, 3 and 9 parts of the other at the closes of four days.
TEST(calculate, shows_rules_weights_no_later_than_the_market_they_see) {
    const market m = market_of({{10, 10}, {20, 10}, {30, 10}, {90, 10}}, {{1, 1}, {1, 1}, {1, 1}, {1, 1}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.schedule = [](std::span<const date> until_today) -> occasion {
        if (until_today.back() != new_year + 3) return false;
        return review_dates{new_year + 1, new_year + 1, new_year + 2, new_year + 3};
    };
    std::vector<double> chosen_at, weighed_at;
    rules.selection = [&](std::vector<candidate> ranked, const review_context& context) {
        for (const holding& h : context.held()) chosen_at.push_back(h.weight);
        return ranked;
    };
    rules.weighting = [&](std::span<const candidate> members, const review_context& context) {
        for (const holding& h : context.held()) weighed_at.push_back(h.weight);
        return equal_weight{}(members);
    };
    const track t = calculate(rules, m);
    ASSERT_EQ(t.reviews.size(), 2U);
    ASSERT_EQ(chosen_at.size(), 2U);
    ASSERT_EQ(weighed_at.size(), 2U);
    EXPECT_DOUBLE_EQ(chosen_at[0], 2.0 / 3);
    EXPECT_DOUBLE_EQ(weighed_at[0], 3.0 / 4);
    EXPECT_DOUBLE_EQ(t.reviews[1].one_way_turnover, 0.15) << "from 9/10 to 1/2 drifted to 3/4";
}

TEST(calculate, asks_members_for_less_than_newcomers) {
    const market m = market_of({{10, 5}, {10, 5}, {8, 5}}, {{1, 1}, {1, 1}, {1, 1}});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.schedule = every_day;
    rules.eligibility = [](const applicant& a) -> verdict {
        const auto above = [&](double floor) -> std::optional<rejection> {
            if (a.price() >= floor) return std::nullopt;
            return rejection{.reason = "price", .found = a.price(), .required = floor};
        };
        return {above(9), above(7)};
    };
    const track t = calculate(rules, m);
    EXPECT_EQ(members_of(t.reviews[2]), assets{0}) << "at 8 a newcomer would not be eligible";
    EXPECT_EQ(t.reviews[2].eligible, 1U);
    ASSERT_EQ(t.reviews[2].rejected.size(), 1U) << "what is asked of newcomers alone is no concern of a member";
    EXPECT_EQ(t.reviews[2].rejected[0].asset, 1U);
    EXPECT_EQ(t.reviews[2].rejected[0].why.reason, "price");
    EXPECT_EQ(t.reviews[2].rejected[0].why.found, 5);

    const auto shared = rank_reviews(rules, m);
    EXPECT_EQ(calculate(rules, m, shared).levels, t.levels);
}

TEST(calculate, lets_contributions_add_up_over_reviews_and_events) {
    const market m = issue_swap_and_collapse();
    rulebook rules = hold_everything(zero_after{.max_age = 0});
    rules.schedule = every_day;
    contributions added{identity_checks::on};
    const track t = calculate(rules, m, {.on_close = std::ref(added), .identities = identity_checks::on});
    double sum = 0;
    for (const contribution& c : added.to_return(new_year, new_year + 3)) sum += c.amount;
    EXPECT_NEAR(sum, t.levels[3] / t.levels[0] - 1, 1e-15);
    const auto points = added.points(new_year + 2, new_year + 3);
    ASSERT_EQ(points.size(), 3U);
    EXPECT_EQ(points[2].asset, 3U);
    EXPECT_NEAR(points[2].amount, t.levels[3] - t.levels[2], 1e-12) << "the collapse of one is all of the fall";
}

TEST(calculate, ranks_by_another_number_than_market_cap) {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}}};
    rows.add({.date = new_year, .asset = "A", .price = 10});
    rows.add({.date = new_year, .asset = "B", .price = 30});
    rows.add({.date = new_year, .asset = "C", .price = 20});
    rows.add({.date = new_year + 1, .asset = "B", .price = 60});
    rows.add({.date = new_year + 1, .asset = "C", .price = 20});
    rulebook rules = hold_everything(carry{.max_age = 1});
    rules.rank_by = [](const applicant& a) { return a.price(); };
    rules.selection = largest(2);
    rules.weighting = equal;
    const track t = calculate(rules, std::move(rows).build());
    EXPECT_EQ(members_of(t.reviews[0]), (assets{1, 2})) << "no market cap is needed";
    EXPECT_DOUBLE_EQ(t.levels[1], 1500);
}

// Random markets from here on, a hundred by fixed seeds: forty assets over a hundred and fifty days.

constexpr std::size_t asset_count = 40;
constexpr int day_count = 150;

struct random_market {
    std::vector<quote> quotes;
    market universe;
    rulebook rules;
};

// Policies, weights and ranks take turns, so that all their combinations are seen.
rulebook random_rules(std::uint64_t seed, date base) {
    rulebook rules{.eligibility = only_class("coin"),
                   .selection = largest(8),
                   .weighting = market_cap{},
                   .schedule = month_start{},
                   .missing_prices = carry{.max_age = 31},
                   .base = {.date = base, .level = 1000}};
    if (seed % 2 == 0) rules.missing_prices = zero_after{.max_age = 2};
    if (seed % 3 == 0) rules.weighting = equal;
    if (seed % 5 == 0) rules.selection = largest(8) | smallest(5);
    return rules;
}

template <class Check>
void on_random_markets(Check check) {
    for (std::uint64_t seed = 1; seed <= 100 && !testing::Test::HasFatalFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto quotes = random_quotes(seed, asset_count, day_count);
        market universe = market_of(quotes, asset_count);
        const date base = universe.dates().front();
        check(random_market{std::move(quotes), std::move(universe), random_rules(seed, base)});
    }
}

// The weighted-return form, without units or divisor: L(t) = L(r) (1 + sum of w (P(t) / P(r) - 1)).
std::vector<double> by_weighted_returns(const track& t, const rulebook& rules, const market& universe) {
    struct held {
        std::size_t asset;
        double weight;
        double first;
        double last;
        date seen;
    };
    std::vector<double> levels{t.levels.front()};
    std::vector<held> basket;
    double at_review = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < t.dates.size(); ++i) {
        const date today = t.dates[i];
        if (i > 0) {
            double gain = 0;
            for (held& h : basket) {
                double price = universe.prices(universe.find_day(today).value())[h.asset];
                if (std::isnan(price)) {
                    price = rules.missing_prices(h.last, today - h.seen).value();
                } else {
                    h.last = price;
                    h.seen = today;
                }
                gain += h.weight * (price / h.first - 1);
            }
            levels.push_back(at_review * (1 + gain));
        }
        if (next < t.reviews.size() && t.reviews[next].date == today) {
            basket.clear();
            for (const member& m : t.reviews[next].members) {
                basket.push_back({m.asset, m.weight, m.price, m.price, today});
            }
            at_review = levels.back();
            ++next;
        }
    }
    return levels;
}

TEST(calculate, agrees_with_the_weighted_return_form) {
    on_random_markets([](const random_market& m) {
        const track t = calculate(m.rules, m.universe);
        const auto expected = by_weighted_returns(t, m.rules, m.universe);
        ASSERT_EQ(t.levels.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_NEAR(t.levels[i], expected[i], 1e-12 * expected[i]);
    });
}

TEST(calculate, selects_the_largest_coins_of_the_day) {
    on_random_markets([](const random_market& m) {
        rulebook rules = m.rules;
        rules.selection = largest(8);
        for (const review& r : calculate(rules, m.universe).reviews) {
            std::multimap<double, std::size_t, std::greater<>> by_cap;
            for (const quote& q : m.quotes) {
                if (q.date == r.date && q.asset % 7 != 6) by_cap.emplace(q.price * q.supply, q.asset);
            }
            ASSERT_EQ(r.eligible, by_cap.size());
            ASSERT_EQ(r.eligible + r.excluded + r.without_quotation, asset_count);
            auto expected = by_cap.begin();
            for (const member& chosen : r.members) ASSERT_EQ(chosen.asset, (expected++)->second);
        }
    });
}

TEST(calculate, does_not_depend_on_the_order_of_rows) {
    std::mt19937_64 engine{1};
    on_random_markets([&](const random_market& m) {
        std::vector<quote> shuffled = m.quotes;
        std::shuffle(shuffled.begin(), shuffled.end(), engine);
        std::stable_sort(shuffled.begin(), shuffled.end(),
                         [](const quote& a, const quote& b) { return a.date < b.date; });
        const track expected = calculate(m.rules, m.universe);
        const track t = calculate(m.rules, market_of(shuffled, asset_count));
        EXPECT_EQ(t.levels, expected.levels) << "to the last bit";
        EXPECT_EQ(t.divisors, expected.divisors);
    });
}

TEST(calculate, does_not_look_ahead) {
    on_random_markets([](const random_market& m) {
        const track whole = calculate(m.rules, m.universe);
        for (const int known : {1, 12, 13, 60, day_count - 1}) {  // the thirteenth day is the first of a month
            std::vector<quote> past = m.quotes;
            std::erase_if(past, [&](const quote& q) { return q.date >= whole.dates.front() + known; });
            const track t = calculate(m.rules, market_of(past, asset_count));
            ASSERT_EQ(t.levels.size(), static_cast<std::size_t>(known));
            EXPECT_TRUE(std::equal(t.levels.begin(), t.levels.end(), whole.levels.begin())) << "to the last bit";
            EXPECT_TRUE(std::equal(t.divisors.begin(), t.divisors.end(), whole.divisors.begin()));
            for (std::size_t i = 0; i < t.reviews.size(); ++i) {
                EXPECT_EQ(members_of(t.reviews[i]), members_of(whole.reviews[i]));
                EXPECT_EQ(t.reviews[i].divisor_after, whole.reviews[i].divisor_after);
            }
        }
    });
}

TEST(calculate, does_not_depend_on_the_scale_of_supplies) {
    on_random_markets([](const random_market& m) {
        const auto expected = calculate(m.rules, m.universe).levels;
        const auto scaled_by = [&](double factor) {
            std::vector<quote> scaled = m.quotes;
            for (quote& q : scaled) q.supply *= factor;
            return calculate(m.rules, market_of(scaled, asset_count)).levels;
        };
        EXPECT_EQ(scaled_by(1024), expected) << "a power of two leaves every bit";
        const auto levels = scaled_by(3.7);
        for (std::size_t i = 0; i < levels.size(); ++i) ASSERT_NEAR(levels[i], expected[i], 1e-13 * expected[i]);
    });
}

TEST(calculate, gives_siblings_the_same_levels_with_shared_snapshots) {
    on_random_markets([](const random_market& m) {
        rulebook rules = m.rules;
        const auto snapshots = rank_reviews(rules, m.universe);
        for (const selection_rule& part : std::vector<selection_rule>{largest(3), ranks(4, 8)}) {
            rules.selection = part;
            EXPECT_EQ(calculate(rules, m.universe, snapshots).levels, calculate(rules, m.universe).levels);
        }
    });
}

}
