// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What may be wrong with data. The first ones are told by a `market_builder` of a row whose numbers it does not use,
/// the others by `examine` of a finished market.
enum class defect_kind : unsigned char {
    impossible_price,         ///< not positive and finite
    impossible_market_cap,    ///< not positive and finite
    impossible_supply,        ///< not positive and finite
    impossible_traded_value,  ///< negative, or not finite
    supply_without_price,     ///< makes no market cap
    repeated_row,             ///< not the first row of its asset on its day
    unlisted_row,             ///< of a day on which its asset is not listed

    bad_tick,     ///< a price that is known to be wrong
    price_jump,   ///< a price that is a multiple or a fraction of the one before it, and no event says why
    supply_jump,  ///< the same of the supply, which is market cap / price
    stale_price,  ///< the same price day after day
    gap           ///< days without a price between two with one
};

/// One defect: where, what, the number that was found and the limit it broke; quiet NaN where that is no number.
struct defect {
    core::date date;
    std::size_t asset;  ///< position in the market's assets
    defect_kind kind;
    double found = core::nan;
    double limit = core::nan;
};

constexpr std::string_view text_of(defect_kind kind) noexcept {
    switch (kind) {
        case defect_kind::impossible_price: return "impossible price";
        case defect_kind::impossible_market_cap: return "impossible market cap";
        case defect_kind::impossible_supply: return "impossible supply";
        case defect_kind::impossible_traded_value: return "impossible traded value";
        case defect_kind::supply_without_price: return "supply without price";
        case defect_kind::repeated_row: return "repeated row";
        case defect_kind::unlisted_row: return "unlisted row";
        case defect_kind::bad_tick: return "bad tick";
        case defect_kind::price_jump: return "price jump";
        case defect_kind::supply_jump: return "supply jump";
        case defect_kind::stale_price: return "stale price";
        case defect_kind::gap: return "gap";
    }
    return "unknown";
}

/// How many defects are of a kind.
inline std::size_t count_of(defect_kind kind, std::span<const defect> defects) noexcept {
    return static_cast<std::size_t>(
        std::count_if(defects.begin(), defects.end(), [kind](const defect& d) { return d.kind == kind; }));
}

}
