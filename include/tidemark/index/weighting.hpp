// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rule.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// How members are weighted: one weight for each member, in their order, zero or more, that sum to 1 to within 1e-12.
using weighting_rule = rule<std::vector<double>(std::span<const candidate>)>;

/// Weights proportional to market cap, so that the units held are the supplies.
///
/// Formula: w_i = cap_i / sum of cap
struct market_cap {
    std::vector<double> operator()(std::span<const candidate> members) const {
        double total = 0;
        for (const candidate& c : members) total += c.market_cap;
        std::vector<double> weights;
        weights.reserve(members.size());
        for (const candidate& c : members) weights.push_back(c.market_cap / total);
        return weights;
    }
};

}
