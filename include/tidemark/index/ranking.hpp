// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/market.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// An eligible asset at a review, with the numbers of that day's close.
struct candidate {
    std::size_t asset;    ///< position in the market's assets
    std::size_t rank;     ///< 1 is the largest of all eligible assets
    double price;         ///< positive
    double market_cap;    ///< positive
    double traded_value;  ///< quiet NaN where nobody published it
};

/// The snapshot a review decides on: all eligible assets, the largest first, and how many were not eligible.
struct ranking {
    std::size_t day;  ///< position in the market's dates
    std::vector<candidate> candidates;
    std::size_t excluded;           ///< turned away by the eligibility rule
    std::size_t without_quotation;  ///< admitted by the rule, but without a price or a market cap on the day
};

/// The order of ranks, total, so that no tie is left to chance: market cap, then traded value, then permanent id.
///
/// No data: an absent traded value stands below every published one, zero included.
struct larger {
    bool operator()(const candidate& a, const candidate& b) const noexcept {
        if (a.market_cap != b.market_cap) return a.market_cap > b.market_cap;
        const double a_traded = std::isnan(a.traded_value) ? -1 : a.traded_value;
        const double b_traded = std::isnan(b.traded_value) ? -1 : b.traded_value;
        if (a_traded != b_traded) return a_traded > b_traded;
        return a.asset < b.asset;  // a market numbers its assets in the order of their ids
    }
};

/// Ranks the eligible assets of one day, from that day's numbers alone.
///
/// Cost: O(n log n) in the number of assets.
inline ranking rank(const market& universe, std::size_t day, const eligibility_rule& eligible) {
    ranking result{.day = day, .candidates = {}, .excluded = 0, .without_quotation = 0};
    const auto prices = universe.prices(day);
    const auto market_caps = universe.market_caps(day);
    for (std::size_t i = 0; i < universe.assets().size(); ++i) {
        if (!eligible(universe.assets()[i])) {
            ++result.excluded;
        } else if (std::isnan(prices[i]) || std::isnan(market_caps[i])) {
            ++result.without_quotation;
        } else {
            result.candidates.push_back({i, 0, prices[i], market_caps[i], universe.traded_values(day)[i]});
        }
    }
    std::sort(result.candidates.begin(), result.candidates.end(), larger{});
    for (std::size_t i = 0; i < result.candidates.size(); ++i) result.candidates[i].rank = i + 1;
    return result;
}

}
