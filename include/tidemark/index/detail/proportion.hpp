// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// How an error calls an asset: by its id, or by its number where no market is known.
inline std::string name_of(std::size_t asset, const review_context& context) {
    if (context.has_market()) return std::string{context.market().id(asset)};
    return "asset " + std::to_string(asset);
}

/// Raises `std::domain_error`: the number of an asset is not one that can be used.
[[noreturn]] inline void infeasible_number(std::string_view what, const candidate& of, const review_context& context,
                                           double number, std::string_view needed) {
    core::infeasible(std::string{what} + " of " + name_of(of.asset, context) + " is " + core::text_of(number) +
                     ", needed is " + std::string{needed});
}

/// What each member has, as a share of what all have together. `number` answers with a member's own.
///
/// Errors: `std::domain_error`, with the asset, for a number that is not finite or is negative, and where all are zero
template <class Number>
std::vector<double> in_proportion(std::string_view what, std::span<const candidate> members,
                                  const review_context& context, const Number& number) {
    std::vector<double> shares;
    shares.reserve(members.size());
    double total = 0;
    for (const candidate& c : members) {
        const double its = number(c);
        if (!(its >= 0 && core::is_finite(its))) {
            infeasible_number(what, c, context, its, "a finite number, zero or more");
        }
        total += its;
        shares.push_back(its);
    }
    if (!shares.empty() && !(total > 0 && core::is_finite(total))) {
        core::infeasible(std::string{what} + " of all " + std::to_string(shares.size()) + " members together is " +
                         core::text_of(total) + ", needed is a positive finite number");
    }
    for (double& share : shares) share /= total;
    return shares;
}

/// Raises `std::domain_error`, with the asset, for a weight that is not finite or is negative; and
/// `std::invalid_argument` unless there is one for each member.
inline void check_weights(std::span<const double> weights, std::span<const candidate> members,
                          const review_context& context) {
    if (weights.size() != members.size()) {
        core::refuse("number of weights", weights.size(), "one for each member, " + std::to_string(members.size()));
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] >= 0 && core::is_finite(weights[i])) continue;
        infeasible_number("weight", members[i], context, weights[i], "a finite number, zero or more");
    }
}

}
