// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/coverage.hpp>

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
using tidemark::support::is_subsequence;
using tidemark::support::listed_asset;
using tidemark::support::member;
using tidemark::support::newcomer;
using tidemark::support::random_candidates;
using tidemark::support::review_day;
using tidemark::support::thrown;

namespace {

constexpr double absent = tidemark::core::nan;

TEST(coverage, keeps_the_largest_until_they_cover_the_share) {
    review_day day{{{.id = "A", .market_cap = 60},
                    {.id = "B", .market_cap = 30},
                    {.id = "C", .market_cap = 7},
                    {.id = "D", .market_cap = 2},
                    {.id = "E", .market_cap = 1}}};
    const auto covering = [&](double share, edge_asset edge) {
        return day.selected(coverage{.by = by_size{}, .share = share, .at_the_edge = edge});
    };
    EXPECT_EQ(covering(0.95, edge_asset::included), "A B C") << "90 is not enough, 97 is";
    EXPECT_EQ(covering(0.95, edge_asset::excluded), "A B");
    EXPECT_EQ(covering(0.99, edge_asset::included), "A B C D") << "a stretch ends at 99";
    EXPECT_EQ(covering(0.99, edge_asset::excluded), "A B C D");
    EXPECT_EQ(covering(0.3, edge_asset::included), "A");
    EXPECT_EQ(covering(0.3, edge_asset::excluded), "");
    EXPECT_EQ(covering(1, edge_asset::included), "A B C D E");
    EXPECT_EQ(covering(1, edge_asset::excluded), "A B C D E");
    day.at("B").float_factor = 0.1;
    EXPECT_EQ(day.selected(coverage{.by = by_float_size{}, .share = 0.95, .at_the_edge = edge_asset::included}),
              "A B C");
    EXPECT_EQ(day.selected(coverage{.by = by_float_size{}, .share = 0.9, .at_the_edge = edge_asset::included}), "A C")
        << "C is larger than what floats of B";
}

TEST(coverage, meets_a_share_that_rounding_misses) {
    std::vector<std::string> ids;
    for (char c = 'A'; c < 'K'; ++c) ids.emplace_back(1, c);
    std::vector<listed_asset> assets;
    for (const std::string& id : ids) assets.push_back({.id = id.c_str(), .market_cap = 0.1});
    review_day day{assets};
    EXPECT_EQ(day.selected(coverage{.by = by_size{}, .share = 0.8, .at_the_edge = edge_asset::included}),
              "A B C D E F G H");
    EXPECT_EQ(day.selected(coverage{.by = by_size{}, .share = 0.3, .at_the_edge = edge_asset::excluded}), "A B C");
}

TEST(coverage, has_no_part_for_what_has_no_number) {
    review_day day{{{.id = "A", .market_cap = 9, .traded_value = absent},
                    {.id = "B", .market_cap = 8, .traded_value = 3},
                    {.id = "C", .market_cap = 7, .traded_value = 0}}};
    EXPECT_EQ(day.selected(coverage{.by = by_traded_value{}, .share = 0.9, .at_the_edge = edge_asset::included}), "B");
    EXPECT_EQ(day.selected(coverage{.by = by_traded_value{}, .share = 1, .at_the_edge = edge_asset::included}), "B C");
    const auto nothing = [](const candidate&) { return absent; };
    EXPECT_EQ(day.selected(coverage{.by = nothing, .share = 1, .at_the_edge = edge_asset::included}), "");
}

TEST(coverage, says_what_does_not_fit) {
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { return coverage{.by = by_size{}, .share = 0, .at_the_edge = edge_asset::included}; }),
              "share of the coverage is 0, expected a number above 0, up to 1");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { return coverage{.by = by_size{}, .share = 95, .at_the_edge = edge_asset::included}; }),
              "share of the coverage is 95, expected a number above 0, up to 1");
    review_day day{{{.id = "A", .market_cap = 9}, {.id = "B", .market_cap = 8}}};
    const auto covered_by = [&](double first, double second) {
        const auto key = [=](const candidate& c) { return c.rank == 1 ? first : second; };
        return thrown<std::domain_error>(
            [&] { day.selected(coverage{.by = key, .share = 0.5, .at_the_edge = edge_asset::included}); });
    };
    EXPECT_EQ(covered_by(1, -1), "a coverage needs finite numbers, zero or more; that of rank 2 is -1");
    EXPECT_EQ(covered_by(tidemark::core::infinity, 1),
              "a coverage needs finite numbers, zero or more; that of rank 1 is inf");
    EXPECT_EQ(covered_by(0, 0), "a coverage needs numbers with a positive sum, it is 0");
}

TEST(coverage, is_as_short_as_can_be) {
    std::mt19937_64 engine{27};
    for (int trial = 0; trial < 1000; ++trial) {
        const auto all = random_candidates(engine, 1 + engine() % 20);
        const double share = static_cast<double>(1 + engine() % 99) / 100;
        const auto sum = [](const std::vector<candidate>& list) {
            double caps = 0;  // whole numbers: exact
            for (const candidate& c : list) caps += c.market_cap;
            return caps;
        };
        auto with = coverage{.by = by_size{}, .share = share, .at_the_edge = edge_asset::included}(all, {});
        const auto without = coverage{.by = by_size{}, .share = share, .at_the_edge = edge_asset::excluded}(all, {});
        ASSERT_TRUE(is_subsequence(without, with) && is_subsequence(with, all));
        ASSERT_LE(with.size() - without.size(), 1U);
        const double wanted = share * sum(all);
        ASSERT_GE(sum(with), wanted - 1e-9);
        ASSERT_LE(sum(without), wanted + 1e-9);
        with.pop_back();
        ASSERT_LT(sum(with), wanted) << "without its last it does not cover";
    }
}

/// Twenty assets a to t, those named held by the index.
review_day twenty(const std::string& members) {
    const std::vector<double> caps{300, 150, 100, 80, 60, 50, 40, 30, 28, 26, 20, 18, 16, 15, 14, 13, 12, 11, 10, 7};
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < caps.size(); ++i) ids.emplace_back(1, static_cast<char>('a' + i));
    std::vector<listed_asset> assets;
    for (std::size_t i = 0; i < caps.size(); ++i) {
        const bool held = members.find(ids[i]) != std::string::npos;
        assets.push_back({.id = ids[i].c_str(), .market_cap = caps[i], .status = held ? member : newcomer});
    }
    return review_day{assets};
}

percentile_band around_ten(band_side side) {
    return {.by = by_size{}, .breakpoint = 10, .half_width = 0.025, .side = side};
}

TEST(percentile_band, lets_assets_near_the_breakpoint_stay_where_they_were) {
    // The tenth stands at 0.864, so the band reaches from 0.839 to 0.889: the tenth and the eleventh, at 0.884, are in
    // it. The ninth, at 0.838, and the twelfth, at 0.902, are not.
    const std::string a_to_h = "a b c d e f g h";
    const auto larger_side = [&](const std::string& held) {
        review_day day = twenty(held);
        return day.selected(around_ten(band_side::larger), {day.snapshot()});
    };
    EXPECT_EQ(larger_side("abcdefghijk"), a_to_h + " i j k") << "the eleventh was large and stays";
    EXPECT_EQ(larger_side("abcdefghij"), a_to_h + " i j") << "the eleventh was small and stays";
    EXPECT_EQ(larger_side("abcdefghi"), a_to_h + " i") << "the tenth was small and stays";
    EXPECT_EQ(larger_side("abcdefghijkl"), a_to_h + " i j k") << "the twelfth goes";
    EXPECT_EQ(larger_side("abcdefghj"), a_to_h + " i j") << "the ninth comes";
}

TEST(percentile_band, takes_newcomers_to_the_market_by_the_breakpoint) {
    review_day day = twenty("abcdefghi");
    EXPECT_EQ(day.selected(around_ten(band_side::larger)), "a b c d e f g h i j") << "no review before";
    ranking before = day.snapshot();
    std::erase_if(before.candidates, [&](const candidate& c) { return c.asset == day.asset("j"); });
    EXPECT_EQ(day.selected(around_ten(band_side::larger), {before}), "a b c d e f g h i j") << "the tenth is new";
    EXPECT_EQ(day.selected(around_ten(band_side::larger), {day.snapshot(), before}), "a b c d e f g h i j");
    EXPECT_EQ(day.selected(around_ten(band_side::larger), {before, day.snapshot()}), "a b c d e f g h i");
    EXPECT_EQ(day.record(), "j: left by the band at share 0.864");
}

TEST(percentile_band, parts_the_candidates_between_its_sides) {
    std::mt19937_64 engine{28};
    for (int trial = 0; trial < 500; ++trial) {
        const std::size_t count = 2 + engine() % 15, breakpoint = 1 + engine() % count;
        const auto rule = [&](band_side side) {
            return percentile_band{.by = by_size{}, .breakpoint = breakpoint, .half_width = 0.1, .side = side};
        };
        std::vector<bool> larger(count, false);
        std::vector<ranking> past;
        for (int review = 0; review < 4; ++review) {
            auto all = random_candidates(engine, count);
            const auto side = [&](band_side which) {
                for (candidate& c : all) {
                    const bool was = (which == band_side::larger) == larger[c.asset];
                    c.status = !past.empty() && was ? member : newcomer;
                }
                market_builder rows{{{.id = "any"}}};
                rows.add({.date = {2024, 1, 1}, .asset = "any", .price = 1});
                const market any = std::move(rows).build();
                std::vector<decision> decisions(count);
                return rule(which)(all, review_context{known_market{any, 0}, {}, past, decisions});
            };
            const auto up = side(band_side::larger), down = side(band_side::smaller);
            ASSERT_EQ(up.size() + down.size(), count);
            std::vector<bool> now(count, false);
            for (const candidate& c : up) now[c.asset] = true;
            for (const candidate& c : down) ASSERT_FALSE(now[c.asset]);
            larger = now;
            past.push_back({.day = 0, .candidates = all, .rejected = {}, .excluded = 0, .without_quotation = 0});
        }
    }
}

TEST(percentile_band, without_width_is_a_cut_and_says_what_does_not_fit) {
    review_day day = twenty("abck");
    const percentile_band cut{.by = by_size{}, .breakpoint = 3, .half_width = 0, .side = band_side::larger};
    EXPECT_EQ(day.selected(cut, {day.snapshot()}), "a b c");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  day.selected(
                      percentile_band{.by = by_size{}, .breakpoint = 21, .half_width = 0, .side = band_side::larger});
              }),
              "a band around place 21 needs as many candidates, there are 20");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return percentile_band{.by = by_size{}, .breakpoint = 0, .half_width = 0, .side = band_side::larger};
              }),
              "breakpoint of the band is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return percentile_band{
                      .by = by_size{}, .breakpoint = 1, .half_width = 2.5, .side = band_side::larger};
              }),
              "half_width of the band is 2.5, expected a number from 0 to below 1");
}

}
