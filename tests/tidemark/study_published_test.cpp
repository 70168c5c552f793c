// SPDX-License-Identifier: BSL-1.0
#include "study_published.hpp"

#include "simulation.hpp"
#include "study.hpp"
#include "tidemark/two_tier_market.hpp"

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/coindesk.hpp>
#include <tidemark/index/methodologies/marketvector.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace program;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tidemark::core::date;
using tidemark::support::noise;
using tidemark::support::returns_with;
using tidemark::support::two_tier_market;
namespace index = tidemark::index;
namespace methodologies = tidemark::index::methodologies;

const std::vector<double> large = returns_with(0.6, 0.03, noise(400, 1));
const std::vector<double> small = returns_with(0.3, 0.04, noise(400, 2));

const study& simulated() {
    static const study made = make_study(simulate_market(1), {"2021-06-30:2024-06-30", "2021-01-01:2022-01-01"});
    return made;
}

const published_index& published(const study& s, std::string_view name) {
    for (const published_index& i : s.published.indices) {
        if (i.closes.name == name) return i;
    }
    throw std::logic_error{"no such index"};
}

std::vector<std::string> names_of(const study& s) {
    std::vector<std::string> names;
    for (const published_index& i : s.published.indices) names.push_back(i.closes.name);
    return names;
}

/// The market without the rows of some assets on a day.
market_data without(const market_data& all, std::size_t day, const std::vector<std::string>& assets) {
    market_data data = all;
    const index::market& universe = all.universe;
    index::market_builder rows{{universe.assets().begin(), universe.assets().end()}};
    for (std::size_t d = 0; d < universe.dates().size(); ++d) {
        for (std::size_t i = 0; i < universe.assets().size(); ++i) {
            const std::string& id = universe.assets()[i].id;
            const bool left_out = d == day && std::find(assets.begin(), assets.end(), id) != assets.end();
            if (left_out || std::isnan(universe.prices(d)[i])) continue;
            rows.add({.date = universe.dates()[d],
                      .asset = id,
                      .price = universe.prices(d)[i],
                      .market_cap = universe.market_caps(d)[i],
                      .supply = {},
                      .traded_value = {}});
        }
    }
    data.universe = std::move(rows).build();
    return data;
}

TEST(study_published, follows_the_rules_of_the_library) {
    const study& s = simulated();
    const index::market& universe = s.data.universe;
    ASSERT_THAT(names_of(s), ElementsAre("marketvector_large_cap_style", "marketvector_small_cap_style",
                                         "coindesk_5_style", "coindesk_20_style", "coindesk_80_style"));
    EXPECT_THAT(s.published.left_out, IsEmpty());
    const index::carry until_a_review{.max_age = 200};
    {
        const methodologies::marketvector_data data{.cut_off = 0,
                                                    .pegged = index::exclude_classes{"stable", "wrapped"}};
        const index::base_point base{.date = date{2020, 1, 31}, .level = 1};
        const auto hundred =
            index::calculate(methodologies::marketvector_100_style(data, base, until_a_review), universe);
        const auto large_caps = index::calculate(
            methodologies::marketvector_large_cap_style(data, hundred, std::nullopt, base, until_a_review), universe);
        const auto mid_caps = index::calculate(
            methodologies::marketvector_mid_cap_style(data, hundred, large_caps, std::nullopt, base, until_a_review),
            universe);
        const auto small_caps = index::calculate(
            methodologies::marketvector_small_cap_style(data, hundred, large_caps, mid_caps, base, until_a_review),
            universe);
        EXPECT_EQ(published(s, "marketvector_large_cap_style").closes.levels, large_caps.levels);
        EXPECT_EQ(published(s, "marketvector_small_cap_style").closes.levels, small_caps.levels);
    }
    {
        const methodologies::coindesk_data data{.stablecoins = index::exclude_classes{"stable"},
                                                .traded = {90, index::unpublished::is_left_out, 60},
                                                .wrapped = index::exclude_classes{"wrapped"}};
        const index::base_point base{.date = date{2022, 10, 4}, .level = 1};
        const auto twenty = index::calculate(methodologies::coindesk_20_style(data, base, until_a_review), universe);
        const auto eighty =
            index::calculate(methodologies::coindesk_80_style(data, twenty, base, until_a_review), universe);
        const auto five =
            index::calculate(methodologies::coindesk_5_style(data, twenty, base, until_a_review), universe);
        EXPECT_EQ(published(s, "coindesk_5_style").closes.levels, five.levels);
        EXPECT_EQ(published(s, "coindesk_20_style").closes.levels, twenty.levels);
        EXPECT_EQ(published(s, "coindesk_80_style").closes.levels, eighty.levels);
        EXPECT_EQ(published(s, "coindesk_80_style").track.reviews.front().members.size(), 80U);
    }
}

TEST(study_published, cuts_spans_to_the_days_of_an_index) {
    const study& s = simulated();
    const auto& p = published(s, "coindesk_20_style");
    const std::size_t asked = s.spans.size() - 2;
    EXPECT_EQ(p.performances.front()->from, (date{2022, 10, 4}));
    EXPECT_EQ(p.performances.front()->to, (date{2025, 12, 31}));
    EXPECT_EQ(p.performances[asked]->from, (date{2022, 10, 4}));
    EXPECT_EQ(p.performances[asked]->to, (date{2024, 6, 30}));
    EXPECT_EQ(p.with_large_caps[asked]->returns, p.performances[asked]->returns);
    EXPECT_FALSE(p.performances.back()) << "before the index";
    EXPECT_EQ(published(s, "marketvector_small_cap_style").performances.front()->from, (date{2020, 1, 31}));
    EXPECT_EQ(published(s, "marketvector_small_cap_style").performances[asked]->from, (date{2021, 6, 30}));
    const auto& levels = p.closes.levels;
    EXPECT_NEAR(p.performances.front()->cumulative_return, levels.back() - 1, 1e-12);
}

TEST(study_published, sets_all_side_by_side_over_the_days_that_all_have) {
    const study& s = simulated();
    const std::size_t asked = s.spans.size() - 2;
    for (std::size_t i = 0; i < s.spans.size(); ++i)
        EXPECT_EQ(s.published.in_common[i].has_value(), i == 0 || i == asked) << s.spans[i].label;
    const auto& common = *s.published.in_common[asked];
    ASSERT_EQ(common.size(), 7U);
    for (const compared_index& c : common) {
        EXPECT_EQ(c.over.from, (date{2022, 10, 4})) << c.name;
        EXPECT_EQ(c.over.to, (date{2024, 6, 30})) << c.name;
        EXPECT_EQ(c.with_large_caps.has_value(), c.name != large_caps);
    }
    EXPECT_EQ(common[5].name, large_caps);
    EXPECT_EQ(common[6].name, small_caps);
    const auto& levels = s.series_named(small_caps).closes.levels;
    const auto at = [&](date day) { return levels[static_cast<std::size_t>(day - s.data.universe.dates().front())]; };
    EXPECT_NEAR(common[6].over.cumulative_return, at({2024, 6, 30}) / at({2022, 10, 4}) - 1, 1e-12);
}

TEST(study_published, tells_what_other_choices_return) {
    const study& s = simulated();
    std::vector<std::string> choices;
    for (const other_choice& c : s.published.choices) choices.push_back(c.index + ": " + c.choice);
    EXPECT_THAT(choices, ElementsAre("marketvector_small_cap_style: ranked 5 days before the review",
                                     "marketvector_small_cap_style: buffers between the segments",
                                     "marketvector_small_cap_style: missing prices zero after 5 days",
                                     "coindesk_80_style: no published traded value is zero",
                                     "coindesk_80_style: missing prices zero after 5 days"));
    const auto& small_caps = published(s, "marketvector_small_cap_style").performances;
    for (const other_choice& c : s.published.choices) {
        EXPECT_TRUE(c.returns.front()) << c.choice;
        EXPECT_FALSE(c.index == "coindesk_80_style" && c.returns.back()) << "before the index";
    }
    EXPECT_NE(s.published.choices[0].returns.front(), small_caps.front()->cumulative_return);
}

TEST(study_published, names_the_steps_for_which_there_are_no_data) {
    EXPECT_THAT(simulated().published.not_applied,
                AllOf(Contains(HasSubstr("memecoins")), Contains(HasSubstr("Custody")),
                      Not(Contains(HasSubstr("pegged and wrapped assets since")))));
    market_data data = two_tier_market(large, small);
    data.asset_classes = market_data::classes::unknown;
    const study s = make_study(data, {});
    EXPECT_THAT(s.published.not_applied,
                ElementsAre("exclusion of stablecoins, pegged and wrapped assets since 2023-05-01"));
    EXPECT_THAT(s.published.left_out, ElementsAre(AllOf(HasSubstr("CoinDesk-style 5, 20 and 80: left out"),
                                                        HasSubstr("without assets.csv"))));
    EXPECT_THAT(names_of(s), ElementsAre("marketvector_large_cap_style", "marketvector_small_cap_style"));
}

TEST(study_published, goes_on_without_what_cannot_be_made) {
    const study early = make_study(two_tier_market(large, small), {});
    EXPECT_THAT(early.published.left_out, ElementsAre(HasSubstr("no days after 2022-10-04")));
    EXPECT_EQ(names_of(early).size(), 2U);
    EXPECT_FALSE(early.published.in_common.front()->empty()) << "from the end of January 2021 on";

    const study untraded = make_study(two_tier_market(large, small, {2023, 1, 1}), {});
    EXPECT_THAT(untraded.published.left_out, ElementsAre(AllOf(HasSubstr("CoinDesk-style 5, 20 and 80: left out"),
                                                               HasSubstr("needs 20 candidates"))));

    const std::vector<double> few(20, 0.001);
    const study brief = make_study(two_tier_market(few, few), {});
    EXPECT_THAT(brief.published.left_out, Contains(HasSubstr("no month ends within the data")));
    EXPECT_THAT(brief.published.indices, IsEmpty());
    EXPECT_THAT(brief.published.choices, IsEmpty());

    const study thin = make_study(without(two_tier_market(large, small), 30, {"S49", "S50"}), {});
    EXPECT_THAT(thin.published.left_out, Contains(AllOf(HasSubstr("MarketVector-style large and small caps: left out"),
                                                        HasSubstr("2021-01-31"), HasSubstr("there are 99"))));
}

}
