// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/version.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The share of an index that one asset makes up.
struct holding {
    std::size_t asset;
    double weight;
};

/// What is bought of one asset, as a share of the index; sold where negative.
struct trade {
    std::size_t asset;
    double weight;
};

/// What a review exchanges.
struct exchange {
    double one_way_turnover;  ///< 0 nothing, 1 everything
    std::vector<std::size_t> additions;
    std::vector<std::size_t> deletions;
    double buys = 0;   ///< sum of what is bought; with weights that sum to 1 before and after as much as the sells
    double sells = 0;  ///< sum of what is sold, not negative

    /// Twice the one-way turnover: what is bought and what is sold.
    double two_way_turnover() const noexcept { return buys + sells; }
};

namespace detail {

/// Values as shares of their sum.
inline std::vector<holding> shares_of_sum(std::vector<holding> values) {
    double sum = 0;
    for (const holding& h : values) sum += h.weight;
    for (holding& h : values) h.weight /= sum;
    return values;
}

/// Shows each asset with its weight before and after, ascending; null where it has none.
template <class Visit>
void each_change(std::vector<holding> held, std::vector<holding> target, const Visit& visit) {
    const auto by_asset = [](const holding& a, const holding& b) { return a.asset < b.asset; };
    std::sort(held.begin(), held.end(), by_asset);
    std::sort(target.begin(), target.end(), by_asset);
    auto old = held.begin();
    auto now = target.begin();
    while (old != held.end() || now != target.end()) {
        if (now == target.end() || (old != held.end() && old->asset < now->asset)) {
            visit(old->asset, &old->weight, nullptr);
            ++old;
        } else if (old == held.end() || now->asset < old->asset) {
            visit(now->asset, nullptr, &now->weight);
            ++now;
        } else {
            visit(now->asset, &old->weight, &now->weight);
            ++old;
            ++now;
        }
    }
}

}

/// Compares what is held at the close of a review with what shall be held. What the turnover means depends on the first
/// list: with weights drifted with the prices it is what is exchanged; with the targets of the review before,
/// undrifted, it is how far the targets lie apart.
///
/// Formula: one-way turnover = 1/2 sum over all assets of |target weight - held weight|, an absent weight being 0; buys
///   and sells are the sums over the assets whose weight rises and falls
/// Input: each asset at most once in either list, in any order; weights of each list sum to 1
/// Cost: O(n log n)
inline exchange compare(std::vector<holding> drifted, std::vector<holding> target) {
    exchange result{.one_way_turnover = 0, .additions = {}, .deletions = {}};
    const auto count = [&](std::size_t asset, const double* before, const double* after) {
        if (after == nullptr) result.deletions.push_back(asset);
        if (before == nullptr) result.additions.push_back(asset);
        const double change = (after != nullptr ? *after : 0) - (before != nullptr ? *before : 0);
        result.one_way_turnover += std::abs(change) / 2;
        (change < 0 ? result.sells : result.buys) += std::abs(change);
    };
    detail::each_change(std::move(drifted), std::move(target), count);
    return result;
}

/// The trades that lead from what is held to what shall be held, ascending by asset; what stays as it is is no trade.
///
/// Formula: target weight - held weight, an absent weight being 0
/// Input: as compare
/// Cost: O(n log n)
inline std::vector<trade> trades(std::vector<holding> held, std::vector<holding> target) {
    std::vector<trade> result;
    const auto note = [&](std::size_t asset, const double* before, const double* after) {
        const double change = (after != nullptr ? *after : 0) - (before != nullptr ? *before : 0);
        if (change != 0) result.push_back({asset, change});
    };
    detail::each_change(std::move(held), std::move(target), note);
    return result;
}

/// What has become of weights after prices moved.
///
/// Formula: w_i g_i / sum of w g
/// Input: weights; a callable that answers the growth of an asset, price now / price then
/// Value: weights that sum to 1, in the same order; none for none
/// Errors: `std::invalid_argument` for a growth that is negative or not finite; `std::domain_error` where nothing is
///   left
template <class Growth>
std::vector<holding> drifted(std::span<const holding> weights, const Growth& growth) {
    std::vector<holding> result(weights.begin(), weights.end());
    double total = 0;
    for (holding& h : result) {
        const double g = growth(h.asset);
        if (!(g >= 0 && std::isfinite(g))) {
            core::refuse("growth of asset " + std::to_string(h.asset), g, "a finite number, zero or more");
        }
        total += h.weight *= g;
    }
    if (!result.empty() && !(total > 0)) {
        core::infeasible("drifted weights sum to " + core::text_of(total) + ", a positive sum is needed");
    }
    for (holding& h : result) h.weight /= total;
    return result;
}

}
