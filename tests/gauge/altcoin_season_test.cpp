// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/altcoin_season.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::gauge;
using tidemark::core::date;
using tidemark::index::asset;
using tidemark::index::exclude_classes;
using tidemark::index::known_market;
using tidemark::index::market;
using tidemark::index::market_builder;
using tidemark::support::thrown;

namespace {

using enum missing_history;
using enum membership_date;

/// Bitcoin, a stablecoin that is larger than all altcoins, and 120 altcoins, the larger the lower their number. In the
/// 90 days to the last day the first `winners` altcoins gain; on day 90 all of them do.
market coins(int winners) {
    std::vector<asset> assets{{.id = "BTC", .asset_class = "coin"}, {.id = "USDT", .asset_class = "stable"}};
    for (int i = 0; i < 120; ++i) assets.push_back({.id = "A" + std::to_string(1000 + i), .asset_class = "coin"});
    market_builder rows{assets};
    for (int day = 0; day <= 180; ++day) {
        const auto add = [&](const asset& a, double price, double supply) {
            rows.add({.date = date{2023, 1, 1} + day, .asset = a.id, .price = price, .supply = supply});
        };
        add(assets[0], 100, 1e6);
        add(assets[1], 1, 1e9);
        for (int i = 0; i < 120; ++i) {
            const double first = day < 90 ? 1 : 2;
            add(assets[static_cast<std::size_t>(i) + 2], day == 180 && i < winners ? first * 1.001 : first,
                1e6 - i * 5e3);
        }
    }
    return std::move(rows).build();
}

altcoin_universe altcoins() {
    return {.eligibility = exclude_classes{"stable"}, .membership = window_end, .missing = dropped};
}

double on_day(const altcoin_season& gauge, const market& universe, std::size_t day = 180) {
    return gauge(known_market(universe, day));
}

TEST(altcoin_season, counts_the_fifty_the_hundred_and_over_half_a_year) {
    const market universe = coins(40);
    EXPECT_EQ(on_day(blockchain_center_style(altcoins()), universe), 80);
    EXPECT_EQ(on_day(coinmarketcap_style(altcoins()), universe), 40);
    EXPECT_EQ(altcoin_bull_style(altcoins())(known_market(universe, 180)), 0.4);
    EXPECT_EQ(on_day(half_year_style(altcoins(), 50), universe), 100) << "since 180 days all of them gained";
    EXPECT_EQ(on_day(blockchain_center_style(altcoins()), universe, 179), 100) << "as since its day 89";
    EXPECT_EQ(on_day(blockchain_center_style(altcoins()), coins(0)), 0);
    EXPECT_TRUE(std::isnan(on_day(blockchain_center_style(altcoins()), universe, 89)));
    EXPECT_TRUE(std::isnan(on_day(half_year_style(altcoins(), 50), universe, 179)));
}

TEST(altcoin_season, gives_bitcoin_no_place_among_the_altcoins) {
    const auto counted = blockchain_center_style(altcoins()).outperforming.count(known_market(coins(50), 180));
    EXPECT_EQ(counted, (outperformance{.wins = 50}));
}

TEST(altcoin_season, has_thresholds_that_are_included) {
    const altcoin_season ninety = blockchain_center_style(altcoins());
    EXPECT_EQ(ninety.season_of(75), season::altcoin);
    EXPECT_EQ(ninety.season_of(74.9), season::neutral);
    EXPECT_EQ(ninety.season_of(25.1), season::neutral);
    EXPECT_EQ(ninety.season_of(25), season::bitcoin);
    EXPECT_EQ(ninety.season_of(0), season::bitcoin);
    EXPECT_EQ(ninety.season_of(std::nan("")), season::unknown);
    const altcoin_season half_year = half_year_style(altcoins(), 50);
    EXPECT_EQ(half_year.season_of(70), season::altcoin);
    EXPECT_EQ(half_year.season_of(69.9), season::neutral);
    EXPECT_EQ(half_year.season_of(30), season::bitcoin);
}

TEST(altcoin_season, reads_the_thresholds_themselves_exactly) {
    for (const std::size_t n : {10U, 20U, 40U, 60U, 100U, 700U}) {
        for (const std::size_t percent : {25U, 30U, 70U, 75U}) {
            if (n * percent % 100 != 0) continue;
            const outperformance all{.wins = n * percent / 100, .losses = n - n * percent / 100};
            EXPECT_EQ(all.share(dropped, 100), static_cast<double>(percent)) << n;
        }
    }
}

TEST(altcoin_season, tells_whose_season_it_is) {
    EXPECT_EQ(text_of(season::altcoin), "altcoin season");
    EXPECT_EQ(text_of(season::neutral), "neutral");
    EXPECT_EQ(text_of(season::bitcoin), "bitcoin season");
    EXPECT_EQ(text_of(season::unknown), "unknown");
}

TEST(altcoin_season, refuses_thresholds_that_cross) {
    const auto with = [](double from, double to) {
        return thrown<std::invalid_argument>([&] {
            return altcoin_season{.outperforming = altcoins().largest(50, 90), .altcoin_from = from, .bitcoin_to = to};
        });
    };
    EXPECT_EQ(with(75, 75), "bitcoin_to is 75, expected from 0 to less than altcoin_from, 75");
    EXPECT_EQ(with(75, -1), "bitcoin_to is -1, expected from 0 to less than altcoin_from, 75");
    EXPECT_EQ(with(101, 25), "altcoin_from is 101, expected 100 or less");
    EXPECT_EQ(with(std::nan(""), 25), "altcoin_from is nan, expected 100 or less");
}

}
