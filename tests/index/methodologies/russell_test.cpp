// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/russell.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::russell_choices;
using tidemark::core::date;

namespace {

const base_point base{.date = {2024, 1, 2}, .level = 100};

russell_choices twenty_cut_at_ten() {
    return {.rank_day = months_before{2, last_business_day{}}, .large = 10, .all = 20};
}

rulebook large_caps(const russell_choices& choices = twenty_cut_at_ten()) {
    return methodologies::russell_1000_style(choices, base, carry{.max_age = 4});
}
rulebook small_caps(const russell_choices& choices = twenty_cut_at_ten()) {
    return methodologies::russell_2000_style(choices, base, carry{.max_age = 4});
}

// Twenty companies that have these market caps on 30 April and from 27 June 2024 on, at the base those of one another
// as told, and in May quite others.
market twenty(const std::vector<std::pair<std::size_t, std::size_t>>& exchanged, double float_of_first = 1) {
    const std::vector<double> caps{300, 150, 100, 80, 60, 50, 40, 30, 28, 26, 20, 18, 16, 15, 14, 13, 12, 11, 10, 7};
    std::vector<double> before = caps;
    for (const auto& [one, other] : exchanged) std::swap(before[one - 1], before[other - 1]);
    std::vector<steady_asset> assets;
    std::vector<move> moves;
    for (std::size_t i = 0; i < caps.size(); ++i) {
        const std::string id = (i < 9 ? "0" : "") + std::to_string(i + 1);
        assets.push_back({.facts = {.id = id}, .price = before[i]});
        moves.push_back({{2024, 4, 30}, id, caps[i], 1});
        moves.push_back({{2024, 5, 1}, id, 1000 - caps[i], 1});
        moves.push_back({{2024, 6, 27}, id, caps[i], 1});
    }
    assets[0].facts.float_factors = {{{2020, 1, 1}, float_of_first}};
    return steady_market(assets, days_between({2024, 1, 2}, {2024, 7, 1}), moves);
}

TEST(russell, leaves_who_is_within_the_band_where_it_was) {
    const auto members = [](const market& universe, std::size_t review) {
        const auto snapshots = rank_reviews(large_caps(), universe);
        return members_at(calculate(large_caps(), universe, snapshots).reviews[review], universe) + " | " +
               members_at(calculate(small_caps(), universe, snapshots).reviews[review], universe);
    };
    const std::string first = "01 02 03 04 05 06 07 08 ", last = " 13 14 15 16 17 18 19 20";
    const market exchanged = twenty({{10, 11}, {9, 12}});
    EXPECT_EQ(members(exchanged, 0), first + "12 11 | 10 09" + last);
    EXPECT_EQ(members(exchanged, 1), first + "09 11 | 10 12" + last) << "10 and 11 lie in the band, 9 and 12 outside";
    EXPECT_EQ(members(twenty({}), 1), first + "09 10 | 11 12" + last);
}

TEST(russell, ranks_by_total_market_cap_on_the_rank_day_and_weighs_by_float_on_the_fourth_friday) {
    const track t = calculate(large_caps(), twenty({}, 0.01));
    EXPECT_EQ(review_dates_of(t), "2024-06-28");
    EXPECT_EQ(t.reviews[1].dates.reference, (date{2024, 4, 30}));
    EXPECT_EQ(t.reviews[1].members[0].asset, 0U) << "the largest, of which the least trades";
    EXPECT_NEAR(t.reviews[1].members[0].weight, 3.0 / (3 + 564), 1e-15);
    EXPECT_EQ(t.name, "Russell 1000-style");
    EXPECT_EQ(small_caps().name, "Russell 2000-style");
    EXPECT_EQ(t.not_applied, (std::vector<std::string>{"initial offerings, which join every quarter",
                                                       "reconstitution of November, from 2026 on"}));
}

TEST(russell, is_reconstituted_in_june_and_from_2026_in_november_too) {
    const auto dates_of = [](const schedule_rule& schedule) {
        const std::vector<date> days = days_between({2024, 1, 2}, {2027, 1, 2});
        std::string text;
        for (std::size_t n = 1; n <= days.size(); ++n) {
            const occasion today = schedule(std::span{days}.first(n));
            if (!today) continue;
            text += " " + std::string{tidemark::core::iso_text{today.dates()->reference}};
            text += "/" + std::string{tidemark::core::iso_text{today.dates()->effective}};
        }
        return text;
    };
    const date_step in_april = months_before{2, last_business_day{}};
    EXPECT_EQ(dates_of(methodologies::russell_reconstitutions(in_april, std::nullopt)),
              " 2024-04-30/2024-06-28 2025-04-30/2025-06-27 2026-04-30/2026-06-26");
    EXPECT_EQ(dates_of(methodologies::russell_reconstitutions(in_april, date_step{business_days_before{30}})),
              " 2024-04-30/2024-06-28 2025-04-30/2025-06-27 2026-04-30/2026-06-26 2026-10-02/2026-11-13");
}

}
