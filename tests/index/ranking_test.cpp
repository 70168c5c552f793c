// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/ranking.hpp>

#include "support/applicants.hpp"
#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;

namespace {

std::string order(const market& universe, const ranking& r) {
    std::string ids;
    for (const candidate& c : r.candidates) ids += universe.assets()[c.asset].id;
    return ids;
}

TEST(rank, puts_the_largest_first_with_the_numbers_of_the_day) {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}}};
    rows.add({.date = date{2020, 1, 1}, .asset = "A", .price = 2, .market_cap = 10, .traded_value = 1});
    rows.add({.date = date{2020, 1, 1}, .asset = "B", .price = 3, .market_cap = 30, .traded_value = 2});
    rows.add({.date = date{2020, 1, 1}, .asset = "C", .price = 4, .market_cap = 20, .traded_value = 3});
    rows.add({.date = date{2020, 1, 2}, .asset = "A", .price = 9, .market_cap = 90});
    const market universe = std::move(rows).build();
    const ranking r = rank(universe, 0, every_asset{});
    EXPECT_EQ(r.day, 0U);
    EXPECT_EQ(order(universe, r), "BCA");
    EXPECT_EQ(r.candidates[1].rank, 2U);
    EXPECT_EQ(r.candidates[1].price, 4);
    EXPECT_EQ(r.candidates[1].market_cap, 20);
    EXPECT_EQ(r.candidates[1].traded_value, 3);
    EXPECT_EQ(order(universe, rank(universe, 1, every_asset{})), "A");
}

TEST(rank, breaks_ties_by_traded_value_and_then_by_id) {
    market_builder rows{{{.id = "A"}, {.id = "B"}, {.id = "C"}, {.id = "D"}, {.id = "E"}}};
    const date day{2020, 1, 1};
    rows.add({.date = day, .asset = "E", .price = 1, .market_cap = 10, .traded_value = 5});
    rows.add({.date = day, .asset = "D", .price = 1, .market_cap = 10, .traded_value = 5});
    rows.add({.date = day, .asset = "C", .price = 1, .market_cap = 10, .traded_value = 7});
    rows.add({.date = day, .asset = "B", .price = 1, .market_cap = 10, .traded_value = 0});
    rows.add({.date = day, .asset = "A", .price = 1, .market_cap = 10});
    const market universe = std::move(rows).build();
    EXPECT_EQ(order(universe, rank(universe, 0, every_asset{})), "CDEBA");
}

TEST(by_float_market_cap, ranks_by_what_trades) {
    const date day{2020, 1, 1};
    market_builder rows{{{.id = "A", .float_factors = {{day, 0.25}}}, {.id = "B"}, {.id = "C"}}};
    rows.add({.date = day, .asset = "A", .price = 1, .market_cap = 80});
    rows.add({.date = day, .asset = "B", .price = 1, .market_cap = 30});
    rows.add({.date = day, .asset = "C", .price = 1});
    const market universe = std::move(rows).build();
    const ranking r = rank(universe, 0, every_asset{}, by_float_market_cap{});
    EXPECT_EQ(order(universe, r), "BA");
    EXPECT_EQ(r.candidates[1].score, 20);
    EXPECT_EQ(r.rejected[0].why.reason, "no market cap");
}

TEST(larger, puts_any_published_traded_value_before_an_absent_one) {
    const candidate nothing_traded{.asset = 7, .rank = 0, .price = 1, .market_cap = 10, .traded_value = 0};
    candidate absent = nothing_traded;
    absent.asset = 3;
    absent.traded_value = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(larger{}(nothing_traded, absent));
    EXPECT_FALSE(larger{}(absent, nothing_traded));
    EXPECT_FALSE(larger{}(absent, absent));
}

TEST(larger, breaks_ties_by_market_cap_where_assets_are_ranked_by_something_else) {
    const candidate first{.asset = 7, .rank = 0, .price = 1, .market_cap = 20, .traded_value = 0, .score = 5};
    candidate second = first;
    second.asset = 3;
    second.market_cap = 10;
    candidate without = second;
    without.asset = 1;
    without.market_cap = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(larger{}(first, second));
    EXPECT_FALSE(larger{}(second, first));
    EXPECT_TRUE(larger{}(second, without));
    EXPECT_FALSE(larger{}(without, second));
    second.score = 6;
    EXPECT_TRUE(larger{}(second, first));
}

/// Each rejection as the id, whom it concerns, and why.
std::string rejections(const market& universe, const ranking& r) {
    std::string all;
    for (const rejected_asset& each : r.rejected) {
        all += universe.assets()[each.asset].id;
        all += each.whom == applies_to::everyone ? "" : each.whom == applies_to::newcomers ? " (new)" : " (held)";
        all += ": " + each.why.reason + '\n';
    }
    return all;
}

TEST(rank, counts_who_is_not_eligible_and_says_why) {
    const date day{2020, 1, 1};
    market_builder rows{{{.id = "bad tick", .asset_class = "coin"},
                         {.id = "coin", .asset_class = "coin"},
                         {.id = "delisted", .asset_class = "coin", .delisted = day},
                         {.id = "no cap", .asset_class = "coin"},
                         {.id = "no price", .asset_class = "coin"},
                         {.id = "not there", .asset_class = "coin", .listed = day + 1},
                         {.id = "stable", .asset_class = "stable"},
                         {.id = "stable, not there", .asset_class = "stable"}}};
    rows.add({.date = day, .asset = "bad tick", .price = 1, .market_cap = 10, .quality = tick::bad});
    rows.add({.date = day, .asset = "coin", .price = 1, .market_cap = 10});
    rows.add({.date = day, .asset = "no cap", .price = 1});
    rows.add({.date = day, .asset = "no price", .market_cap = 10});
    rows.add({.date = day, .asset = "stable", .price = 1, .market_cap = 10});
    const market universe = std::move(rows).build();
    const ranking r = rank(universe, 0, only_class("coin"));
    EXPECT_EQ(order(universe, r), "coin");
    EXPECT_EQ(r.excluded, 2U);
    EXPECT_EQ(r.without_quotation, 5U);
    EXPECT_EQ(rejections(universe, r),
              "bad tick: bad tick\n"
              "delisted: not listed\n"
              "no cap: no market cap\n"
              "no price: no price\n"
              "not there: not listed\n"
              "stable: class stable\n"
              "stable, not there: class stable\n");
}

TEST(rank, keeps_who_is_eligible_as_a_member_or_as_a_newcomer_alone) {
    const market universe = tidemark::support::market_of({{1, 1, 1, 1}}, {{40, 30, 20, 10}});
    const eligibility_rule rule = [](const applicant& a) -> verdict {
        const auto below = [&](double cap) -> std::optional<rejection> {
            if (a.market_cap() >= cap) return std::nullopt;
            return rejection{.reason = "small", .found = a.market_cap(), .required = cap};
        };
        if (a.market_cap() == 30) return {std::nullopt, rejection{.reason = "too long"}};
        return {below(25), below(15)};
    };
    const ranking r = rank(universe, 0, rule);
    EXPECT_EQ(order(universe, r), "A00A01A02");
    EXPECT_EQ(r.excluded, 1U);
    EXPECT_EQ(rejections(universe, r), "A01 (held): too long\nA02 (new): small\nA03: small\n");
    EXPECT_EQ(r.rejected[1].why.found, 20);
    EXPECT_EQ(r.rejected[1].why.required, 25);
}

TEST(applies_to, concerns_everyone_or_one_of_the_two) {
    EXPECT_TRUE(concerns(applies_to::everyone, membership::newcomer));
    EXPECT_TRUE(concerns(applies_to::everyone, membership::member));
    EXPECT_TRUE(concerns(applies_to::newcomers, membership::newcomer));
    EXPECT_FALSE(concerns(applies_to::newcomers, membership::member));
    EXPECT_FALSE(concerns(applies_to::members, membership::newcomer));
    EXPECT_TRUE(concerns(applies_to::members, membership::member));
}

TEST(rank, takes_what_it_ranks_by_from_a_rule) {
    const date day{2020, 1, 1};
    const market universe =
        tidemark::support::market_with({{.id = "A"}, {.id = "B"}, {.id = "C"}, {.id = "D"}, {.id = "E"}},
                                       {{.date = day, .asset = "A", .price = 1, .market_cap = 40, .traded_value = 1},
                                        {.date = day, .asset = "B", .price = 1, .market_cap = 30, .traded_value = 5},
                                        {.date = day, .asset = "C", .price = 1, .market_cap = 20},
                                        {.date = day, .asset = "D", .price = 1, .market_cap = 10, .traded_value = 5},
                                        {.date = day, .asset = "E", .price = 1, .traded_value = 5}});
    const ranking r = rank(universe, 0, every_asset{}, [](const applicant& a) { return a.traded_value(); });
    EXPECT_EQ(order(universe, r), "BDEA");
    EXPECT_EQ(r.candidates[0].score, 5);
    EXPECT_EQ(r.candidates[3].rank, 4U);
    EXPECT_TRUE(std::isnan(r.candidates[2].market_cap));
    EXPECT_EQ(rejections(universe, r), "C: no rank\n");
    EXPECT_EQ(order(universe, rank(universe, 0, every_asset{})), "ABCD");
}

TEST(rank, tells_the_float_factor_of_the_day_and_ranks_by_the_whole_market_cap) {
    const date day{2020, 1, 1};
    const market universe =
        tidemark::support::market_with({{.id = "A", .float_factors = {{day, 0.1}, {day + 1, 0.9}}}, {.id = "B"}},
                                       {{.date = day, .asset = "A", .price = 1, .market_cap = 40},
                                        {.date = day, .asset = "B", .price = 1, .market_cap = 30}});
    const ranking r = rank(universe, 0, every_asset{});
    EXPECT_EQ(order(universe, r), "AB");
    EXPECT_EQ(r.candidates[0].float_factor, 0.1);
    EXPECT_EQ(r.candidates[1].float_factor, 1);
    const ranking by_float =
        rank(universe, 0, every_asset{}, [](const applicant& a) { return a.market_cap() * a.float_factor(); });
    EXPECT_EQ(order(universe, by_float), "BA");
}

TEST(rank, refuses_a_day_that_the_market_does_not_have) {
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] { rank(market{}, 0, every_asset{}); }),
              "day is 0, expected a day of the market");
}

TEST(rank, does_not_see_what_an_asset_becomes_later) {
    const date day{2020, 1, 1};
    const auto with = [&](std::vector<dated<std::string>> classes, std::vector<dated<double>> factors) {
        return tidemark::support::market_with(
            {{.id = "A", .asset_class = "coin", .classes = std::move(classes), .float_factors = std::move(factors)},
             {.id = "B", .asset_class = "coin"}},
            {{.date = day, .asset = "A", .price = 1, .market_cap = 40},
             {.date = day, .asset = "B", .price = 1, .market_cap = 30},
             {.date = day + 1, .asset = "A", .price = 1, .market_cap = 40},
             {.date = day + 1, .asset = "B", .price = 1, .market_cap = 30}});
    };
    const market known_later = with({{day + 1, "stable"}}, {{day + 1, 0.5}});
    EXPECT_EQ(order(known_later, rank(known_later, 0, only_class("coin"))), "AB");
    EXPECT_EQ(rank(known_later, 0, only_class("coin")).candidates[0].float_factor, 1);
    EXPECT_EQ(order(known_later, rank(known_later, 1, only_class("coin"))), "B");
    EXPECT_EQ(rank(known_later, 1, every_asset{}).candidates[0].float_factor, 0.5);
}

TEST(rank, answers_as_if_the_future_were_not_there_and_whatever_the_order_of_the_rows) {
    constexpr std::size_t assets = 25;
    const auto quotes = tidemark::support::random_quotes(19, assets, 30);
    const market all = tidemark::support::market_of(quotes, assets);
    const auto told = [](const market& universe, std::size_t day) {
        const ranking r = rank(universe, day, exclude_classes{"stable"});
        std::string text = rejections(universe, r);
        for (const candidate& c : r.candidates) {
            text += universe.assets()[c.asset].id + ' ' + std::to_string(c.rank) + ' ';
            text += tidemark::core::text_of(c.price) + ' ' + tidemark::core::text_of(c.market_cap) + '\n';
        }
        return text;
    };
    for (std::size_t day = 0; day < all.dates().size(); day += 4) {
        auto past = quotes;
        std::erase_if(past, [&](const auto& q) { return q.date > all.dates()[day]; });
        std::stable_sort(past.begin(), past.end(), [](const auto& a, const auto& b) {
            return a.date != b.date ? a.date < b.date : a.asset > b.asset;
        });
        EXPECT_EQ(told(all, day), told(tidemark::support::market_of(past, assets), day)) << day;
    }
}

}
