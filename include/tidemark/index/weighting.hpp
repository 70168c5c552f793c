// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rule.hpp>

#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// How members are weighted: one weight for each member, in their order, zero or more, that sum to 1 to within 1e-12.
using weighting_rule = rule<std::vector<double>(std::span<const candidate>, const review_context&)>;

/// What becomes of weights that sum to 1: others that do, in the same order.
using limit_rule = rule<std::vector<double>(std::vector<double>, std::span<const candidate>, const review_context&)>;

/// Weights under a limit: `market_cap{} | weight_cap{0.05}`. A limit knows nothing of those before it, so that the last
/// one is the one that holds for sure.
inline weighting_rule operator|(weighting_rule weighting, limit_rule limit) {
    return [weighting = std::move(weighting), limit = std::move(limit)](std::span<const candidate> members,
                                                                        const review_context& context) {
        return limit(weighting(members, context), members, context);
    };
}

/// A limit from one day until before another, by the day on which weights are fixed; at other times weights stay as
/// they are. Changes of a methodology are written as limits that follow each other: `market_cap{} |
/// limit_in_force{.until = change, .rule = weight_cap{0.3}} | limit_in_force{.from = change, .rule = weight_cap{0.4}}`.
///
/// Errors: `std::invalid_argument` unless from < until, and where no market is known
struct limit_in_force {
    core::date from{};  ///< from ever by default
    core::date until = open_end;
    limit_rule rule;
    checked parameters = check();

    checked check() const {
        detail::check_end("a limit in force", until, from);
        return {};
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        const bool holds = detail::holds_on(context.market().today(), from, until);
        return holds ? rule(std::move(weights), members, context) : weights;
    }
};

// A number that a scheme needs and a member does not have, or that is negative, or that all members have as zero, is a
// `std::domain_error` that names the asset. No members have no weights.

/// Weights proportional to market cap, so that the units held are the supplies.
///
/// Formula: w_i = cap_i / sum of cap
struct market_cap {
    std::vector<double> operator()(std::span<const candidate> members, const review_context& context = {}) const {
        return detail::in_proportion("market cap", members, context, [](const candidate& c) { return c.market_cap; });
    }
};

/// Weights proportional to the market cap of what trades.
///
/// Formula: w_i = cap_i f_i / sum of cap f, with f the float factor
struct free_float {
    std::vector<double> operator()(std::span<const candidate> members, const review_context& context = {}) const {
        return detail::in_proportion("free-float market cap", members, context,
                                     [](const candidate& c) { return c.market_cap * c.float_factor; });
    }
};

/// Weights proportional to a power of market cap: 1/2 is the square root, 1 is `market_cap`, 0 is `equal_weight`.
///
/// Formula: w_i = cap_i^p / sum of cap^p
/// Errors: `std::invalid_argument` for an exponent that is not finite
class power_of_market_cap {
public:
    explicit power_of_market_cap(double exponent) : exponent_{exponent} {
        if (!core::is_finite(exponent)) core::refuse("exponent of market cap", exponent, "a finite number");
    }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context = {}) const {
        return detail::in_proportion("power of market cap", members, context, [this](const candidate& c) {
            return exponent_ == 0.5 ? std::sqrt(c.market_cap) : std::pow(c.market_cap, exponent_);
        });
    }

private:
    double exponent_;
};

/// The same weight for each member.
///
/// Formula: w_i = 1 / n
struct equal_weight {
    std::vector<double> operator()(std::span<const candidate> members) const {
        return std::vector<double>(members.size(), 1 / static_cast<double>(members.size()));
    }
};

/// Weights proportional to price: one unit of each.
///
/// Formula: w_i = P_i / sum of P
struct price_weighted {
    std::vector<double> operator()(std::span<const candidate> members, const review_context& context = {}) const {
        return detail::in_proportion("price", members, context, [](const candidate& c) { return c.price; });
    }
};

/// Weights proportional to a score: any ranking rule, or what members were ranked by.
///
/// Formula: w_i = s_i / sum of s
class score_weighted {
public:
    explicit score_weighted(ranking_rule score) : score_{std::move(score)} {}

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        const known_market& known = context.market();
        return detail::in_proportion("score", members, context, [&](const candidate& c) {
            return score_(applicant{known, c.asset});
        });
    }

private:
    ranking_rule score_;
};

}
