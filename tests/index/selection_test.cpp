// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/selection.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

std::vector<candidate> ranked(std::size_t count) {
    std::vector<candidate> all;
    for (std::size_t i = 1; i <= count; ++i) all.push_back({100 + i, i, 1, 1.0 / static_cast<double>(i), 1});
    return all;
}

std::vector<std::size_t> kept(const selection_rule& rule, std::size_t count) {
    std::vector<std::size_t> places;
    for (const candidate& c : rule(ranked(count), {})) places.push_back(c.rank);
    return places;
}

using places = std::vector<std::size_t>;

TEST(selection, cuts_the_ranking) {
    EXPECT_EQ(kept(largest(2), 10), (places{1, 2}));
    EXPECT_EQ(kept(smallest(3), 10), (places{8, 9, 10}));
    EXPECT_EQ(kept(ranks(3, 5), 10), (places{3, 4, 5}));
    EXPECT_EQ(kept(ranks(10, 10), 10), (places{10}));
    EXPECT_EQ(kept(largest(10), 10), kept(smallest(10), 10));
}

TEST(selection, composes_from_left_to_right) {
    EXPECT_EQ(kept(largest(6) | smallest(2), 10), (places{5, 6}));
    EXPECT_EQ(kept(smallest(6) | largest(2), 10), (places{5, 6}));
    EXPECT_EQ(kept(largest(6) | smallest(4) | ranks(2, 3), 10), (places{4, 5}));
    EXPECT_EQ(kept(largest(100) | smallest(50), 120), kept(ranks(51, 100), 120));
}

TEST(selection, takes_any_callable) {
    const auto odd_ranks = [](std::vector<candidate> all) {
        std::erase_if(all, [](const candidate& c) { return c.rank % 2 == 0; });
        return all;
    };
    EXPECT_EQ(kept(largest(6) | odd_ranks, 10), (places{1, 3, 5}));
    EXPECT_EQ(kept(odd_ranks | largest(2), 10), (places{1, 3}));
}

TEST(selection, parts_one_ranking_without_overlap_or_gap) {
    places all;
    for (const places& some : {kept(largest(2), 10), kept(ranks(3, 5), 10), kept(smallest(5), 10)}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    EXPECT_EQ(all, (places{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST(selection, says_how_many_candidates_are_needed_and_there) {
    EXPECT_EQ(thrown<std::domain_error>([] { kept(largest(100), 97); }),
              "ranks 1 to 100 need 100 candidates, there are 97");
    EXPECT_EQ(thrown<std::domain_error>([] { kept(ranks(21, 100), 99); }),
              "ranks 21 to 100 need 100 candidates, there are 99");
    EXPECT_EQ(thrown<std::domain_error>([] { kept(largest(30) | smallest(50), 97); }),
              "ranks 1 to 50 need 50 candidates, there are 30");
    EXPECT_EQ(kept(largest(97), 97).size(), 97U);
}

TEST(selection, refuses_counts_and_ranks_that_mean_nothing) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { largest(0); }), "count of the largest is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { smallest(0); }), "count of the smallest is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { ranks(0, 5); }), "first rank is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { ranks(6, 5); }),
              "last rank is 5, expected the first rank, 6, or more");
}

TEST(selection, hands_the_review_to_every_rule_of_a_pipe) {
    tidemark::support::review_day day{{{.id = "A", .market_cap = 3}, {.id = "B", .market_cap = 2}}};
    const auto says = [](const char* what) {
        return [what](std::vector<candidate> all, const review_context& context) {
            context.explain(all.back().asset, what);
            return all;
        };
    };
    EXPECT_EQ(day.selected(says("first") | largest(1) | says("last")), "A");
    EXPECT_EQ(day.record(), "B: first; A: last");
}

TEST(selection_in_force, holds_from_a_day_until_before_another) {
    using tidemark::core::date;
    const date change{2024, 3, 1};
    const selection_rule changing = selection_in_force{.until = change, .rule = largest(1)} |
                                    selection_in_force{.from = change, .rule = largest(2)};
    const auto on = [&](date day) {
        tidemark::support::review_day review{
            {{.id = "A", .market_cap = 3}, {.id = "B", .market_cap = 2}, {.id = "C", .market_cap = 1}}, day};
        return review.selected(changing);
    };
    EXPECT_EQ(on({2024, 2, 29}), "A");
    EXPECT_EQ(on({2024, 3, 1}), "A B");
    EXPECT_EQ(on({2030, 1, 1}), "A B");
}

TEST(selection_in_force, refuses_no_time_and_no_market) {
    using tidemark::core::date;
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return selection_in_force{.from = date{2024, 3, 1}, .until = date{2024, 3, 1}, .rule = largest(1)};
              }),
              "end of a selection in force is 2024-03-01, expected a day after its first, 2024-03-01");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return selection_in_force{.rule = largest(1)}(ranked(3), {}); }),
              "rule needs the market of a review, which it was not given");
}

TEST(selection, parts_ten_assets_into_two_three_and_five_in_one_ranking) {
    tidemark::support::review_day day{{{.id = "a", .market_cap = 900},
                                       {.id = "b", .market_cap = 400},
                                       {.id = "c", .market_cap = 120},
                                       {.id = "d", .market_cap = 90},
                                       {.id = "e", .market_cap = 60},
                                       {.id = "f", .market_cap = 25},
                                       {.id = "g", .market_cap = 20},
                                       {.id = "h", .market_cap = 12},
                                       {.id = "i", .market_cap = 8},
                                       {.id = "j", .market_cap = 5}}};
    EXPECT_EQ(day.selected(largest(2)), "a b");
    EXPECT_EQ(day.selected(ranks(3, 5)), "c d e");
    EXPECT_EQ(day.selected(smallest(5)), "f g h i j");
}

TEST(selection, of_two_snapshots_a_step_apart_holds_one_asset_twice_and_loses_another) {
    const auto caps = [](double c, double d) {
        return tidemark::support::review_day{{{.id = "A", .market_cap = 100},
                                              {.id = "B", .market_cap = 60},
                                              {.id = "C", .market_cap = c},
                                              {.id = "D", .market_cap = d},
                                              {.id = "E", .market_cap = 10},
                                              {.id = "F", .market_cap = 9}}};
    };
    tidemark::support::review_day earlier = caps(30, 29), later = caps(28, 31);
    EXPECT_EQ(earlier.selected(largest(3)), "A B C");
    EXPECT_EQ(earlier.selected(smallest(3)), "D E F") << "one ranking: every asset once";
    EXPECT_EQ(later.selected(smallest(3)), "C E F") << "two: C twice, D nowhere";
}

}
