// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/waiting.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::member;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

TEST(waiting_days, holds_up_newcomers_that_were_seen_too_lately) {
    review_day day{{{.id = "A", .market_cap = 9, .listed = date{2023, 11, 2}},  // 90 days before
                    {.id = "B", .market_cap = 8, .listed = date{2023, 11, 3}},
                    {.id = "C", .market_cap = 7, .status = member, .listed = date{2024, 1, 30}},
                    {.id = "D", .market_cap = 6}}};  // first seen by its price of today
    EXPECT_EQ(day.selected(waiting_days{.days = 90}), "A C");
    EXPECT_EQ(day.record(), "B: waits: seen for 89 days of 90; D: waits: seen for 0 days of 90");
    EXPECT_EQ(day.selected(waiting_days{.days = 0}), "A B C D");
}

struct reviews : testing::Test {
    review_day day{
        {{.id = "A", .market_cap = 9}, {.id = "B", .market_cap = 8}, {.id = "C", .market_cap = 7, .status = member}}};

    /// A snapshot in which B was ranked there; 0 is that it was not eligible.
    ranking with_b_at(std::size_t place) const {
        ranking snapshot = day.snapshot();
        for (candidate& c : snapshot.candidates) {
            if (c.asset == day.asset("B")) c.rank = place;
        }
        if (place == 0)
            std::erase_if(snapshot.candidates, [&](const candidate& c) { return c.asset == day.asset("B"); });
        return snapshot;
    }
};

TEST_F(reviews, must_be_passed_one_after_the_other) {
    const waiting_reviews two{.reviews = 2, .early = early_reviews::ask_those_there_are};
    EXPECT_EQ(day.selected(two, {with_b_at(2), with_b_at(2)}), "A B C");
    EXPECT_EQ(day.selected(two, {with_b_at(0), with_b_at(2)}), "A C");
    EXPECT_EQ(day.record(), "B: waits: qualified at 1 of the last 2 reviews");
    EXPECT_EQ(day.selected(two, {with_b_at(2), with_b_at(0)}), "A C");
    EXPECT_EQ(day.record(), "B: waits: qualified at 0 of the last 2 reviews");
    EXPECT_EQ(day.selected(two, {with_b_at(0), with_b_at(2), with_b_at(2)}), "A B C") << "only the last two count";
}

TEST_F(reviews, may_ask_for_a_rank) {
    const waiting_reviews once{.reviews = 1, .early = early_reviews::ask_those_there_are, .down_to = 10};
    EXPECT_EQ(day.selected(once, {with_b_at(10)}), "A B C");
    EXPECT_EQ(day.selected(once, {with_b_at(11)}), "A C");
}

TEST_F(reviews, count_only_those_it_was_eligible_at_as_a_newcomer) {
    const waiting_reviews once{.reviews = 1, .early = early_reviews::ask_those_there_are};
    ranking snapshot = with_b_at(2);
    snapshot.rejected.push_back({day.asset("B"), applies_to::members, {.reason = "any"}});
    EXPECT_EQ(day.selected(once, {snapshot}), "A B C");
    snapshot.rejected.push_back({day.asset("B"), applies_to::newcomers, {.reason = "any"}});
    EXPECT_EQ(day.selected(once, {snapshot}), "A C");
}

TEST_F(reviews, are_fewer_at_the_beginning) {
    EXPECT_EQ(day.selected(waiting_reviews{.reviews = 2, .early = early_reviews::ask_those_there_are}), "A B C");
    EXPECT_EQ(day.selected(waiting_reviews{.reviews = 2, .early = early_reviews::ask_those_there_are}, {with_b_at(0)}),
              "A C");
    EXPECT_EQ(day.selected(waiting_reviews{.reviews = 2, .early = early_reviews::admit_no_newcomer}), "C");
    EXPECT_EQ(day.selected(waiting_reviews{.reviews = 2, .early = early_reviews::admit_no_newcomer}, {with_b_at(2)}),
              "C");
    EXPECT_EQ(day.record(),
              "A: waits: qualified at 1 of the last 2 reviews; B: waits: qualified at 1 of the last 2 reviews");
}

TEST(waiting_reviews, refuses_counts_that_mean_nothing) {
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { return waiting_reviews{.reviews = 0, .early = early_reviews::admit_no_newcomer}; }),
              "reviews to wait is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return waiting_reviews{.reviews = 1, .early = early_reviews::admit_no_newcomer, .down_to = 0};
              }),
              "rank to have waited at is 0, expected 1 or more");
}

}
