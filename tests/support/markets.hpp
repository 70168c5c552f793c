// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/market.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::support {

/// A price or a supply that is not there.
inline constexpr double absent = std::numeric_limits<double>::quiet_NaN();

/// One row per day: a number for each asset.
using table = std::vector<std::vector<double>>;

inline std::string name_of(std::size_t asset) {
    std::string name{"A00"};
    name[1] = static_cast<char>('0' + asset / 10);
    name[2] = static_cast<char>('0' + asset % 10);
    return name;
}

/// A row whose asset is a number, from 0 to 99.
struct quote {
    core::date date;
    std::size_t asset;
    double price;
    double supply;
    std::optional<double> traded_value;
};

/// The market of these rows, with assets A00, A01 and so on; every seventh is a stablecoin, the others are coins.
inline index::market market_of(const std::vector<quote>& quotes, std::size_t assets) {
    std::vector<index::asset> declared;
    for (std::size_t i = 0; i < assets; ++i) {
        declared.push_back({.id = name_of(i), .asset_class = i % 7 == 6 ? "stable" : "coin"});
    }
    index::market_builder rows{std::move(declared)};
    for (const quote& q : quotes) {
        const std::string name = name_of(q.asset);
        rows.add({.date = q.date, .asset = name, .price = q.price, .supply = q.supply, .traded_value = q.traded_value});
    }
    return std::move(rows).build();
}

/// The market of a small example: consecutive days, at most six assets A00, A01 and so on, all coins.
inline index::market market_of(const table& prices, const table& supplies, core::date first = {2020, 1, 1}) {
    std::vector<quote> quotes;
    for (std::size_t day = 0; day < prices.size(); ++day) {
        for (std::size_t asset = 0; asset < prices[day].size(); ++asset) {
            if (std::isnan(prices[day][asset])) continue;
            const core::date date = first + static_cast<int>(day);
            quotes.push_back({date, asset, prices[day][asset], supplies[day][asset], std::nullopt});
        }
    }
    return market_of(quotes, prices.front().size());
}

/// A market that lives: assets are born, die, pause for days, change their supply, and some publish no traded value.
/// Asset 0 never misses a day, so that every day exists.
inline std::vector<quote> random_quotes(std::uint64_t seed, std::size_t assets, int days) {
    std::mt19937_64 engine{seed};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    const auto up_to = [&](int n) { return static_cast<int>(uniform() * n); };
    struct life {
        double price;
        double supply;
        int birth;
        int death;
    };
    std::vector<life> lives;
    for (std::size_t i = 0; i < assets; ++i) {
        const bool lasting = i % 3 == 0;
        lives.push_back({std::exp(6 * uniform() - 3), std::exp(12 * uniform()), lasting ? 0 : up_to(days),
                         lasting ? days : up_to(2 * days)});
    }
    std::vector<quote> quotes;
    for (int day = 0; day < days; ++day) {
        for (std::size_t i = 0; i < assets; ++i) {
            life& l = lives[i];
            l.price *= std::exp(0.3 * (uniform() - 0.5));
            if (uniform() < 0.02) l.supply *= 1 + 0.2 * uniform();
            const bool quoted = day >= l.birth && day < l.death && uniform() > 0.03;
            const std::optional<double> traded = uniform() < 0.2 ? std::nullopt : std::optional{1e3 * uniform()};
            if (quoted || i == 0) quotes.push_back({core::date{2021, 1, 20} + day, i, l.price, l.supply, traded});
        }
    }
    return quotes;
}

}
