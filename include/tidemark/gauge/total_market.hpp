// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// A total and what it rests on.
struct market_total {
    double value = core::nan;
    std::size_t counted = 0;  ///< members in the total
    std::size_t unknown = 0;  ///< members that are not, for want of a market cap
};

/// The market cap of all members, or of all but the largest few. All but named assets, as all but Bitcoin and Ether, is
/// said by `among`: `listed{index::exclude_assets{"BTC", "ETH"}}`.
///
/// Formula: sum of caps, without the `without_largest` greatest
/// Input:   a market as it was known at a close; who belongs; what the cap of each is, `carried_market_cap{7}` for the
///          latest of a week; how many of the largest do not count
/// Value:   in the money of the market
/// No data: a member without a cap adds nothing and is counted by `counted`: it may be large, and then the total is
///          not comparable with that of another day; NaN where no member is left that has one
/// Cost:    O(members), O(n log n) without the largest
/// Source:  CoinMarketCap, total and altcoin market capitalisation; TradingView, TOTAL, TOTAL2, TOTAL3 and OTHERS
struct total_market_cap {
    members_rule among;
    weight_rule cap = index::by_market_cap{};
    std::size_t without_largest = 0;

    double operator()(const index::known_market& known) const { return counted(known).value; }

    market_total counted(const index::known_market& known) const {
        known_weights all = weigh(known, among, cap);
        std::vector<double>& caps = all.weights;
        if (caps.size() <= without_largest) return {core::nan, 0, all.unknown};
        if (without_largest > 0) {
            std::sort(caps.begin(), caps.end());  // in one order, whatever library sorts: the sum rounds by it
            caps.resize(caps.size() - without_largest);
        }
        return {all.total(), caps.size(), all.unknown};
    }
};

}
