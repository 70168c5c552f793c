// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/coindesk_themes.hpp>
#include <tidemark/index/waiting.hpp>

#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::index::methodologies;
using tidemark::core::date;
using tidemark::support::dates_called_for;
using tidemark::support::thrown;

namespace {

std::string name_of(std::size_t i) {
    const std::string digits = std::to_string(i);
    return "M" + std::string(3 - digits.size(), '0') + digits;
}

std::size_t number(const std::string& id) { return std::stoul(id.substr(1)); }

struct numbers {
    double market_cap;
    double traded_value;
    double price = 1;
};

/// Assets M000, M001 and so on, of one class, on all days between two.
market market_of(date first, date last, std::size_t count, const std::string& asset_class,
                 const std::function<numbers(date, std::size_t)>& of) {
    std::vector<asset> assets;
    for (std::size_t i = 0; i < count; ++i) assets.push_back({.id = name_of(i), .asset_class = asset_class});
    market_builder rows{assets};
    for (date d = first; d <= last; d = d + 1) {
        for (const asset& a : assets) {
            const numbers n = of(d, number(a.id));
            rows.add({.date = d,
                      .asset = a.id,
                      .price = n.price,
                      .market_cap = n.market_cap,
                      .traded_value = n.traded_value});
        }
    }
    return std::move(rows).build();
}

const missing_price_rule carried = carry{.max_age = 31};
base_point from(date day) { return {.date = day, .level = 1000}; }

std::set<std::string> members_of(const review& r, const market& universe) {
    std::set<std::string> ids;
    for (const member& m : r.members) ids.insert(universe.assets()[m.asset].id);
    return ids;
}

coindesk_memecoin_data memes() { return {.memecoins = "meme", .traded = {30, unpublished::is_zero}}; }

/// So many of sixty memecoins trade more than a million a day, the first most.
market of_memes(std::size_t above_a_million, std::size_t count = 60) {
    return market_of({2024, 7, 1}, {2024, 10, 31}, count, "meme", [=](date, std::size_t i) -> numbers {
        return {1, (i < above_a_million ? 2e6 : 9e5) - static_cast<double>(i)};
    });
}

TEST(coindesk_memecoin, holds_25_to_50_by_what_trades_a_million_a_day) {
    const auto held = [](std::size_t above) {
        const market universe = of_memes(above);
        const track t = calculate(coindesk_memecoin_style(memes(), from({2024, 10, 31}), carried), universe);
        EXPECT_EQ(t.reviews[0].members[0].weight, 1 / static_cast<double>(t.reviews[0].members.size()));
        return t.reviews[0].members.size();
    };
    EXPECT_EQ(held(10), 25U);
    EXPECT_EQ(held(25), 25U);
    EXPECT_EQ(held(37), 37U);
    EXPECT_EQ(held(55), 50U);
}

// Twenty-five members of equal weight; by the weighting date of November the first has doubled, and it has halved again
// at the effective date. M025 takes the place of M024.
TEST(coindesk_memecoin, gives_newcomers_of_other_months_an_equal_part_and_keeps_the_factors_of_the_others) {
    const market universe = market_of({2024, 7, 1}, {2025, 2, 1}, 26, "meme", [](date d, std::size_t i) -> numbers {
        const bool second = d > date{2024, 10, 31};
        const double traded = i == 24 ? (second ? 1e3 : 1.2e6) : i == 25 ? (second ? 2e7 : 1e3) : 2e6;
        const double price = i == 0 && second && d < date{2024, 11, 29} ? 2 : 1;
        return {price, traded, price};
    });
    const track t = calculate(coindesk_memecoin_style(memes(), from({2024, 10, 31}), carried), universe);
    ASSERT_GE(t.reviews.size(), 4U);
    const review& november = t.reviews[1];
    EXPECT_EQ(november.date, (date{2024, 11, 29}));
    EXPECT_EQ(november.dates.reference, (date{2024, 11, 12})) << "midnight of the 13th";
    EXPECT_EQ(november.dates.weighting, (date{2024, 11, 22}));
    ASSERT_EQ(november.members.size(), 25U);
    for (const member& m : november.members) {
        const std::string& id = universe.assets()[m.asset].id;
        // 24 of the old members share 24 / 25, the first with twice the part of each other.
        const double wanted = id == name_of(25) ? 1.0 / 25 : 24.0 / 25 * (id == name_of(0) ? 2.0 : 1.0) / 25;
        EXPECT_NEAR(m.weight, wanted, 1e-12) << id;
    }
    const review& january = t.reviews[3];
    EXPECT_EQ(january.date, (date{2025, 1, 31}));
    EXPECT_EQ(january.dates.reference, (date{2025, 1, 14}));
    EXPECT_EQ(january.dates.announcement, (date{2025, 1, 17}));
    for (const member& m : january.members) EXPECT_NEAR(m.weight, 1.0 / 25, 1e-15);
}

// January 2025 is printed in the rulebook; the others were computed apart from the library, by a calendar of their own.
TEST(coindesk_memecoin, is_reviewed_on_the_last_business_day_of_each_month) {
    EXPECT_EQ(dates_called_for(coindesk_last_day_reviews(14, every_month), {2024, 11, 1}, {2026, 12, 31}),
              (std::vector<std::string>{
                  "2024-11-13 2024-11-15 2024-11-22 2024-11-29", "2024-12-13 2024-12-17 2024-12-24 2024-12-31",
                  "2025-01-15 2025-01-17 2025-01-24 2025-01-31", "2025-02-12 2025-02-14 2025-02-21 2025-02-28",
                  "2025-03-13 2025-03-17 2025-03-24 2025-03-31", "2025-04-14 2025-04-16 2025-04-23 2025-04-30",
                  "2025-05-14 2025-05-16 2025-05-23 2025-05-30", "2025-06-12 2025-06-16 2025-06-23 2025-06-30",
                  "2025-07-15 2025-07-17 2025-07-24 2025-07-31", "2025-08-13 2025-08-15 2025-08-22 2025-08-29",
                  "2025-09-12 2025-09-16 2025-09-23 2025-09-30", "2025-10-15 2025-10-17 2025-10-24 2025-10-31",
                  "2025-11-12 2025-11-14 2025-11-21 2025-11-28", "2025-12-15 2025-12-17 2025-12-24 2025-12-31",
                  "2026-01-14 2026-01-16 2026-01-23 2026-01-30", "2026-02-11 2026-02-13 2026-02-20 2026-02-27",
                  "2026-03-13 2026-03-17 2026-03-24 2026-03-31", "2026-04-14 2026-04-16 2026-04-23 2026-04-30",
                  "2026-05-13 2026-05-15 2026-05-22 2026-05-29", "2026-06-12 2026-06-16 2026-06-23 2026-06-30",
                  "2026-07-15 2026-07-17 2026-07-24 2026-07-31", "2026-08-13 2026-08-17 2026-08-24 2026-08-31",
                  "2026-09-14 2026-09-16 2026-09-23 2026-09-30", "2026-10-14 2026-10-16 2026-10-23 2026-10-30",
                  "2026-11-12 2026-11-16 2026-11-23 2026-11-30", "2026-12-15 2026-12-17 2026-12-24 2026-12-31"}));
}

// July 2024 and January 2025 are printed in rulebooks of this calendar; the others were computed as above.
TEST(coindesk_select_sector, is_reviewed_on_the_second_business_day_of_each_third_month) {
    EXPECT_EQ(dates_called_for(coindesk_second_day_reviews(), {2024, 1, 1}, {2026, 12, 31}),
              (std::vector<std::string>{
                  "2023-12-18 2023-12-20 2023-12-27 2024-01-03", "2024-03-15 2024-03-19 2024-03-26 2024-04-02",
                  "2024-06-14 2024-06-18 2024-06-25 2024-07-02", "2024-09-16 2024-09-18 2024-09-25 2024-10-02",
                  "2024-12-18 2024-12-20 2024-12-27 2025-01-03", "2025-03-17 2025-03-19 2025-03-26 2025-04-02",
                  "2025-06-16 2025-06-18 2025-06-25 2025-07-02", "2025-09-16 2025-09-18 2025-09-25 2025-10-02",
                  "2025-12-18 2025-12-22 2025-12-29 2026-01-05", "2026-03-17 2026-03-19 2026-03-26 2026-04-02",
                  "2026-06-16 2026-06-18 2026-06-25 2026-07-02", "2026-09-16 2026-09-18 2026-09-25 2026-10-02"}));
}

TEST(coindesk_memecoin, changes_its_rules_on_the_reference_data_of_a_review) {
    const review_calendar monthly = coindesk_last_day_reviews(14, every_month);
    EXPECT_EQ(coindesk_memecoin_venues, monthly.dates_of(2025, 4)->reference - 1);
    EXPECT_EQ(coindesk_memecoin_any_age, monthly.dates_of(2025, 5)->reference - 1);
    // The sixty are listed on 1 April; ninety days are asked for until the review of May.
    const market universe = market_of({2025, 1, 1}, {2025, 5, 31}, 60, "meme", [](date, std::size_t i) -> numbers {
        return {1, 2e6 - static_cast<double>(i)};
    });
    std::vector<asset> assets{universe.assets().begin(), universe.assets().end()};
    for (std::size_t i = 0; i < 20; ++i) assets[i].listed = date{2025, 3, 1};
    market_builder rows{assets};
    for (std::size_t day = 0; day < universe.dates().size(); ++day) {
        for (std::size_t i = 0; i < assets.size(); ++i) {
            if (!assets[i].listed_on(universe.dates()[day])) continue;
            rows.add({.date = universe.dates()[day],
                      .asset = assets[i].id,
                      .price = 1,
                      .market_cap = 1,
                      .traded_value = universe.traded_values(day)[i]});
        }
    }
    const market with_young = std::move(rows).build();
    const track t = calculate(coindesk_memecoin_style(memes(), from({2025, 4, 5}), carried), with_young);
    ASSERT_EQ(t.reviews.size(), 3U);
    EXPECT_FALSE(members_of(t.reviews[1], with_young).contains(name_of(0))) << "30 April: too young";
    EXPECT_TRUE(members_of(t.reviews[2], with_young).contains(name_of(0))) << "30 May";
}

TEST(coindesk_memecoin, names_what_it_leaves_out_and_refuses_what_it_cannot_be) {
    const rulebook rules = coindesk_memecoin_style(memes(), from({2024, 10, 31}), carried);
    EXPECT_EQ(rules.name, "CoinDesk Memecoin-style");
    EXPECT_EQ(rules.not_applied,
              (std::vector<std::string>{"three venues that traded since April 2025", "exclusion of offensive themes"}));
    coindesk_memecoin_data all = memes();
    all.three_venues = all.not_offensive = every_asset{};
    EXPECT_EQ(coindesk_memecoin_style(all, from({2024, 10, 31}), carried).name, "CoinDesk Memecoin");
    all.traded = {90, unpublished::is_zero};
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  coindesk_memecoin_style(all, from({2024, 10, 31}), carried);
              }),
              "days of the traded values of the CoinDesk Memecoin is 90, expected 30");
}

coindesk_sector_data defi() { return {.sector = "DeFi", .traded = {30, unpublished::is_zero}}; }

/// The members of a sector on one day of July 2024, of assets of these sizes and traded values.
std::string sector_of(const std::vector<numbers>& assets, coindesk_sector_data data = defi()) {
    const market universe =
        market_of({2024, 6, 1}, {2024, 7, 10}, assets.size(), "DeFi", [&](date, std::size_t i) { return assets[i]; });
    const track t = calculate(coindesk_select_sector_style(data, from({2024, 7, 10}), carried), universe);
    std::string line;
    for (const member& m : t.reviews[0].members) {
        line += (line.empty() ? "" : " ") + std::to_string(number(universe.assets()[m.asset].id));
    }
    return line;
}

TEST(coindesk_select_sector, asks_newcomers_for_more_than_the_medians_of_the_twenty_largest) {
    std::vector<numbers> twenty;
    for (std::size_t i = 0; i < 22; ++i) {
        twenty.push_back({200 - 9 * static_cast<double>(i), 200 - 9 * static_cast<double>(i)});
    }
    // Of the first twenty the medians are 114.5; 1.2 times as much is 137.4, and the seventh has 146, the eighth 137.
    EXPECT_EQ(sector_of(twenty), "0 1 2 3 4 5 6");
    twenty[1].traded_value = 1;  // its liquidity falls below the median of 105.5
    EXPECT_EQ(sector_of(twenty), "0 2 3 4 5 6");
    twenty[2].traded_value = twenty[3].traded_value = 1;
    // Four reach it, so newcomers are asked for the medians alone.
    EXPECT_EQ(sector_of(twenty), "0 4 5 6 7 8 9");
}

TEST(coindesk_select_sector, has_at_least_five_and_at_most_ten_none_of_them_tiny) {
    std::vector<numbers> alike(20, {100, 100});
    for (std::size_t i = 0; i < 20; ++i) {
        if (i >= 15) alike[i] = {1, 1};
    }
    EXPECT_EQ(sector_of(alike).substr(0, 9), "0 1 2 3 4") << "fifteen reach the medians, none reaches 1.2 times";
    EXPECT_EQ(sector_of(alike), "0 1 2 3 4 5 6 7 8 9");
    std::vector<numbers> few(5, {100, 100});
    EXPECT_EQ(sector_of(few), "0 1 2 3 4") << "there are no more";
    // Liquid ones are small and large ones are not liquid: nobody reaches both medians.
    std::vector<numbers> apart;
    for (std::size_t i = 0; i < 10; ++i)
        apart.push_back({100.0 - static_cast<double>(i), 1.0 + static_cast<double>(i)});
    EXPECT_EQ(sector_of(apart), "0 1 2 3 4");
    // Seven reach both, of which the last two have less than 1 % of all.
    std::vector<numbers> steep{{100, 10}, {90, 10}, {80, 10}, {70, 10}, {60, 10}, {3, 10}, {2.9, 10}};
    for (std::size_t i = 0; i < 8; ++i) steep.push_back({1, 1});
    EXPECT_EQ(sector_of(steep), "0 1 2 3 4") << "3 of 403 and then 2.9 of 405.9 are below 1 %";
}

TEST(coindesk_select_sector, lets_newcomers_wait_on_the_watch_list) {
    // M019 is the largest from 1 June on; it ranks among the twenty largest at the review of July for the first time.
    const market universe = market_of({2024, 3, 1}, {2024, 10, 10}, 21, "DeFi", [](date d, std::size_t i) -> numbers {
        const double size = i == 20 ? (d < date{2024, 6, 1} ? 1.0 : 300.0) : 200 - 9 * static_cast<double>(i);
        return {size, size};
    });
    coindesk_sector_data data = defi();
    data.watch_list = waiting_reviews{.reviews = 1, .early = early_reviews::ask_those_there_are, .down_to = 20};
    const track t = calculate(coindesk_select_sector_style(data, from({2024, 4, 10}), carried), universe);
    ASSERT_EQ(t.reviews.size(), 3U);
    EXPECT_EQ(t.reviews[1].date, (date{2024, 7, 2}));
    EXPECT_FALSE(members_of(t.reviews[1], universe).contains(name_of(20)));
    EXPECT_EQ(t.reviews[2].date, (date{2024, 10, 2}));
    EXPECT_TRUE(members_of(t.reviews[2], universe).contains(name_of(20)));
    EXPECT_EQ(t.name, "CoinDesk Select Sector DeFi-style");
    EXPECT_EQ(t.not_applied, (std::vector<std::string>{"exclusion of memecoins", "support by Coinbase Custody",
                                                       "prices of three contributing exchanges",
                                                       "membership of the CoinDesk Market Index"}));
}

}
