// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/bounded_weights.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Limits on each member for itself, to be put behind a scheme: `market_cap{} | weight_cap{0.05}`. All are solved at
// once by `bounded_weights`; weights that keep them already stay as they are, bit for bit. A limit that cannot be kept
// is a `std::domain_error` that says what the floors or the reachable caps sum to.

namespace detail {

/// The positions of weights, the largest first, equal ones in the order they have.
inline std::vector<std::size_t> by_weight(std::span<const double> weights) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    return order;
}

/// Weights that keep these limits, and sum to 1.
inline std::vector<double> limited(std::vector<double> weights, std::span<const double> floors,
                                   std::span<const double> caps) {
    bool kept = true;
    for (std::size_t i = 0; i < weights.size(); ++i) kept = kept && floors[i] <= weights[i] && weights[i] <= caps[i];
    return kept ? weights : bounded_weights(weights, floors, caps);
}

}

/// No weight below a floor or above a cap.
///
/// Formula: w_i = clip(lambda m_i, floor, cap), which sum to 1
/// Errors: `std::invalid_argument` unless 0 <= floor <= cap <= 1
class weight_bounds {
public:
    weight_bounds(double floor, double cap) : floor_{floor}, cap_{cap} {
        detail::require_fraction("weight floor", floor);
        detail::require_fraction("weight cap", cap);
        if (floor > cap) core::refuse("weight floor", floor, "the cap, " + core::text_of(cap) + ", or less");
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        const std::vector<double> floors(weights.size(), floor_), caps(weights.size(), cap_);
        return detail::limited(std::move(weights), floors, caps);
    }

private:
    double floor_;
    double cap_;
};

/// No weight above a cap; the others share what is cut in proportion.
///
/// Formula: w_i = min(lambda m_i, cap), which sum to 1
/// Errors: `std::invalid_argument` for a cap outside 0 to 1
class weight_cap {
public:
    explicit weight_cap(double cap) : bounds_{0, cap} {}

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        return bounds_(std::move(weights), members, context);
    }

private:
    weight_bounds bounds_;
};

/// No weight below a floor; the others give what is missing in proportion.
///
/// Formula: w_i = max(lambda m_i, floor), which sum to 1
/// Errors: `std::invalid_argument` for a floor outside 0 to 1
class weight_floor {
public:
    explicit weight_floor(double floor) : bounds_{floor, 1} {}

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        return bounds_(std::move(weights), members, context);
    }

private:
    weight_bounds bounds_;
};

/// A cap for the largest, one for the second and so on, the last for all others: `caps_by_rank{{0.30, 0.20}}`.
///
/// Members are ranked by the weights that come in, equal ones in their order, and all caps hold together. Rulebooks
/// that cut the largest first and then only look at the others admit several answers where the largest is below its cap
/// while others are above theirs; this one keeps every cap. Equal weights of different caps become different ones.
/// Formula: w_i = min(lambda m_i, cap of the rank of m_i), which sum to 1
/// Errors: `std::invalid_argument` without a cap, for one outside 0 to 1, and for one larger than that before it
class caps_by_rank {
public:
    explicit caps_by_rank(std::vector<double> caps) : caps_{std::move(caps)} {
        if (caps_.empty()) core::refuse("number of caps by rank", caps_.size(), "1 or more");
        double before = 1;
        for (const double cap : caps_) {
            detail::require_fraction("cap by rank", cap);
            if (cap > before)
                core::refuse("cap by rank", cap, "the cap before it, " + core::text_of(before) + ", or less");
            before = cap;
        }
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        const std::vector<std::size_t> order = detail::by_weight(weights);
        const std::vector<double> floors(weights.size(), 0);
        std::vector<double> caps(weights.size(), caps_.back());
        for (std::size_t rank = 0; rank < caps_.size() && rank < order.size(); ++rank) caps[order[rank]] = caps_[rank];
        return detail::limited(std::move(weights), floors, caps);
    }

private:
    std::vector<double> caps_;
};

/// How much of a member can be bought: a part of what is traded, for some days, in an index of a given value. How long
/// such an index takes to trade as a whole says `trading_capacity`.
struct buying_capacity {
    double participation;  ///< of the traded value, above 0 and at most 1
    double days;           ///< above 0
    double index_value;    ///< in the money of the traded values, above 0
};

/// No weight above what can be bought of the member.
///
/// Formula: cap_i = participation v_i days / index value, v the traded value of a day; w_i = min(lambda m_i, cap_i)
/// Input: any score that tells the traded value of a day, such as `liquidity`
/// Errors: `std::invalid_argument` for a capacity outside its ranges; `std::domain_error`, with the asset, for a traded
///   value that is missing
class capacity_cap {
public:
    capacity_cap(buying_capacity limit, ranking_rule traded_value)
        : limit_{limit}, traded_value_{std::move(traded_value)} {
        detail::require_participation(limit.participation);
        detail::require_positive("days of capacity", limit.days);
        detail::require_positive("index value", limit.index_value);
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        const std::vector<double> floors(members.size(), 0);
        std::vector<double> caps;
        caps.reserve(members.size());
        for (const candidate& c : members) {
            const double traded = traded_value_(applicant{context.market(), c.asset});
            if (!(traded >= 0 && core::is_finite(traded))) {
                detail::infeasible_number("traded value", c, context, traded, "a finite number, zero or more");
            }
            caps.push_back(limit_.participation * traded * limit_.days / limit_.index_value);
        }
        return detail::limited(std::move(weights), floors, caps);
    }

private:
    buying_capacity limit_;
    ranking_rule traded_value_;
};

}
