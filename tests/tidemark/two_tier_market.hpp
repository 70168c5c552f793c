// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/index/market.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::support {

/// Bell-shaped noise whose mean is 0 and whose standard deviation is 1, exactly.
inline std::vector<double> noise(std::size_t size, std::uint64_t seed) {
    std::mt19937_64 engine{seed};
    std::vector<double> values(size);
    for (double& v : values) {
        for (int i = 0; i < 6; ++i) v += static_cast<double>(engine() >> 11) * 0x1p-53 - 0.5;
    }
    double mean = 0, squares = 0;
    for (const double v : values) mean += v / static_cast<double>(size);
    for (const double v : values) squares += (v - mean) * (v - mean);
    for (double& v : values) v = (v - mean) / std::sqrt(squares / static_cast<double>(size - 1));
    return values;
}

/// Returns with this Sharpe ratio a year, over a rate of zero, and this standard deviation a day.
inline std::vector<double> returns_with(double sharpe_a_year, double deviation_a_day, std::vector<double> noise) {
    for (double& r : noise) r = deviation_a_day * (r + sharpe_a_year / std::sqrt(365.0));
    return noise;
}

/// A market of coins: twenty large ones that earn the returns of `large`, thirty in the middle and fifty-one small ones
/// that earn those of `small`, so that the indices do too. The tiers are too far apart in size to mix. One coin, S50,
/// has no price on the days `from_day` to `to_day`, and a stablecoin, NEVER, has none at all.
inline program::market_data two_tier_market(const std::vector<double>& large, const std::vector<double>& small,
                                            core::date first = {2021, 1, 1}, std::size_t from_day = 1,
                                            std::size_t to_day = 0) {
    std::vector<index::asset> assets;
    for (int i = 1; i <= 101; ++i) {
        const int place = i <= 20 ? i : i <= 50 ? i - 20 : i - 50;
        std::string id{i <= 20 ? "L00" : i <= 50 ? "M00" : "S00"};
        id[1] = static_cast<char>('0' + place / 10);
        id[2] = static_cast<char>('0' + place % 10);
        assets.push_back({.id = std::move(id), .asset_class = "coin"});
    }
    assets.push_back({.id = "NEVER", .asset_class = "stable"});
    index::market_builder rows{assets};
    double large_price = 1, small_price = 1;
    for (std::size_t day = 0; day <= large.size(); ++day) {
        if (day > 0) large_price *= 1 + large[day - 1], small_price *= 1 + small[day - 1];
        for (std::size_t i = 0; i + 1 < assets.size(); ++i) {
            const bool is_large = assets[i].id[0] == 'L';
            if (assets[i].id == "S50" && day >= from_day && day <= to_day) continue;
            const double supply = (is_large ? 1e18 : assets[i].id[0] == 'M' ? 1e9 : 1) * (200 - static_cast<double>(i));
            rows.add({.date = first + static_cast<int>(day),
                      .asset = assets[i].id,
                      .price = is_large ? large_price : small_price,
                      .market_cap = {},
                      .supply = supply,
                      .traded_value = {}});
        }
    }
    return {.came_from = program::market_data::origin::files,
            .source = "two tiers",
            .asset_classes = program::market_data::classes::given,
            .universe = std::move(rows).build(),
            .equities = {},
            .bill = {}};
}

}
