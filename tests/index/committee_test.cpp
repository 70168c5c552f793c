// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/committee.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

review_day five(date day = {2024, 1, 31}) {
    return review_day{{{.id = "A", .market_cap = 9},
                       {.id = "B", .market_cap = 8},
                       {.id = "C", .market_cap = 7},
                       {.id = "D", .market_cap = 6},
                       {.id = "E", .market_cap = 5}},
                      day};
}

committee deciding(std::vector<committee_decision> decisions, ineligible_addition then = ineligible_addition::refused) {
    return {.selection = largest(2), .decisions = std::move(decisions), .not_eligible = then};
}

TEST(committee, adds_removes_and_bars_and_says_so) {
    review_day day = five();
    EXPECT_EQ(day.selected(deciding({})), "A B");
    EXPECT_EQ(day.record(), "");
    EXPECT_EQ(
        day.selected(deciding({{.asset = "E", .act = committee_act::add}, {.asset = "D", .act = committee_act::add}})),
        "A B D E");
    EXPECT_EQ(day.record(), "D: added by the committee; E: added by the committee");
    EXPECT_EQ(day.selected(deciding({{.asset = "A", .act = committee_act::remove}})), "B") << "nobody takes its place";
    EXPECT_EQ(day.record(), "A: removed by the committee");
    EXPECT_EQ(day.selected(deciding({{.asset = "A", .act = committee_act::bar}})), "B C")
        << "the next one takes its place";
    EXPECT_EQ(day.record(), "A: barred by the committee");
}

TEST(committee, is_recorded_also_where_it_changes_nothing) {
    review_day day = five();
    EXPECT_EQ(day.selected(
                  deciding({{.asset = "A", .act = committee_act::add}, {.asset = "E", .act = committee_act::remove}})),
              "A B");
    EXPECT_EQ(day.record(), "E: removed by the committee; A: added by the committee, as by the rule");
}

TEST(committee, decides_for_a_time) {
    const committee once =
        deciding({{.asset = "A", .act = committee_act::remove, .from = {2024, 2, 1}, .until = {2024, 3, 1}},
                  {.asset = "A", .act = committee_act::bar, .from = {2024, 3, 1}}});
    const committee listed_backwards = deciding({once.decisions[1], once.decisions[0]});
    EXPECT_EQ(five({2024, 2, 1}).selected(listed_backwards), "B");
    EXPECT_EQ(five({2024, 3, 1}).selected(listed_backwards), "B C");
    EXPECT_EQ(five({2024, 1, 31}).selected(once), "A B");
    EXPECT_EQ(five({2024, 2, 1}).selected(once), "B");
    EXPECT_EQ(five({2024, 2, 29}).selected(once), "B");
    EXPECT_EQ(five({2024, 3, 1}).selected(once), "B C");
}

TEST(committee, cannot_add_what_is_not_eligible_unless_that_is_ignored) {
    review_day day = five();
    const auto adding_b = [](ineligible_addition then) {
        const auto others = [](std::vector<candidate> all) {
            std::erase_if(all, [](const candidate& c) { return c.rank == 2; });
            return all;
        };
        return others | deciding({{.asset = "B", .act = committee_act::add}}, then);
    };
    EXPECT_EQ(thrown<std::domain_error>([&] { day.selected(adding_b(ineligible_addition::refused)); }),
              "the committee adds \"B\", which is not eligible");
    EXPECT_EQ(day.selected(adding_b(ineligible_addition::ignored)), "A C");
    EXPECT_EQ(day.record(), "B: addition by the committee ignored: not eligible");
}

TEST(committee, knows_only_assets_of_the_market) {
    review_day day = five();
    EXPECT_EQ(
        thrown<std::domain_error>([&] { day.selected(deciding({{.asset = "X", .act = committee_act::remove}})); }),
        "the committee decides on \"X\", which the market does not know");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  day.selected(deciding({{.asset = "X", .act = committee_act::add, .from = {2030, 1, 1}}}));
              }),
              "the committee decides on \"X\", which the market does not know");
}

TEST(committee, refuses_decisions_that_mean_nothing) {
    const auto refused = [](std::vector<committee_decision> decisions) {
        return thrown<std::invalid_argument>([&] { deciding(decisions); });
    };
    EXPECT_EQ(refused({{.asset = "", .act = committee_act::add}}),
              "asset of a committee's decision is \"\", expected an id");
    EXPECT_EQ(refused({{.asset = "A", .act = committee_act::add, .from = {2024, 2, 1}, .until = {2024, 2, 1}}}),
              "end of the committee's decision on A is 2024-02-01, expected a day after its first, 2024-02-01");
    EXPECT_EQ(
        refused({{.asset = "A", .act = committee_act::add, .until = {2024, 2, 2}},
                 {.asset = "A", .act = committee_act::remove, .from = {2024, 2, 1}}}),
        "beginning of the committee's decision on A is 2024-02-01, expected one decision at a time, another is in "
        "force then");
}

}
