// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/known_market.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge::detail {

/// Those who are looked at over a window of so many days; nobody where it reaches back before the market.
inline std::vector<std::size_t> members_over(const members_rule& members, membership_date date, std::size_t days,
                                             const index::known_market& known) {
    if (days > known.day()) return {};
    return members(date == membership_date::window_start ? known.earlier(days) : known);
}

/// The prices of assets, so many days ago; quiet NaN where nobody published one.
inline std::vector<double> prices_of(const std::vector<std::size_t>& assets, const index::known_market& known,
                                     std::size_t days_ago = 0) {
    std::vector<double> prices;
    prices.reserve(assets.size());
    for (const std::size_t asset : assets) prices.push_back(known.price(asset, days_ago));
    return prices;
}

/// How many prices of a window must be there.
inline void require_min_count(std::size_t min_count, std::size_t window) {
    if (min_count < 1 || min_count > window) {
        core::refuse("min_count", min_count, "from 1 to the window, " + std::to_string(window));
    }
}

}
