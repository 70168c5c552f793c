// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/sectors.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;
using tidemark::support::table;
using tidemark::support::thrown;

namespace {

constexpr date first{2020, 1, 1};
const members_rule everybody = listed{every_asset{}};

struct classified {
    std::string sector;
    std::vector<double> prices;  ///< day by day
    double supply;
    std::vector<dated<std::string>> later{};
};

/// Consecutive days of assets A00, A01 and so on, of these sectors.
market market_with(const std::vector<classified>& all) {
    std::vector<asset> assets;
    for (std::size_t i = 0; i < all.size(); ++i)
        assets.push_back({.id = tidemark::support::name_of(i), .asset_class = all[i].sector, .classes = all[i].later});
    market_builder rows{assets};
    for (std::size_t day = 0; day < all.front().prices.size(); ++day) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (std::isnan(all[i].prices[day])) continue;
            rows.add({.date = first + static_cast<int>(day),
                      .asset = assets[i].id,
                      .price = all[i].prices[day],
                      .supply = all[i].supply});
        }
    }
    return std::move(rows).build();
}

sector_returns over(std::size_t days, weight_rule weigh_by = by_market_cap{},
                    without_sector nameless = without_sector::is_left_out,
                    without_end_price unpriced = without_end_price::is_left_out) {
    return {.among = everybody,
            .weigh_by = std::move(weigh_by),
            .days = days,
            .one_without_sector = nameless,
            .one_without_end_price = unpriced};
}

const sector_return& of(const sector_table& t, const std::string& name) {
    static const sector_return none;
    for (const sector_return& s : t.sectors)
        if (s.sector == name) return s;
    ADD_FAILURE() << "no sector " << name;
    return none;
}

TEST(sector_returns, are_weighed_as_the_window_opens) {
    const market universe = market_with({{"DeFi", {10, 12}, 3}, {"DeFi", {10, 9}, 1}, {"Culture", {1, .5}, 60}});
    const known_market known{universe, 1};
    const sector_table by_cap = over(1)(known);
    EXPECT_EQ(by_cap.from, first);
    EXPECT_EQ(by_cap.until, first + 1);
    ASSERT_EQ(by_cap.sectors.size(), 2U);
    EXPECT_EQ(by_cap.sectors[0].sector, "Culture") << "ascending by name";
    EXPECT_DOUBLE_EQ(by_cap.sectors[0].value, -.5);
    EXPECT_DOUBLE_EQ(of(by_cap, "DeFi").value, .75 * .2 - .25 * .1);
    EXPECT_DOUBLE_EQ(of(by_cap, "DeFi").weight, .4);
    EXPECT_EQ(of(by_cap, "DeFi").members, 2U);
    EXPECT_DOUBLE_EQ(by_cap.market, .3 * .2 - .1 * .1 - .6 * .5);
    const sector_table equal = over(1, equal_weight{})(known);
    EXPECT_DOUBLE_EQ(of(equal, "DeFi").value, .05);
    EXPECT_DOUBLE_EQ(equal.market, (.2 - .1 - .5) / 3);
    EXPECT_DOUBLE_EQ((sector_spread{over(1)}(known)), .625);
    EXPECT_DOUBLE_EQ((sector_spread{over(1, equal_weight{})}(known)), .55);
}

TEST(sector_returns, take_the_sector_that_was_known_as_the_window_opened) {
    const market universe = market_with(
        {{"DeFi", {1, 2, 3}, 1, {{first + 1, "Culture"}}}, {"DeFi", {1, 1, 1}, 1}, {"Culture", {1, 1, 1}, 1}});
    const sector_table before = over(1)(known_market{universe, 1});
    EXPECT_DOUBLE_EQ(of(before, "DeFi").value, .5);
    EXPECT_EQ(of(before, "Culture").value, 0);
    const sector_table after = over(1)(known_market{universe, 2});
    EXPECT_EQ(of(after, "DeFi").value, 0);
    EXPECT_DOUBLE_EQ(of(after, "Culture").value, 2.0 / 3 * .5);
    EXPECT_DOUBLE_EQ(of(over(2)(known_market{universe, 2}), "DeFi").value, 1) << "the one of the first day";
}

TEST(sector_returns, take_any_sector_rule) {
    const market universe = market_with({{"x", {1, 2}, 1}, {"y", {1, 1}, 1}});
    sector_returns mine = over(1);
    mine.sector = [](const applicant& a) -> std::string { return a.id() == "A00" ? "first" : "others"; };
    EXPECT_EQ(of(mine(known_market(universe, 1)), "first").value, 1);
    EXPECT_EQ(of(mine(known_market(universe, 1)), "others").value, 0);
}

TEST(sector_returns, do_as_told_with_one_without_a_sector) {
    const market universe = market_with({{"DeFi", {1, 1}, 1}, {"", {1, 2}, 1}});
    const known_market known{universe, 1};
    const sector_table left = over(1, equal_weight{}, without_sector::is_left_out)(known);
    EXPECT_EQ(left.sectors.size(), 1U);
    EXPECT_EQ(left.market, 0);
    EXPECT_EQ(left.unclassified, 1U);
    const sector_table no_sector = over(1, equal_weight{}, without_sector::is_of_no_sector)(known);
    EXPECT_EQ(no_sector.sectors.size(), 1U);
    EXPECT_EQ(no_sector.market, .5);
    EXPECT_EQ(no_sector.sectors[0].weight, .5);
    const sector_table own = over(1, equal_weight{}, without_sector::is_a_sector)(known);
    EXPECT_EQ(of(own, "").value, 1);
    EXPECT_EQ(own.market, .5);
    EXPECT_EQ(own.unclassified, 1U);
}

TEST(sector_returns, do_as_told_with_one_without_a_price_at_the_close) {
    const market universe =
        market_with({{"DeFi", {1, 1, 1}, 1}, {"DeFi", {1, .5, absent}, 1}, {"Culture", {1, absent, absent}, 1}});
    const known_market known{universe, 2};
    const auto told = [&](without_end_price unpriced) {
        return over(2, equal_weight{}, without_sector::is_left_out, unpriced)(known);
    };
    const sector_table left = told(without_end_price::is_left_out);
    EXPECT_EQ(of(left, "DeFi").value, 0);
    EXPECT_EQ(of(left, "DeFi").members, 1U);
    EXPECT_EQ(left.sectors.size(), 1U);
    EXPECT_EQ(left.unpriced, 2U);
    EXPECT_TRUE(std::isnan(sector_spread{over(2)}(known))) << "one sector has no spread";
    const sector_table last = told(without_end_price::has_its_last);
    EXPECT_EQ(of(last, "DeFi").value, -.25);
    EXPECT_EQ(of(last, "Culture").value, 0) << "the price as the window opened";
    EXPECT_EQ(last.unpriced, 2U);
    const sector_table nothing = told(without_end_price::is_worth_nothing);
    EXPECT_EQ(of(nothing, "DeFi").value, -.5);
    EXPECT_EQ(of(nothing, "Culture").value, -1);
    EXPECT_DOUBLE_EQ(nothing.market, -2.0 / 3);
}

TEST(sector_returns, hold_nobody_without_a_price_or_a_weight_at_the_open) {
    const market universe = market_with({{"DeFi", {1, 2}, 1}, {"DeFi", {absent, 2}, 1}});
    const known_market known{universe, 1};
    sector_returns told = over(1);
    told.among = [](const known_market&) { return std::vector<std::size_t>{0, 1}; };
    EXPECT_EQ(told(known).not_held, 1U);
    EXPECT_EQ(of(told(known), "DeFi").members, 1U);
    told.weigh_by = [](const applicant&) { return tidemark::core::nan; };
    const sector_table none = told(known);
    EXPECT_EQ(none.not_held, 2U);
    EXPECT_TRUE(none.sectors.empty());
    EXPECT_TRUE(std::isnan(none.market));
    told.weigh_by = [](const applicant&) { return 0.0; };
    EXPECT_TRUE(std::isnan(of(told(known), "DeFi").value));
    EXPECT_TRUE(std::isnan(sector_spread{told}(known)));
}

TEST(sector_returns, are_none_before_a_whole_window) {
    const market universe = market_with({{"DeFi", {1, 2}, 1}, {"Culture", {1, 2}, 1}});
    const sector_table early = over(2)(known_market{universe, 1});
    EXPECT_TRUE(early.sectors.empty());
    EXPECT_TRUE(std::isnan(early.market));
    EXPECT_FALSE(early.from.ok());
    EXPECT_TRUE(std::isnan(sector_spread{over(2)}(known_market{universe, 1})));
    EXPECT_TRUE((sector_rotation{over(2)}(known_market{universe, 1})).empty());
}

TEST(sector_returns, refuse_what_cannot_be) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { static_cast<void>(over(0)); }),
              "days of the window is 0, expected 1 or more");
    const market universe = market_with({{"DeFi", {1, 2}, 1}});
    const auto negative = [](const applicant&) { return -3.0; };
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  over(1, negative)(known_market{universe, 1});
              }),
              "weight of A00 is -3, expected a finite number, zero or more");
}

TEST(sector_returns, are_their_definition) {
    const market universe = market_of(tidemark::support::random_quotes(9, 42, 70), 42);
    const auto record =
        history(over(9, by_market_cap{}, without_sector::is_left_out, without_end_price::has_its_last), universe);
    for (std::size_t day = 9; day < record.values.size(); ++day) {
        std::map<std::string, std::pair<long double, long double>> sums;
        for (std::size_t i = 0; i < universe.assets().size(); ++i) {
            const double cap = universe.market_caps(day - 9)[i];
            if (std::isnan(cap)) continue;
            std::size_t end = day;
            while (std::isnan(universe.prices(end)[i])) --end;
            auto& [gains, caps] = sums[universe.assets()[i].asset_class];
            gains += static_cast<long double>(cap) * (static_cast<long double>(universe.prices(end)[i]) /
                                                          static_cast<long double>(universe.prices(day - 9)[i]) -
                                                      1);
            caps += static_cast<long double>(cap);
        }
        ASSERT_EQ(record.values[day].sectors.size(), sums.size());
        for (const auto& [name, s] : sums)
            EXPECT_NEAR(of(record.values[day], name).value, static_cast<double>(s.first / s.second), 1e-14);
    }
}

TEST(sector_rotation, ranks_sectors_and_tells_what_became_of_their_ranks) {
    const market universe = market_with({{"A", {100, 110, 110}, 1},
                                         {"B", {100, 105, 126}, 1},
                                         {"C", {100, 101, 101}, 1},
                                         {"D", {absent, 100, 110}, 1}});
    const sector_rotation rotation{over(1, equal_weight{})};
    const auto before = rotation(known_market{universe, 1});
    ASSERT_EQ(before.size(), 3U);
    EXPECT_EQ(before[0].rank, 1);
    EXPECT_EQ(before[1].rank, 2);
    EXPECT_EQ(before[2].rank, 3);
    EXPECT_TRUE(std::isnan(before[0].rank_change)) << "no window before";
    EXPECT_TRUE(std::isnan(mean_rank_change(before)));
    const auto after = rotation(known_market{universe, 2});
    ASSERT_EQ(after.size(), 4U);
    EXPECT_EQ(after[0].sector, "A");
    EXPECT_EQ(after[0].value, 0);
    EXPECT_EQ(after[0].rank, 3.5) << "shared with C";
    EXPECT_EQ(after[0].rank_change, -2.5);
    EXPECT_EQ(after[1].rank, 1);
    EXPECT_EQ(after[1].rank_change, 1);
    EXPECT_EQ(after[2].rank_change, -.5);
    EXPECT_EQ(after[3].rank, 2);
    EXPECT_TRUE(std::isnan(after[3].rank_change)) << "it is new";
    EXPECT_DOUBLE_EQ(after[1].relative_strength, 1.2 / 1.075 - 1);
    EXPECT_DOUBLE_EQ(after[0].relative_strength, 1 / 1.075 - 1);
    EXPECT_DOUBLE_EQ(mean_rank_change(after), 4.0 / 3);
}

TEST(sector_rotation, sees_nothing_later_than_its_day) {
    auto quotes = tidemark::support::random_quotes(13, 28, 40);
    const market whole = market_of(quotes, 28);
    const date until = whole.dates()[20];
    std::erase_if(quotes, [&](const tidemark::support::quote& q) { return q.date > until; });
    const market cut = market_of(quotes, 28);
    const sector_rotation rotation{over(5)};
    const auto then = rotation(known_market{cut, 20}), now = rotation(known_market{whole, 20});
    ASSERT_EQ(then.size(), now.size());
    for (std::size_t i = 0; i < then.size(); ++i) {
        EXPECT_EQ(then[i].value, now[i].value);
        EXPECT_EQ(then[i].rank, now[i].rank);
        EXPECT_EQ(then[i].relative_strength, now[i].relative_strength);
    }
}

}
