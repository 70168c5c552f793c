// SPDX-License-Identifier: BSL-1.0
#include "study_gap.hpp"

#include "simulation.hpp"
#include "study.hpp"
#include "tidemark/two_tier_market.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
using tidemark::core::date;
using tidemark::index::gap;
using tidemark::support::noise;
using tidemark::support::returns_with;
using tidemark::support::two_tier_market;

const study& simulated() {
    static const study made = make_study(simulate_market(1), {"2021-06-30:2023-06-30"});
    return made;
}

TEST(study_gap, is_explained_for_the_whole_and_the_spans_that_were_asked_for) {
    const study& s = simulated();
    ASSERT_EQ(s.small_less_large.size(), s.spans.size());
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
        EXPECT_EQ(s.small_less_large[i].has_value(), s.spans[i].chosen_as != time_span::kind::calendar_year);
    }
}

TEST(study_gap, has_parts_that_sum_to_it_by_month_and_by_name) {
    const study& s = simulated();
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
        if (!s.small_less_large[i]) continue;
        const explained_gap& g = *s.small_less_large[i];
        EXPECT_NEAR(g.small_return, s.series_named(small_caps).performances[i]->cumulative_return, 1e-12);
        EXPECT_NEAR(g.large_return, s.series_named(large_caps).performances[i]->cumulative_return, 1e-12);
        EXPECT_NEAR(g.parts.total(), g.small_return - g.large_return, 1e-12);
        EXPECT_NE(g.parts.selection, 0);
        EXPECT_NE(g.parts.weighting, 0);
        EXPECT_NE(g.parts.drift, 0);
        EXPECT_NEAR(g.parts.pricing, 0, 1e-12) << "both carry a missing price";
        gap of_months, of_names;
        for (const auto& month : g.months) {
            of_months += month.parts;
            gap of_its_names;
            for (const auto& name : month.assets) of_its_names += name.parts;
            EXPECT_NEAR(of_its_names.total(), month.parts.total(), 1e-12);
        }
        for (const auto& name : g.names) of_names += name.parts;
        for (const auto part : {&gap::selection, &gap::weighting, &gap::drift}) {
            EXPECT_NEAR(of_months.*part, g.parts.*part, 1e-12);
            EXPECT_NEAR(of_names.*part, g.parts.*part, 1e-12);
        }
        const auto in_order = [](const auto& a, const auto& b) { return a.asset < b.asset; };
        EXPECT_TRUE(std::is_sorted(g.names.begin(), g.names.end(), in_order));
        EXPECT_EQ(g.months.front().after, s.spans[i].from);
        EXPECT_EQ(g.months.back().until, s.spans[i].to);
    }
}

TEST(study_gap, of_a_month_has_the_sign_of_who_did_better) {
    const study& s = simulated();
    const auto& small = s.series_named(small_caps).closes;
    const auto& large = s.series_named(large_caps).closes;
    for (const auto& month : s.small_less_large.front()->months) {
        const auto grown = [&](const series& of) {
            const auto at = [&](date day) { return of.levels[static_cast<std::size_t>(day - of.dates.front())]; };
            return at(month.until) / at(month.after);
        };
        EXPECT_EQ(month.parts.total() > 0, grown(small) > grown(large)) << month.until.month();
    }
}

TEST(study_gap, holds_equal_parts_from_review_to_review) {
    // From the first review to the second, an index of equal parts grows as its members do on average.
    const market_data data = simulate_market(1);
    const study s = make_study(data, {"2020-01-01:2020-02-01"});
    for (const std::string_view name : {small_caps, large_caps}) {
        const auto index =
            std::find_if(s.indices.begin(), s.indices.end(), [&](const measured_index& i) { return i.name == name; });
        const auto last = data.universe.find_day({2020, 2, 1}).value();
        double sum = 0;
        const auto& members = index->track.reviews.front().members;
        for (const auto& m : members) {
            std::size_t day = last;
            while (std::isnan(data.universe.prices(day)[m.asset])) --day;
            sum += data.universe.prices(day)[m.asset] / data.universe.prices(0)[m.asset];
        }
        const explained_gap& g = s.small_less_large.back().value();
        EXPECT_NEAR(name == small_caps ? g.small_in_equal_parts : g.large_in_equal_parts,
                    sum / static_cast<double>(members.size()) - 1, 1e-12);
    }
}

TEST(study_gap, is_all_selection_where_the_coins_of_an_index_earn_the_same) {
    const study s =
        make_study(two_tier_market(returns_with(0.6, 0.03, noise(400, 1)), returns_with(0.3, 0.04, noise(400, 2))), {});
    const explained_gap& g = s.small_less_large.front().value();
    EXPECT_NEAR(g.parts.selection, g.small_return - g.large_return, 1e-12);
    EXPECT_NEAR(g.parts.weighting, 0, 1e-12);
    EXPECT_NEAR(g.parts.drift, 0, 1e-12);
    EXPECT_EQ(g.names.size(), 70U);
    EXPECT_EQ(g.months.size(), 14U) << "January 2021 to February 2022";
}

TEST(study_gap, tells_how_small_caps_stood_to_large_caps) {
    const study& s = simulated();
    const auto& small = s.series_named(small_caps).closes;
    const auto& large = s.series_named(large_caps).closes;
    const explained_gap& g = s.small_less_large.back().value();
    std::map<double, date> ratios;
    const auto at = [&](std::size_t day) { return small.levels[day] / large.levels[day]; };
    const auto first = static_cast<std::size_t>(date{2021, 6, 30} - small.dates.front());
    const auto last = static_cast<std::size_t>(date{2023, 6, 30} - small.dates.front());
    for (std::size_t day = first; day <= last; ++day) ratios.emplace(100 * at(day) / at(first), small.dates[day]);
    EXPECT_NEAR(g.small_in_large.last, 100 * at(last) / at(first), 1e-10);
    EXPECT_NEAR(g.small_in_large.lowest, ratios.begin()->first, 1e-10);
    EXPECT_EQ(g.small_in_large.lowest_on, ratios.begin()->second);
    EXPECT_NEAR(g.small_in_large.highest, ratios.rbegin()->first, 1e-10);
    EXPECT_EQ(g.small_in_large.highest_on, ratios.rbegin()->second);
}

TEST(study_gap, puts_the_greatest_months_first_either_way) {
    const auto month = [](unsigned number, double total) {
        return tidemark::index::span_gap{
            .after = {2021, number, 1}, .until = {2021, number, 28}, .parts = {.selection = total}};
    };
    const auto greatest = greatest_months({month(1, 0.1), month(2, -0.3), month(3, 0.3), month(4, 0.2)}, 3);
    ASSERT_EQ(greatest.size(), 3U);
    EXPECT_EQ(greatest[0].until.month(), 2U) << "of equal ones the first";
    EXPECT_EQ(greatest[1].until.month(), 3U);
    EXPECT_EQ(greatest[2].until.month(), 4U);
}

}
