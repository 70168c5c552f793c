// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"

#include <cstdint>

namespace program {

/// Makes a market of 150 assets over six years, with three equity markets, gold and a bill rate, from a factor model.
///
/// Every day, each coin earns
///
///     beta x market + smallness x small-cap factor + smallness-scaled noise,    beta = 0.95 + 0.25 smallness,
///
/// where smallness runs from 0 (the largest coin) towards 1 (the smallest) with yesterday's share of all market caps.
/// All shocks have fat tails. The market factor has a positive mean, the small-cap factor none: in this world the
/// market's risk is paid for, the additional risk of small coins is not. Coins are listed over the years and die: a
/// dying coin falls for weeks, then has no price any more. Supplies grow, the small ones faster; small coins miss a
/// price now and then. Four assets are stablecoins, two are wrapped tokens. Equities share a part of the market factor
/// and trade on weekdays; the bill rate wanders.
///
/// The same seed gives the same market, to the last bit, wherever double is IEEE 754: additions, multiplications,
/// divisions and square roots only, of integers from a generator that the standard fixes.
market_data simulate_market(std::uint64_t seed);

/// What `simulate_market` makes, for the help.
inline constexpr const char* simulation_summary =
    "The simulated market has 150 assets over six years, from a seeded factor model: a market factor with a\n"
    "positive mean; a small-cap factor without, to which coins are the more exposed the smaller they are;\n"
    "fat-tailed noise; listings, deaths and growing supplies; stablecoins and wrapped tokens; RUT, NDX, SPX\n"
    "and GOLD on weekdays; a 3-month bill. It is the same on every machine.\n";

}
