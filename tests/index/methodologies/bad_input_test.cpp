// SPDX-License-Identifier: BSL-1.0
// What every rulebook says to a base before its rules begin, to a market that is too small for it, and to an asset
// without a class that it needs: a row for each.
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/bitwise.hpp>
#include <tidemark/index/methodologies/bloomberg_galaxy.hpp>
#include <tidemark/index/methodologies/cmc_100.hpp>
#include <tidemark/index/methodologies/coindesk.hpp>
#include <tidemark/index/methodologies/coindesk_themes.hpp>
#include <tidemark/index/methodologies/crix.hpp>
#include <tidemark/index/methodologies/kaiko.hpp>
#include <tidemark/index/methodologies/marketvector.hpp>
#include <tidemark/index/methodologies/nasdaq_100.hpp>
#include <tidemark/index/methodologies/nasdaq_crypto.hpp>
#include <tidemark/index/methodologies/russell.hpp>
#include <tidemark/index/methodologies/sp_500.hpp>

#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::index::methodologies;
using tidemark::core::date;
using tidemark::core::roll;
using tidemark::support::days_between;
using tidemark::support::steady_asset;
using tidemark::support::steady_market;

namespace {

const missing_price_rule carried = carry{.max_age = 31};

base_point from(date day) { return {.date = day, .level = 100}; }

const traded_window thirty{30, unpublished::is_zero, 1}, ninety{90, unpublished::is_left_out, 1};
const std::vector<std::string> stable{"stable"};

rulebook bitwise(date base) {
    return bitwise_10({.review_day = last_business_day{}, .untraded = unpublished::is_zero, .pegged_and_meme = stable},
                      from(base), carried);
}
rulebook galaxy(date base) {
    return bloomberg_galaxy({.cap_of_35_from = date{2021, 3, 1}, .schedule = month_start{}, .excluded_classes = stable},
                            from(base), carried);
}
rulebook cmc(date base) {
    return cmc_100({.prices = utc_prices::at_start_of_day, .stable_and_wrapped = stable}, from(base), carried);
}
const coindesk_data coindesk{.stablecoins = exclude_classes{"stable"}, .traded = ninety};
rulebook memecoin(date base) {
    return coindesk_memecoin_style({.memecoins = "coin", .traded = thirty}, from(base), carried);
}
rulebook sector(date base) {
    return coindesk_select_sector_style({.sector = "coin", .traded = thirty}, from(base), carried);
}
rulebook coins_of_crix(date base) {
    return crix({.weights = crix_weights::by_market_cap,
                 .members = {{date{2020, 1, 1}, 3}},
                 .selection_months = january_cycle,
                 .window = {1, unpublished::is_left_out},
                 .oldest_price = 20},
                base);
}
rulebook kaiko(date base) {
    return kaiko_style_segment({.segment = kaiko_segment::mid_caps,
                                .eligibility = require_class{} & exclude_classes{"stable"},
                                .liquidity = by_traded_value{},
                                .weighting = market_cap{},
                                .schedule = month_start{}},
                               from(base), carried);
}
const marketvector_data marketvector{.cut_off = 0, .pegged = exclude_classes{"stable"}};
rulebook nasdaq(date base) {
    return nasdaq_100_style({.selection = largest(100), .cut = group_cut::one_factor, .on_holiday = roll::preceding},
                            from(base), carried);
}
rulebook nasdaq_crypto(date base) {
    return nasdaq_crypto_index({.eligibility = require_class{} & only_class{"other"}}, from(base), carried);
}
rulebook russell(date base) {
    return russell_2000_style({.rank_day = months_before{2, last_business_day{}}}, from(base), carried);
}
rulebook s_and_p(date base) {
    return sp_500_style({.members = {{date{2024, 1, 1}, {"C000", "C999"}}},
                         .without_price = ineligible_addition::refused,
                         .on_holiday = roll::preceding},
                        from(base), carried);
}

/// So many coins on the thirty days up to one, all of them alike; the last may have no class.
market coins(std::size_t count, date day, const char* class_of_last = "coin") {
    std::vector<steady_asset> assets;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string digits = std::to_string(i);
        assets.push_back({.facts = {.id = "C" + std::string(3 - digits.size(), '0') + digits, .asset_class = "coin"},
                          .traded_value = 2e6});
    }
    assets.back().facts.asset_class = class_of_last;
    return steady_market(assets, days_between(day - 29, day));
}

/// A track of the first coins, as of an index that others are made of.
track parent_of(std::size_t count, date day) {
    track t;
    t.reviews.push_back({.date = day});
    t.reviews.back().members.resize(count);
    for (std::size_t i = 0; i < count; ++i) t.reviews.back().members[i].asset = i;
    return t;
}

struct refusal {
    std::function<void()> asked;
    std::string expected;
};

void expect(const std::vector<refusal>& all) {
    for (const refusal& each : all) {
        try {
            each.asked();
            ADD_FAILURE() << "nothing was refused, expected: " << each.expected;
        } catch (const std::exception& error) {
            EXPECT_EQ(error.what(), each.expected);
        }
    }
}

/// Asks a rulebook that begins on the day before its rules do, on a market of three coins.
refusal early(std::function<rulebook(date)> rules, date base, std::string expected) {
    return {[=] { calculate(rules(base), coins(3, base)); }, std::move(expected)};
}

TEST(rulebooks, refuse_a_base_before_their_rules_begin) {
    const auto of = [](const char* index, const char* base, const char* first) {
        return "base date of the " + std::string{index} + " is " + base + ", expected " + first +
               " or later, when its rules begin";
    };
    const track none;
    expect({
        early(bitwise, {2024, 5, 12}, of("Bitwise 10", "2024-05-12", "2024-05-13")),
        early(galaxy, {2018, 5, 3}, of("Bloomberg Galaxy Crypto Index", "2018-05-03", "2018-05-04")),
        early(cmc, {2024, 12, 8}, of("CMC 100", "2024-12-08", "2024-12-09")),
        {[] {
             coindesk_20_style(coindesk, from({2022, 10, 3}), carried);
         },
         of("CoinDesk 20", "2022-10-03", "2022-10-04")},
        {[&] {
             coindesk_80_style(coindesk, none, from({2022, 10, 3}), carried);
         },
         of("CoinDesk 80", "2022-10-03", "2022-10-04")},
        {[&] {
             coindesk_5_style(coindesk, none, from({2022, 4, 3}), carried);
         },
         of("CoinDesk 5", "2022-04-03", "2022-04-04")},
        {[] {
             const track twenty = parent_of(2, {2025, 1, 31}), eighty = parent_of(1, {2025, 1, 31});
             calculate(coindesk_100_style(coindesk, twenty, eighty, from({2025, 1, 30}), carried),
                       coins(3, {2025, 1, 30}));
         },
         "CoinDesk 100: review of 2025-01-30 among 3 eligible assets: the other index has no members on "
         "2025-01-30, it begins on 2025-01-31"},
        early(memecoin, {2024, 10, 30}, of("CoinDesk Memecoin", "2024-10-30", "2024-10-31")),
        early(sector, {2022, 7, 17}, of("CoinDesk Select Sector coin", "2022-07-17", "2022-07-18")),
        early(coins_of_crix, {2019, 12, 31},
              "CRIX: review of 2019-12-31 among 3 eligible assets: no count is decided for 2019-12-31, the first is "
              "from 2020-01-01"),
        {[] {
             marketvector_100_style(marketvector, from({2014, 12, 30}), carried);
         },
         of("MarketVector Digital Assets 100", "2014-12-30", "2014-12-31")},
        {[&] {
             marketvector_large_cap_style(marketvector, none, std::nullopt, from({2014, 12, 30}), carried);
         },
         of("MarketVector Digital Assets 100 Large-Cap", "2014-12-30", "2014-12-31")},
        early(nasdaq, {1985, 1, 30}, of("Nasdaq-100", "1985-01-30", "1985-01-31")),
        early(nasdaq_crypto, {2020, 11, 30}, of("Nasdaq Crypto Index", "2020-11-30", "2020-12-01")),
        {[] {
             const auto june = russell({1989, 6, 1}).schedule;
             june(days_between({1989, 6, 1}, {1989, 6, 30}));
         },
         "date is 1989-06-30, expected a day of 1990 or later, which the calendar knows"},
        early(s_and_p, {2023, 12, 31},
              "S&P 500-style: review of 2023-12-31 among 3 eligible assets: there is no list of members on "
              "2023-12-31, the first is from 2024-01-01"),
    });
}

TEST(rulebooks, refuse_a_market_that_is_too_small_for_their_target) {
    const date day{2025, 7, 31};
    const auto small = [&](std::function<rulebook(date)> rules, std::size_t count, std::string expected) {
        return refusal{[=] { calculate(rules(day), coins(count, day)); }, std::move(expected)};
    };
    const auto at = [](std::size_t eligible) {
        return ": review of 2025-07-31 among " + std::to_string(eligible) + " eligible assets: ";
    };
    const track twenty = parent_of(20, day), four = parent_of(4, day), hundred = parent_of(100, day);
    const auto of_hundred = [&](marketvector_choice choice, const traded_window& month) {
        return [=](date base) {
            return marketvector_choice_style(choice, marketvector, hundred, month, std::nullopt, from(base), carried);
        };
    };
    expect({
        small(bitwise, 9, "Bitwise 10-style" + at(9) + "ranks 1 to 10 need 10 candidates, there are 9"),
        small(galaxy, 2, "Bloomberg Galaxy Crypto Index-style" + at(2) + "reachable caps sum to 0.7, 1 is needed"),
        small(cmc, 60, "CMC 100" + at(60) + "ranks 1 to 100 need 100 candidates, there are 60"),
        small([](date base) { return coindesk_20_style(coindesk, from(base), carried); }, 19,
              "CoinDesk 20-style" + at(19) + "a buffer around the first 20 needs 20 candidates, there are 19"),
        small([&](date base) { return coindesk_80_style(coindesk, twenty, from(base), carried); }, 99,
              "CoinDesk 80-style" + at(99) + "a buffer around the first 80 needs 80 candidates, there are 79"),
        small([&](date base) { return coindesk_5_style(coindesk, four, from(base), carried); }, 99,
              "CoinDesk 5" + at(99) + "a buffer around the first 5 needs 5 candidates, there are 4"),
        small(memecoin, 24, "CoinDesk Memecoin-style" + at(24) + "a value limit needs 25 candidates, there are 24"),
        small(sector, 4, "CoinDesk Select Sector coin-style" + at(4) + "at least 5 candidates are needed, there are 4"),
        small(coins_of_crix, 2, "CRIX" + at(2) + "ranks 1 to 3 need 3 candidates, there are 2"),
        small(kaiko, 1, "Kaiko-style mid caps" + at(1) + "the selection keeps none"),
        small([](date base) { return marketvector_100_style(marketvector, from(base), carried); }, 99,
              "MarketVector Digital Assets 100" + at(99) +
                  "a buffer around the first 100 needs 100 candidates, there are 99"),
        small(of_hundred(marketvector_choice::ten, thirty), 9,
              "MarketVector Digital Assets 10" + at(9) + "ranks 1 to 10 need 10 candidates, there are 9"),
        small(nasdaq, 99, "Nasdaq-100-style" + at(99) + "ranks 1 to 100 need 100 candidates, there are 99"),
        small(nasdaq_crypto, 3, "Nasdaq Crypto Index-style" + at(0) + "at least 1 candidates are needed, there are 0"),
        small(russell, 3, "Russell 2000-style" + at(3) + "ranks 1 to 3000 need 3000 candidates, there are 3"),
        small(s_and_p, 3, "S&P 500-style" + at(3) + "the list of members has \"C999\", which the market does not know"),
    });
}

TEST(rulebooks, name_the_asset_that_has_no_class_where_they_need_one) {
    const date day{2025, 7, 31};
    const auto unclassified = [&](std::function<rulebook(date)> rules, const std::string& index) {
        return refusal{[=] { calculate(rules(day), coins(3, day, "")); },
                       index + ": C002 has a price on 2025-07-31 and no class, which the rules need"};
    };
    const track parent = parent_of(2, day);
    expect({
        unclassified(bitwise, "Bitwise 10-style"),
        unclassified(galaxy, "Bloomberg Galaxy Crypto Index-style"),
        unclassified(cmc, "CMC 100"),
        unclassified([](date base) { return coindesk_20_style(coindesk, from(base), carried); }, "CoinDesk 20-style"),
        unclassified([&](date base) { return coindesk_80_style(coindesk, parent, from(base), carried); },
                     "CoinDesk 80-style"),
        unclassified([&](date base) { return coindesk_5_style(coindesk, parent, from(base), carried); }, "CoinDesk 5"),
        unclassified(memecoin, "CoinDesk Memecoin-style"),
        unclassified(sector, "CoinDesk Select Sector coin-style"),
        unclassified(kaiko, "Kaiko-style mid caps"),
        unclassified([](date base) { return marketvector_100_style(marketvector, from(base), carried); },
                     "MarketVector Digital Assets 100"),
        unclassified(nasdaq_crypto, "Nasdaq Crypto Index-style"),
    });
}

}
