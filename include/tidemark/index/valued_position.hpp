// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/turnover.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What an index holds of an asset at a close, as it values it.
struct valued_position {
    std::size_t asset;
    double units;
    double price_before;  ///< at which the close before, or an event after it, valued these units
    double price;         ///< of this close
};

/// What each position makes up of all at this close: weights drifted with the prices.
///
/// Formula: units x price / sum of units x price
/// Value: as many weights, in the same order; none for none
/// No data: quiet NaN where nothing is worth anything
inline std::vector<holding> weights_of(std::span<const valued_position> positions) {
    std::vector<holding> values;
    values.reserve(positions.size());
    for (const valued_position& p : positions) values.push_back({p.asset, p.units * p.price});
    return detail::shares_of_sum(std::move(values));
}

}
