// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The share of an index that one asset makes up.
struct holding {
    std::size_t asset;
    double weight;
};

/// What a review exchanges.
struct exchange {
    double one_way_turnover;  ///< 0 nothing, 1 everything
    std::vector<std::size_t> additions;
    std::vector<std::size_t> deletions;
};

/// Compares what is held at the close of a review, weights drifted with the prices, with what shall be held.
///
/// Formula: one-way turnover = 1/2 sum over all assets of |target weight - drifted weight|, an absent weight being 0
/// Input: each asset at most once in either list, in any order; weights of each list sum to 1
/// Cost: O(n log n)
inline exchange compare(std::vector<holding> drifted, std::vector<holding> target) {
    const auto by_asset = [](const holding& a, const holding& b) { return a.asset < b.asset; };
    std::sort(drifted.begin(), drifted.end(), by_asset);
    std::sort(target.begin(), target.end(), by_asset);
    exchange result{.one_way_turnover = 0, .additions = {}, .deletions = {}};
    auto old = drifted.begin();
    auto now = target.begin();
    while (old != drifted.end() || now != target.end()) {
        if (now == target.end() || (old != drifted.end() && old->asset < now->asset)) {
            result.deletions.push_back(old->asset);
            result.one_way_turnover += old++->weight / 2;
        } else if (old == drifted.end() || now->asset < old->asset) {
            result.additions.push_back(now->asset);
            result.one_way_turnover += now++->weight / 2;
        } else {
            result.one_way_turnover += std::abs(now++->weight - old++->weight) / 2;
        }
    }
    return result;
}

}
