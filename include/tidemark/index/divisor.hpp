// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

namespace tidemark::inline TIDEMARK_ABI::index {

// Prices move the level and leave the divisor; units and membership move the divisor and leave the level. Both market
// values of a change are taken at the same closing prices, and nothing is rounded in between.

/// The level of an index whose members are worth `market_value`.
///
/// Formula: L = MV / D, with MV = sum of units x price
constexpr double level(double market_value, double divisor) noexcept { return market_value / divisor; }

/// The divisor with which an index begins at `base_level`.
///
/// Formula: D = MV / L
constexpr double base_divisor(double market_value, double base_level) noexcept { return market_value / base_level; }

/// The divisor after a change of units or members, which leaves the level as it was.
///
/// Formula: D_after = D_before x MV_after / MV_before
/// Rounding: the level moves by at most two units in the last place.
constexpr double chained_divisor(double divisor, double market_value_before, double market_value_after) noexcept {
    return divisor * (market_value_after / market_value_before);
}

}
