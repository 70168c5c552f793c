// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/sibling.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

review_day six(date day) {
    return review_day{{{.id = "A", .market_cap = 9},
                       {.id = "B", .market_cap = 8},
                       {.id = "C", .market_cap = 7, .status = tidemark::support::member},
                       {.id = "D", .market_cap = 6},
                       {.id = "E", .market_cap = 5},
                       {.id = "F", .market_cap = 4}},
                      day};
}

review held(date on, const std::vector<std::size_t>& assets) {
    review r{.date = on};
    for (const std::size_t asset : assets)
        r.members.push_back({.asset = asset,
                             .rank = 1,
                             .weight = 0,
                             .units = 0,
                             .price = 1,
                             .market_cap = 1,
                             .supply = 1,
                             .float_factor = 1,
                             .cap_factor = 1});
    return r;
}

change happened(date on, change_kind kind, std::size_t asset, std::size_t other, effect taken = effect::taken) {
    return {.date = on,
            .at = moment::close,
            .kind = kind,
            .taken = taken,
            .asset = asset,
            .other = other,
            .value = 0,
            .units_before = 0,
            .units_after = 0,
            .market_value_before = 0,
            .market_value_after = 0,
            .divisor_before = 1,
            .divisor_after = 1};
}

TEST(in_index, keeps_what_the_parent_holds_after_its_own_review) {
    track parent;
    parent.reviews = {held({2024, 1, 31}, {3, 0, 2}), held({2024, 4, 30}, {1, 2, 4})};
    const auto on = [&](date day, const selection_rule& rule) { return six(day).selected(rule); };
    EXPECT_EQ(on({2024, 1, 31}, in_index{parent}), "A C D");
    EXPECT_EQ(on({2024, 4, 29}, in_index{parent}), "A C D");
    EXPECT_EQ(on({2024, 4, 30}, in_index{parent}), "B C E");
    EXPECT_EQ(on({2030, 1, 1}, in_index{parent}), "B C E");
    EXPECT_EQ(on({2024, 4, 29}, not_in_index{parent}), "B E F");
    EXPECT_EQ(on({2024, 4, 30}, not_in_index{parent}), "A D F");
    EXPECT_EQ(on({2024, 4, 30}, in_index{parent} | rank_buffer{.target = 1, .upper = 1, .lower = 1}), "B");
    EXPECT_EQ(on({2024, 4, 30}, in_index{parent} | largest(3) | not_in_index{parent}), "");
}

TEST(in_index, puts_into_the_record_what_it_leaves) {
    track parent;
    parent.reviews = {held({2024, 1, 31}, {0, 1, 2, 3})};
    review_day day = six({2024, 1, 31});
    day.selected(in_index{parent});
    EXPECT_EQ(day.record(), "E: left: not in the other index; F: left: not in the other index");
    day.selected(largest(5) | not_in_index{parent} | largest(1));
    EXPECT_EQ(day.record(),
              "A: left: held by the other index; B: left: held by the other index; C: left: held by the other index; "
              "D: left: held by the other index");
}

TEST(in_index, knows_a_selection_from_its_reference_date_on) {
    track parent;
    parent.reviews = {held({2024, 1, 31}, {0}), held({2024, 4, 30}, {1})};
    parent.reviews[1].dates = {.reference = {2024, 4, 1},
                               .announcement = {2024, 4, 3},
                               .weighting = {2024, 4, 23},
                               .effective = {2024, 4, 30}};
    EXPECT_EQ(six({2024, 3, 31}).selected(in_index{parent}), "A");
    EXPECT_EQ(six({2024, 4, 1}).selected(in_index{parent}), "B") << "announced on the same data as this review's";
}

TEST(in_index, asks_each_review_for_the_same_one_of_the_parent) {
    track parent;
    parent.reviews = {held({2024, 1, 10}, {0, 1}), held({2024, 1, 31}, {2, 3}), held({2024, 2, 28}, {4})};
    parent.reviews[1].dates.reference = {2024, 1, 3};
    parent.reviews[2].dates.reference = {2024, 2, 20};
    parent.changes = {happened({2024, 1, 20}, change_kind::deletion, 0, 0),
                      happened({2024, 1, 31}, change_kind::deletion, 1, 1),
                      happened({2024, 2, 1}, change_kind::deletion, 2, 2)};
    const auto on = [&](date day) { return six(day).selected(in_index{parent}); };
    EXPECT_EQ(on({2024, 1, 3}), "C D") << "the first review was decided before the base";
    EXPECT_EQ(on({2024, 1, 9}), "C D");
    EXPECT_EQ(on({2024, 1, 10}), "A B") << "the base decides for itself";
    EXPECT_EQ(on({2024, 1, 20}), "B");
    EXPECT_EQ(on({2024, 1, 31}), "C D");
    EXPECT_EQ(on({2024, 2, 1}), "D");
    EXPECT_EQ(on({2024, 2, 20}), "E");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  on({2024, 1, 2});
              }),
              "the other index has no members on 2024-01-02, it begins on 2024-01-03");
}

TEST(in_index, follows_what_joins_and_leaves_between_reviews) {
    track parent;
    parent.reviews = {held({2024, 1, 31}, {0, 1}), held({2024, 4, 30}, {0, 5})};
    parent.changes = {happened({2024, 1, 31}, change_kind::deletion, 0, 0),  // before the review of that day
                      happened({2024, 2, 1}, change_kind::carried_price, 0, 0),
                      happened({2024, 2, 10}, change_kind::addition, 2, 2),
                      happened({2024, 2, 15}, change_kind::addition, 4, 4, effect::none),
                      happened({2024, 2, 20}, change_kind::deletion_at_zero, 1, 1),
                      happened({2024, 2, 20}, change_kind::migration, 0, 3),
                      happened({2024, 5, 2}, change_kind::deletion, 5, 5)};
    const auto on = [&](date day) { return six(day).selected(in_index{parent}); };
    EXPECT_EQ(on({2024, 2, 9}), "A B");
    EXPECT_EQ(on({2024, 2, 10}), "A B C");
    EXPECT_EQ(on({2024, 2, 20}), "C D");
    EXPECT_EQ(on({2024, 4, 30}), "A F");
    EXPECT_EQ(on({2024, 5, 2}), "A");
}

TEST(in_index, outlives_the_track_and_takes_lists_as_well) {
    const auto made = [] {
        track parent;
        parent.reviews = {held({2024, 1, 31}, {0, 2})};
        return in_index{parent};
    };
    EXPECT_EQ(six({2024, 2, 1}).selected(made()), "A C");
    const member_history lists{{{date{2024, 1, 1}, {5, 0}}, {date{2024, 2, 1}, {}}}};
    EXPECT_EQ(six({2024, 1, 31}).selected(in_index{lists}), "A F");
    EXPECT_EQ(six({2024, 2, 1}).selected(in_index{lists}), "");
    EXPECT_EQ(six({2024, 2, 1}).selected(not_in_index{lists}), "A B C D E F");
}

TEST(in_index, says_when_the_other_index_does_not_exist_yet) {
    track parent;
    parent.reviews = {held({2024, 1, 31}, {0, 2})};
    const std::string message = "the other index has no members on 2024-01-30, it begins on 2024-01-31";
    EXPECT_EQ(thrown<std::domain_error>([&] { six({2024, 1, 30}).selected(in_index{parent}); }), message);
    EXPECT_EQ(thrown<std::domain_error>([&] { six({2024, 1, 30}).selected(not_in_index{parent}); }), message);
    EXPECT_EQ(thrown<std::domain_error>([] {
                  six({2024, 1, 30}).selected(in_index{track{}});
              }),
              "the other index has no members on 2024-01-30");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return member_history{{{date{2024, 2, 1}, {0}}, {date{2024, 2, 1}, {1}}}};
              }),
              "date of a list of members is 2024-02-01, expected later than the one before, 2024-02-01");
}

TEST(in_any_index, keeps_what_one_of_the_others_holds) {
    track large, small;
    large.reviews = {held({2024, 1, 31}, {0, 1})};
    small.reviews = {held({2024, 1, 31}, {1, 4})};
    review_day day = six({2024, 1, 31});
    EXPECT_EQ(day.selected(in_any_index{{member_history{large}, member_history{small}}}), "A B E");
    EXPECT_EQ(day.record(),
              "C: left: not in the other index; D: left: not in the other index; F: left: not in the other index");
    EXPECT_EQ(day.selected(in_any_index{{member_history{large}}}), day.selected(in_index{large}));
    EXPECT_EQ(thrown<std::invalid_argument>([] { in_any_index{{}}; }),
              "number of other indices is 0, expected 1 or more");
    small.reviews = {held({2024, 2, 1}, {1, 4})};
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  day.selected(in_any_index{{member_history{large}, member_history{small}}});
              }),
              "the other index has no members on 2024-01-31, it begins on 2024-02-01");
}

TEST(not_in_index, parts_a_universe_into_segments_with_buffers) {
    review_day day = six({2024, 1, 31});
    const rank_buffer top{.target = 2, .upper = 1, .lower = 3};
    EXPECT_EQ(day.selected(top), "A C");
    track large;
    large.reviews = {held({2024, 1, 31}, {0, 2})};
    EXPECT_EQ(day.selected(not_in_index{large} | largest(3)), "B D E");
}

}
