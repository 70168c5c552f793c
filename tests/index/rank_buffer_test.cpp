// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/selection.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

using namespace tidemark::index;
using tidemark::support::assets_of;
using tidemark::support::is_subsequence;
using tidemark::support::member;
using tidemark::support::newcomer;
using tidemark::support::random_candidates;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

/// Assets in the order of their names, the members those at the given places.
review_day ranked(std::size_t count, const std::vector<std::size_t>& members) {
    std::vector<std::string> ids;
    for (std::size_t i = 1; i <= count; ++i) ids.push_back((i < 10 ? "N0" : "N") + std::to_string(i));
    std::vector<tidemark::support::listed_asset> assets;
    for (std::size_t i = 1; i <= count; ++i) {
        const bool held = std::find(members.begin(), members.end(), i) != members.end();
        assets.push_back({.id = ids[i - 1].c_str(),
                          .market_cap = 100.0 - static_cast<double>(i),
                          .status = held ? member : newcomer});
    }
    return review_day{assets};
}

TEST(rank_buffer, makes_one_change_where_the_plain_top_ten_makes_three) {
    review_day day = ranked(15, {1, 2, 3, 4, 5, 6, 7, 11, 12, 13});
    EXPECT_EQ(day.selected(rank_buffer{.target = 10, .upper = 8, .lower = 12}),
              "N01 N02 N03 N04 N05 N06 N07 N08 N11 N12");
    EXPECT_EQ(day.record(),
              "N09: left out by the buffer at place 9 of 10; N10: left out by the buffer at place 10 of 10; "
              "N11: kept by the buffer at place 11 of 10; N12: kept by the buffer at place 12 of 10");
    EXPECT_EQ(day.selected(largest(10)), "N01 N02 N03 N04 N05 N06 N07 N08 N09 N10");
}

TEST(rank_buffer, lets_a_member_within_it_fall_out_where_there_are_too_many) {
    review_day day = ranked(6, {3, 4, 5, 6});
    EXPECT_EQ(day.selected(rank_buffer{.target = 4, .upper = 2, .lower = 6}), "N01 N02 N03 N04");
    EXPECT_EQ(day.record(), "");
}

TEST(rank_buffer, fills_up_with_the_best_newcomers) {
    review_day day = ranked(8, {1, 6, 8});
    EXPECT_EQ(day.selected(rank_buffer{.target = 5, .upper = 2, .lower = 7}), "N01 N02 N03 N04 N06");
    EXPECT_EQ(ranked(5, {}).selected(rank_buffer{.target = 5, .upper = 1, .lower = 50}), "N01 N02 N03 N04 N05");
}

TEST(rank_buffer, counts_places_among_what_it_receives) {
    review_day day = ranked(10, {8});
    EXPECT_EQ(day.selected(smallest(6) | rank_buffer{.target = 3, .upper = 2, .lower = 4}), "N05 N06 N08");
}

TEST(rank_buffer, keeps_its_promises_on_random_rankings) {
    std::mt19937_64 engine{22};
    for (int trial = 0; trial < 3000; ++trial) {
        const std::size_t n = 1 + engine() % 12, u = 1 + engine() % n, l = n + engine() % 8;
        const auto all = random_candidates(engine, n + engine() % 12);
        const auto kept = rank_buffer{.target = n, .upper = u, .lower = l}(all, {});
        ASSERT_EQ(kept.size(), n);
        ASSERT_TRUE(is_subsequence(kept, all));
        std::size_t members_before = 0, kept_beyond = 0;
        for (const candidate& c : all) {
            const auto same = [&](const candidate& k) { return k.asset == c.asset; };
            const bool in = std::any_of(kept.begin(), kept.end(), same);
            const bool held = c.status == member;
            ASSERT_TRUE(in || c.rank > u) << "enters or stays outright";
            ASSERT_TRUE(in || !held || c.rank > n) << "no member falls out above the target";
            ASSERT_FALSE(in && !held && c.rank > n) << "no newcomer enters below the target";
            ASSERT_FALSE(in && c.rank > l);
            if (held && c.rank > u && c.rank <= l) {
                ASSERT_EQ(in, u + members_before < n) << "members follow, the largest first";
                ++members_before;
            }
            kept_beyond += in && c.rank > n;
        }
        ASSERT_LE(kept_beyond, n - u);
        ASSERT_EQ(assets_of(rank_buffer{.target = n, .upper = n, .lower = n}(all, {})), assets_of(largest(n)(all)));
    }
}

TEST(rank_buffer, changes_nothing_when_it_is_asked_again) {
    std::mt19937_64 engine{23};
    for (int trial = 0; trial < 500; ++trial) {
        const std::size_t n = 1 + engine() % 12;
        const rank_buffer rule{.target = n, .upper = 1 + engine() % n, .lower = n + engine() % 8};
        auto all = random_candidates(engine, n + engine() % 12);
        const auto once = assets_of(rule(all, {}));
        for (candidate& c : all)
            c.status = std::find(once.begin(), once.end(), c.asset) != once.end() ? member : newcomer;
        ASSERT_EQ(assets_of(rule(all, {})), once);
    }
}

TEST(rank_buffer, says_what_is_needed_and_what_does_not_fit) {
    EXPECT_EQ(
        thrown<std::domain_error>([] { ranked(9, {}).selected(rank_buffer{.target = 10, .upper = 8, .lower = 12}); }),
        "a buffer around the first 10 needs 10 candidates, there are 9");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_buffer{.target = 0, .upper = 0, .lower = 0}; }),
              "target of the rank buffer is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_buffer{.target = 10, .upper = 11, .lower = 12}; }),
              "upper place of the rank buffer is 11, expected 1 to the target, 10");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_buffer{.target = 10, .upper = 0, .lower = 12}; }),
              "upper place of the rank buffer is 0, expected 1 to the target, 10");
    EXPECT_EQ(thrown<std::invalid_argument>([] { return rank_buffer{.target = 10, .upper = 8, .lower = 9}; }),
              "lower place of the rank buffer is 9, expected the target, 10, or more");
}

TEST(segment_buffer, lets_members_stay_a_little_outside_either_end) {
    const segment_buffer middle{
        .first = 4, .last = 7, .inner_first = 5, .inner_last = 6, .outer_first = 3, .outer_last = 9};
    EXPECT_EQ(ranked(10, {4, 5, 6, 7}).selected(middle), "N04 N05 N06 N07");
    EXPECT_EQ(ranked(10, {}).selected(middle), "N04 N05 N06 N07");
    review_day risen = ranked(10, {3, 5, 6, 7});
    EXPECT_EQ(risen.selected(middle), "N03 N05 N06 N07");
    EXPECT_EQ(risen.record(),
              "N03: kept by the buffer at place 3 of 4 to 7; N04: left out by the buffer at place 4 of 4 to 7");
    EXPECT_EQ(ranked(10, {2, 9, 10}).selected(middle), "N04 N05 N06 N09") << "2 and 10 are too far";
    EXPECT_EQ(ranked(10, {3, 8, 9}).selected(middle), "N03 N05 N06 N08") << "equally near: the larger; farther: out";
    EXPECT_EQ(ranked(10, {3, 4, 7, 8}).selected(middle), "N04 N05 N06 N07") << "members inside come first";
}

TEST(segment_buffer, takes_the_first_of_an_order_that_a_sort_makes) {
    std::mt19937_64 engine{24};
    for (int trial = 0; trial < 3000; ++trial) {
        const std::size_t first = 1 + engine() % 6, last = first + engine() % 6;
        const std::size_t inner_first = first + engine() % (last - first + 1);
        const std::size_t inner_last = inner_first + engine() % (last - inner_first + 1);
        const std::size_t outer_first = 1 + engine() % first, outer_last = last + engine() % 5;
        const auto all = random_candidates(engine, last + engine() % 8);
        const segment_buffer rule{.first = first,
                                  .last = last,
                                  .inner_first = inner_first,
                                  .inner_last = inner_last,
                                  .outer_first = outer_first,
                                  .outer_last = outer_last};
        std::vector<std::tuple<int, std::size_t, std::size_t>> wanted;  // turn, distance, place
        for (const candidate& c : all) {
            if (c.rank < outer_first || c.rank > outer_last) continue;
            const std::size_t away = c.rank < first ? first - c.rank : c.rank > last ? c.rank - last : 0;
            const bool core = c.rank >= inner_first && c.rank <= inner_last;
            wanted.emplace_back(core ? 0 : c.status == member ? 1 : 2, core ? 0 : away, c.rank);
        }
        std::sort(wanted.begin(), wanted.end());
        wanted.resize(last - first + 1);
        std::vector<std::size_t> places;
        for (const auto& w : wanted) places.push_back(std::get<2>(w));
        std::sort(places.begin(), places.end());

        std::vector<std::size_t> kept;
        for (const candidate& c : rule(all, {})) {
            kept.push_back(c.rank);
            ASSERT_TRUE(c.status == member || (c.rank >= first && c.rank <= last)) << "no newcomer from outside";
        }
        ASSERT_EQ(kept, places);
    }
}

TEST(segment_buffer, is_a_rank_buffer_from_the_first_place_on_and_a_plain_cut_without_margins) {
    std::mt19937_64 engine{25};
    for (int trial = 0; trial < 1000; ++trial) {
        const std::size_t n = 1 + engine() % 12, u = 1 + engine() % n, l = n + engine() % 8;
        const auto all = random_candidates(engine, n + engine() % 12);
        const segment_buffer top{
            .first = 1, .last = n, .inner_first = 1, .inner_last = u, .outer_first = 1, .outer_last = l};
        ASSERT_EQ(assets_of(top(all, {})), assets_of(rank_buffer{.target = n, .upper = u, .lower = l}(all, {})));
        const segment_buffer plain{
            .first = u, .last = n, .inner_first = u, .inner_last = n, .outer_first = u, .outer_last = n};
        ASSERT_EQ(assets_of(plain(all, {})), assets_of(ranks(u, n)(all)));
    }
}

TEST(segment_buffer, says_what_is_needed_and_what_does_not_fit) {
    const auto made = [](std::size_t first, std::size_t last, std::size_t inner_first, std::size_t inner_last,
                         std::size_t outer_first, std::size_t outer_last) {
        return thrown<std::invalid_argument>([=] {
            return segment_buffer{.first = first,
                                  .last = last,
                                  .inner_first = inner_first,
                                  .inner_last = inner_last,
                                  .outer_first = outer_first,
                                  .outer_last = outer_last};
        });
    };
    EXPECT_EQ(made(0, 7, 5, 6, 3, 9), "first place of the segment buffer is 0, expected 1 or more");
    EXPECT_EQ(made(4, 3, 5, 6, 3, 9), "last place of the segment buffer is 3, expected the first, 4, or more");
    EXPECT_EQ(made(4, 7, 5, 6, 5, 9), "outer_first of the segment buffer is 5, expected 1 to 4");
    EXPECT_EQ(made(4, 7, 3, 6, 3, 9), "inner_first of the segment buffer is 3, expected 4 to 7");
    EXPECT_EQ(made(4, 7, 5, 8, 3, 9), "inner_last of the segment buffer is 8, expected 5 to 7");
    EXPECT_EQ(made(4, 7, 5, 6, 3, 6), "outer_last of the segment buffer is 6, expected the last place, 7, or more");
    const segment_buffer middle{
        .first = 4, .last = 7, .inner_first = 5, .inner_last = 6, .outer_first = 3, .outer_last = 9};
    EXPECT_EQ(thrown<std::domain_error>([&] { ranked(6, {}).selected(middle); }),
              "a buffer around places 4 to 7 needs 7 candidates, there are 6");
    EXPECT_EQ(ranked(7, {}).selected(middle), "N04 N05 N06 N07");
}

}
