// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/selection_count.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

review_day four() {
    return review_day{{{.id = "A", .market_cap = 9, .asset_class = "coin"},
                       {.id = "B", .market_cap = 8, .asset_class = "meme"},
                       {.id = "C", .market_cap = 7, .asset_class = "meme"},
                       {.id = "D", .market_cap = 6, .asset_class = "coin"}}};
}

std::vector<candidate> last_first(std::vector<candidate> all) { return {all.rbegin(), all.rend()}; }

TEST(up_to, takes_what_there_is) {
    review_day day = four();
    EXPECT_EQ(day.selected(up_to(3)), "A B C");
    EXPECT_EQ(day.selected(up_to(4)), "A B C D");
    EXPECT_EQ(day.selected(up_to(9)), "A B C D");
    EXPECT_EQ(thrown<std::invalid_argument>([] { up_to(0); }), "count of up_to is 0, expected 1 or more");
}

TEST(at_least, keeps_all_when_they_are_enough) {
    review_day day = four();
    EXPECT_EQ(day.selected(at_least(4)), "A B C D");
    EXPECT_EQ(thrown<std::domain_error>([&] { day.selected(at_least(5)); }),
              "at least 5 candidates are needed, there are 4");
    EXPECT_EQ(thrown<std::invalid_argument>([] { at_least(0); }), "count of at_least is 0, expected 1 or more");
}

TEST(class_limit, keeps_the_first_of_a_class) {
    review_day day = four();
    EXPECT_EQ(day.selected(class_limit{.count = 1, .asset_class = "meme"}), "A B D");
    EXPECT_EQ(day.record(), "C: left at place 2 of class meme, limit 1");
    EXPECT_EQ(day.selected(class_limit{.count = 1}), "A B");
    EXPECT_EQ(day.selected(class_limit{.count = 2}), "A B C D");
    EXPECT_EQ(day.selected(class_limit{.count = 1, .asset_class = "nobody's"}), "A B C D");
    EXPECT_EQ(day.selected(selection_rule{last_first} | class_limit{.count = 1}), "D C")
        << "first are the first received";
    EXPECT_EQ(thrown<std::invalid_argument>([] { return class_limit{.count = 0}; }),
              "count of a class limit is 0, expected 1 or more");
}

TEST(largest_as_decided, takes_the_count_of_the_day) {
    const selection_rule rule = largest_as_decided{{{{2024, 1, 31}, 3}, {{2024, 5, 1}, 1}}};
    const auto on = [&](tidemark::core::date day) {
        review_day review{{{.id = "A", .market_cap = 3}, {.id = "B", .market_cap = 2}, {.id = "C", .market_cap = 1}},
                          day};
        return review.selected(rule);
    };
    EXPECT_EQ(on({2024, 1, 31}), "A B C");
    EXPECT_EQ(on({2024, 4, 30}), "A B C");
    EXPECT_EQ(on({2024, 5, 1}), "A");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  on({2024, 1, 30});
              }),
              "no count is decided for 2024-01-30, the first is from 2024-01-31");
}

TEST(largest_as_decided, says_what_does_not_fit) {
    const tidemark::core::date day{2024, 1, 31};
    EXPECT_EQ(thrown<std::invalid_argument>([] { largest_as_decided{{}}; }),
              "number of decided counts is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  largest_as_decided{{{day, 0}}};
              }),
              "count from 2024-01-31 is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  largest_as_decided{{{day, 3}, {day, 2}}};
              }),
              "date of a decided count is 2024-01-31, expected a day after 2024-01-31, that of the one before it");
    review_day review = four();
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  review.selected(largest_as_decided{{{day, 5}}});
              }),
              "ranks 1 to 5 need 5 candidates, there are 4");
}

}
