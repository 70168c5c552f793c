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

}
