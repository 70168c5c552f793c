// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/listed_members.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

using list = dated<std::vector<std::string>>;

review_day three(date day = {2024, 1, 31}) {
    return review_day{{{.id = "A", .market_cap = 9}, {.id = "B", .market_cap = 8}, {.id = "C", .market_cap = 7}}, day};
}

listed_members of(std::vector<list> lists, ineligible_addition then = ineligible_addition::refused) {
    return {.lists = std::move(lists), .not_eligible = then};
}

TEST(listed_members, keeps_the_list_of_the_day_in_the_order_of_ranks) {
    const listed_members rule = of({{{2024, 1, 31}, {"C", "A"}}, {{2024, 6, 21}, {"B"}}});
    const auto on = [&](date day) { return three(day).selected(rule); };
    EXPECT_EQ(on({2024, 1, 31}), "A C");
    EXPECT_EQ(on({2024, 6, 20}), "A C");
    EXPECT_EQ(on({2024, 6, 21}), "B");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  on({2024, 1, 30});
              }),
              "there is no list of members on 2024-01-30, the first is from 2024-01-31");
}

TEST(listed_members, refuses_or_notes_a_member_that_is_not_eligible) {
    const std::vector<list> lists{{{2024, 1, 31}, {"A", "B"}}};
    review_day day = three();
    const auto without_b = [](std::vector<candidate> all) {
        all.erase(all.begin() + 1);
        return all;
    };
    EXPECT_EQ(thrown<std::domain_error>([&] { day.selected(selection_rule{without_b} | of(lists)); }),
              "the list of members has \"B\", which is not eligible");
    EXPECT_EQ(day.selected(selection_rule{without_b} | of(lists, ineligible_addition::ignored)), "A");
    EXPECT_EQ(day.record(), "B: on the list of members, but not eligible");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  day.selected(of({{{2024, 1, 31}, {"A", "Z"}}}, ineligible_addition::ignored));
              }),
              "the list of members has \"Z\", which the market does not know");
}

TEST(listed_members, says_what_does_not_fit) {
    const auto refused = [](const std::vector<list>& lists) {
        return thrown<std::invalid_argument>([&] { return of(lists); });
    };
    EXPECT_EQ(refused({}), "number of lists of members is 0, expected 1 or more");
    EXPECT_EQ(refused({{{2024, 1, 31}, {"A"}}, {{2024, 1, 31}, {"B"}}}),
              "date of a list of members is 2024-01-31, expected a day after 2024-01-31, that of the one before it");
    EXPECT_EQ(refused({{{2024, 1, 31}, {"A", ""}}}), "member on the list of 2024-01-31 is \"\", expected an id");
    EXPECT_EQ(refused({{{2024, 1, 31}, {"B", "A", "B"}}}),
              "member on the list of 2024-01-31 is \"B\", expected each id once");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  of({{{2024, 1, 31}, {"A"}}})({}, {});
              }),
              "rule needs the market of a review, which it was not given");
}

}
