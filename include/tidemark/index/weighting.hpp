// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rule.hpp>

#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// How members are weighted: one weight for each member, in their order, zero or more, that sum to 1 to within 1e-12.
using weighting_rule = rule<std::vector<double>(std::span<const candidate>, const review_context&)>;

/// What becomes of weights that sum to 1: others that do, in the same order.
using limit_rule = rule<std::vector<double>(std::vector<double>, std::span<const candidate>, const review_context&)>;

/// Weights under a limit: `market_cap{} | weight_cap{0.05}`.
inline weighting_rule operator|(weighting_rule weighting, limit_rule limit) {
    return [weighting = std::move(weighting), limit = std::move(limit)](std::span<const candidate> members,
                                                                        const review_context& context) {
        return limit(weighting(members, context), members, context);
    };
}

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
