// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/score_segment.hpp>

#include "support/review_day.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::support::listed_asset;
using tidemark::support::random_candidates;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

constexpr double absent = tidemark::core::nan;

score_segment half_and_half(double from, double until) {
    return {.score = {{by_size{}, 0.5}, {by_traded_value{}, 0.5}}, .from = from, .until = until};
}

TEST(score_segment, parts_fifteen_assets_at_75_90_and_99_per_cent) {
    const std::vector<double> caps{500, 200, 90, 80, 40, 30, 20, 12, 9, 6, 4, 3, 3, 2, 1};
    const std::vector<double> traded{300, 180, 30, 60, 50, 10, 15, 12, 3, 4, 2, 1, 2, 0.5, 0.5};
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < caps.size(); ++i) ids.push_back((i < 10 ? "0" : "") + std::to_string(i));
    std::vector<listed_asset> assets;
    for (std::size_t i = 0; i < caps.size(); ++i) {
        assets.push_back({.id = ids[i].c_str(), .market_cap = caps[i], .traded_value = traded[i]});
    }
    review_day day{assets};
    EXPECT_EQ(day.selected(half_and_half(0, 0.75)), "00 01 03");
    EXPECT_EQ(day.selected(half_and_half(0.75, 0.9)), "02 04");
    EXPECT_EQ(day.selected(half_and_half(0.9, 0.99)), "05 06 07 08 09 10");
    EXPECT_EQ(day.selected(half_and_half(0.99, 1)), "12 11 13 14");
    EXPECT_EQ(day.selected(half_and_half(0, 1)), "00 01 03 02 04 05 06 07 08 09 10 12 11 13 14");
}

TEST(score_segment, leaves_what_lacks_a_number_out_of_all_sums) {
    review_day day{{{.id = "A", .market_cap = 1000, .traded_value = absent},
                    {.id = "B", .market_cap = 60, .traded_value = 20},
                    {.id = "C", .market_cap = 40, .traded_value = 80}}};
    // B has 0.3 + 0.1, C 0.2 + 0.4.
    EXPECT_EQ(day.selected(half_and_half(0, 1)), "C B");
    EXPECT_EQ(day.selected(half_and_half(0.6, 1)), "B") << "it begins at 0.6";
    EXPECT_EQ(day.selected(half_and_half(0.61, 1)), "") << "and no later, as A has no part in the whole";
    EXPECT_EQ(day.selected(half_and_half(0, 0.6)), "C");
}

TEST(score_segment, keeps_the_last_of_no_weight_in_the_last_segment) {
    review_day day{{{.id = "A", .market_cap = 2, .traded_value = 5}, {.id = "B", .market_cap = 1, .traded_value = 0}}};
    const std::vector<score_part> traded{{by_traded_value{}, 1}};
    EXPECT_EQ(day.selected(score_segment{.score = traded, .from = 0.5, .until = 1}), "B");
    EXPECT_EQ(day.selected(score_segment{.score = traded, .from = 0, .until = 0.5}), "A");
}

TEST(score_segment, parts_every_ranking_without_overlap_or_gap) {
    std::mt19937_64 engine{29};
    for (int trial = 0; trial < 500; ++trial) {
        auto all = random_candidates(engine, 1 + engine() % 20);
        for (candidate& c : all) c.traded_value = 1 + static_cast<double>(engine() % 30);
        const double cut = static_cast<double>(1 + engine() % 98) / 100;
        std::vector<candidate> both = half_and_half(0, cut)(all, {});
        for (const candidate& c : half_and_half(cut, 1)(all, {})) both.push_back(c);
        ASSERT_EQ(tidemark::support::assets_of(both), tidemark::support::assets_of(half_and_half(0, 1)(all, {})));
        ASSERT_EQ(both.size(), all.size());
    }
}

TEST(score_segment, says_what_does_not_fit) {
    const auto refused = [](std::vector<score_part> parts, double from, double until) {
        return thrown<std::invalid_argument>(
            [&] { return score_segment{.score = parts, .from = from, .until = until}; });
    };
    const std::vector<score_part> size{{by_size{}, 1}};
    EXPECT_EQ(refused({}, 0, 1), "sum of the weights of the score is 0, expected 1");
    EXPECT_EQ(refused({{by_size{}, 0.5}}, 0, 1), "sum of the weights of the score is 0.5, expected 1");
    EXPECT_EQ(refused({{by_size{}, 2}, {by_traded_value{}, -1}}, 0, 1),
              "weight of a part of the score is -1, expected a positive number");
    EXPECT_EQ(refused(size, 1, 1), "beginning of a segment is 1, expected a number from 0 to below 1");
    EXPECT_EQ(refused(size, 0.5, 0.5), "end of a segment is 0.5, expected a number above its beginning, 0.5, up to 1");
    EXPECT_EQ(refused(size, 0.5, 90), "end of a segment is 90, expected a number above its beginning, 0.5, up to 1");
    review_day day{{{.id = "A", .market_cap = 2, .traded_value = 0}, {.id = "B", .market_cap = 1, .traded_value = 0}}};
    EXPECT_EQ(thrown<std::domain_error>([&] { day.selected(half_and_half(0, 1)); }),
              "a score needs numbers with a positive sum, it is 0");
}

}
