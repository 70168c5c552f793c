// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/altcoins.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/market_concentration.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/risk/concentration.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
namespace risk = tidemark::risk;
using tidemark::support::market_of;
using tidemark::support::name_of;
using tidemark::support::thrown;

namespace {

const members_rule everybody = listed{every_asset{}};

/// One day on which these are traded, of Bitcoin, a stablecoin and altcoins; caps in the opposite order.
market traded_market(const std::vector<double>& altcoin_values) {
    std::vector<asset> assets{{.id = "BTC", .asset_class = "coin"}, {.id = "USDT", .asset_class = "stable"}};
    for (std::size_t i = 0; i < altcoin_values.size(); ++i)
        assets.push_back({.id = i == 0 ? "ETH" : name_of(i), .asset_class = "coin"});
    market_builder rows{assets};
    const tidemark::core::date day{2025, 11, 17};
    rows.add({.date = day, .asset = "BTC", .price = 1, .market_cap = 1e6, .traded_value = 500});
    rows.add({.date = day, .asset = "USDT", .price = 1, .market_cap = 1e5, .traded_value = 900});
    for (std::size_t i = 0; i < altcoin_values.size(); ++i) {
        rows.add({.date = day,
                  .asset = assets[i + 2].id,
                  .price = 1,
                  .market_cap = static_cast<double>(i + 1),
                  .traded_value = altcoin_values[i]});
    }
    return std::move(rows).build();
}

// Traded values of thirteen altcoins: a worked example that an independent program checks.
TEST(market_concentration, of_the_traded_value_of_altcoins) {
    const market universe = traded_market({30, 22, 9, 8, 6, 5, 4, 4, 3, 3, 2.5, 2, 1.5});
    const known_market known{universe, 0};
    const members_rule with_ether = listed{altcoins{ether::is_altcoin, exclude_classes{"stable", "wrapped"}}};
    const share_of_largest ten{
        .count = 10, .among = with_ether, .largest_by = by_traded_value{}, .share_of = by_traded_value{}};
    EXPECT_NEAR(ten(known), .94, 1e-15);
    const market_concentration herfindahl{
        .among = with_ether, .weigh_by = by_traded_value{}, .measure = risk::herfindahl_index};
    EXPECT_NEAR(herfindahl(known), .16525, 1e-15);
    const share_of_largest ten_others{
        .count = 10,
        .among = listed{altcoins{ether::is_left_out, exclude_classes{"stable", "wrapped"}}},
        .largest_by = by_traded_value{},
        .share_of = by_traded_value{}};
    EXPECT_NEAR(ten_others(known), (70 - 2 - 1.5) / 70, 1e-15);
    const share_of_largest by_cap{
        .count = 10, .among = with_ether, .largest_by = by_market_cap{}, .share_of = by_traded_value{}};
    EXPECT_NEAR(by_cap(known), .39, 1e-15) << "the ten with the greatest caps are not those that trade most";
}

TEST(market_concentration, takes_any_measure) {
    const market universe = market_of({{1, 1, 1, 1}}, {{1000, 400, 100, 50}});
    const known_market known{universe, 0};
    const auto by = [&](auto measure) {
        return market_concentration{.among = everybody, .weigh_by = by_market_cap{}, .measure = measure}(known);
    };
    const std::vector<double> caps{1000, 400, 100, 50};
    EXPECT_EQ(by(risk::effective_number), risk::effective_number(caps));
    EXPECT_EQ(by(risk::effective_number_by_entropy), risk::effective_number_by_entropy(caps));
    EXPECT_EQ(by([](std::span<const double> w) { return risk::gini_coefficient(w, risk::inequality_of::population); }),
              risk::gini_coefficient(caps, risk::inequality_of::population));
    EXPECT_EQ(by([](std::span<const double> w) { return risk::top_share(w, 2); }), 1400.0 / 1550);
}

TEST(market_concentration, of_a_market_without_weights_is_what_the_measure_says) {
    const market universe = market_of({{1, 1}}, {{1, 1}});
    const known_market known{universe, 0};
    const auto by_traded = [](auto measure) {
        return market_concentration{.among = everybody, .weigh_by = by_traded_value{}, .measure = measure};
    };
    EXPECT_TRUE(std::isnan(by_traded(risk::herfindahl_index)(known)));
    EXPECT_EQ(by_traded([](std::span<const double> w) { return static_cast<double>(w.size()); })(known), 0);
    const market_concentration wrong{
        .among = everybody, .weigh_by = [](const applicant&) { return -1.0; }, .measure = risk::herfindahl_index};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { wrong(known); }),
              "weights[0] is -1, expected a finite number, zero or more");
}

TEST(share_of_largest, is_that_of_the_measure_where_both_are_one) {
    const market universe = market_of(tidemark::support::random_quotes(7, 40, 50), 40);
    for (const std::size_t count : {1U, 5U, 39U, 60U}) {
        const auto share = history(
            share_of_largest{
                .count = count, .among = everybody, .largest_by = by_market_cap{}, .share_of = by_market_cap{}},
            universe);
        for (std::size_t day = 0; day < share.values.size(); ++day) {
            std::vector<double> caps;
            for (const double cap : universe.market_caps(day))
                if (!std::isnan(cap)) caps.push_back(cap);
            EXPECT_NEAR(share.values[day], risk::top_share(caps, count), 1e-14);
            std::sort(caps.begin(), caps.end(), std::greater<>{});
            long double total = 0, top = 0;
            for (std::size_t i = 0; i < caps.size(); ++i) {
                total += static_cast<long double>(caps[i]);
                if (i < count) top += static_cast<long double>(caps[i]);
            }
            EXPECT_NEAR(share.values[day], static_cast<double>(top / total), 1e-14);
        }
    }
}

TEST(share_of_largest, leaves_out_who_has_no_share_and_does_not_rank_who_has_no_size) {
    using tidemark::support::quote;
    const tidemark::core::date day{2020, 1, 1};
    // Of caps 40, 30, 20 and 10 the first trades an unknown amount.
    const market universe = market_of({quote{day, 0, 1, 40, std::nullopt}, quote{day, 1, 1, 30, 5.0},
                                       quote{day, 2, 1, 20, 3.0}, quote{day, 3, 1, 10, 2.0}},
                                      4);
    const known_market known{universe, 0};
    share_of_largest one{.count = 1, .among = everybody, .largest_by = by_market_cap{}, .share_of = by_traded_value{}};
    EXPECT_DOUBLE_EQ(one(known), .5) << "the largest of those that are known to trade";
    one.largest_by = [](const applicant& a) { return a.asset() == 1 ? tidemark::core::nan : a.market_cap(); };
    EXPECT_DOUBLE_EQ(one(known), .3);
    one.largest_by = equal_weight{};
    EXPECT_DOUBLE_EQ(one(known), .5) << "of equals the first named";
    one.share_of = by_market_cap{};
    one.among = listed{only_assets{"none"}};
    EXPECT_TRUE(std::isnan(one(known)));
    one.among = listed{only_assets{"A01"}};
    EXPECT_EQ(one(known), 1);
}

TEST(share_of_largest, refuses_what_cannot_be) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  static_cast<void>(share_of_largest{
                      .count = 0, .among = everybody, .largest_by = by_market_cap{}, .share_of = by_market_cap{}});
              }),
              "count of the largest is 0, expected 1 or more");
    const market universe = market_of({{1}}, {{1}});
    const share_of_largest wrong{
        .count = 1, .among = everybody, .largest_by = by_market_cap{}, .share_of = [](const applicant&) {
            return -2.0;
        }};
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  wrong(known_market{universe, 0});
              }),
              "share of A00 is -2, expected a finite number, zero or more");
}

}
