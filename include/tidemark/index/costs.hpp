// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// A cost per side is a fraction of what is bought or sold: 0.0010 is ten basis points. It is a number, the same for
// every asset, or a callable that answers it for an asset.

template <class Cost>
concept cost_per_side = std::convertible_to<Cost, double> || requires(const Cost& cost, std::size_t asset) {
    { cost(asset) } -> std::convertible_to<double>;
};

namespace detail {

template <cost_per_side Cost>
double cost_of(const Cost& per_side, std::size_t asset) {
    if constexpr (std::convertible_to<Cost, double>) {
        require_not_negative("cost per side", per_side);
        return per_side;
    } else {
        const double cost = per_side(asset);
        if (!(cost >= 0 && core::is_finite(cost))) {
            require_not_negative("cost per side of asset " + std::to_string(asset), cost);
        }
        return cost;
    }
}

}

/// What trades cost, as a fraction of the index.
///
/// Formula: sum of c_i |trade_i|
/// Input: trades as shares of the index, costs per side as fractions
/// Value: fraction, 0.0001 being a basis point; 0 for no trades
/// Errors: `std::invalid_argument` for a cost that is negative or not finite
template <cost_per_side Cost>
double cost_drag(std::span<const trade> traded, const Cost& per_side) {
    double drag = 0;
    for (const trade& t : traded) drag += detail::cost_of(per_side, t.asset) * std::abs(t.weight);
    return drag;
}

/// What shall be held after a review, as weighed by it: with `compare` and `trades` the targets, and at the next review
/// the undrifted weights.
inline std::vector<holding> targets_of(const review& r) {
    std::vector<holding> targets;
    targets.reserve(r.members.size());
    for (const member& m : r.members) targets.push_back({m.asset, m.weight});
    return targets;
}

/// What a review cost, as a fraction of the index at its close.
struct review_cost {
    core::date date;
    double drag;
};

/// What each review of a track cost, at the same cost for every asset. To begin at the base costs nothing.
///
/// Formula: 2 x one-way turnover x cost per side
/// Errors: `std::invalid_argument` for a cost that is negative or not finite
inline std::vector<review_cost> review_costs(const track& t, double per_side) {
    detail::require_not_negative("cost per side", per_side);
    std::vector<review_cost> costs;
    for (const review& r : t.reviews) {
        if (r.kind != review_kind::base) costs.push_back({r.date, 2 * r.one_way_turnover * per_side});
    }
    return costs;
}

/// The same with a cost for each asset: `trades_of` answers a review with its trades, `trades(held, target)` at its
/// close.
///
/// Formula: cost_drag of the trades
/// Errors: `std::invalid_argument` for a cost that is negative or not finite
template <class TradesOf, cost_per_side Cost>
    requires requires(const TradesOf& trades_of, const review& r) { std::span<const trade>{trades_of(r)}; }
std::vector<review_cost> review_costs(const track& t, const TradesOf& trades_of, const Cost& per_side) {
    std::vector<review_cost> costs;
    for (const review& r : t.reviews) {
        if (r.kind == review_kind::base) continue;
        const auto& traded = trades_of(r);
        costs.push_back({r.date, cost_drag(std::span<const trade>{traded}, per_side)});
    }
    return costs;
}

/// Levels that have paid for their reviews: the close of a review is already less by what it cost.
///
/// Formula: N_t = N_(t-1) L_t / L_(t-1) (1 - drag_t), from N_0 = L_0 (1 - drag_0); drag 0 on days without a cost
/// Input: ascending dates and as many levels; costs in the order of their dates, each of them one of the dates, several
///   on a date one after the other
/// Value: as many levels; none for none
/// Errors: `std::invalid_argument` for lengths that differ, dates out of order, a level that is not positive and
///   finite, a cost that is negative or not finite, or on no date; `std::domain_error` for a cost of all or more
/// Rounding: at most three units in the last place a day
inline std::vector<double> net_of_costs(std::span<const core::date> dates, std::span<const double> levels,
                                        std::span<const review_cost> costs) {
    detail::require_dated_levels(dates, levels);
    std::vector<double> net(levels.begin(), levels.end());
    std::size_t next = 0;
    for (std::size_t t = 0; t < levels.size(); ++t) {
        if (t > 0) net[t] = net[t - 1] * (levels[t] / levels[t - 1]);
        for (; next < costs.size() && costs[next].date == dates[t]; ++next) {
            const double drag = costs[next].drag;
            const std::string day{core::iso_text{dates[t]}};
            detail::require_not_negative("cost on " + day, drag);
            if (drag >= 1) {
                core::infeasible("cost on " + day + " is " + core::text_of(drag) +
                                 " of the index, less than 1 is needed");
            }
            net[t] *= 1 - drag;
        }
    }
    if (next < costs.size()) {
        core::refuse("date of " + detail::place("costs", next), costs[next].date,
                     "one of the dates, in the order of costs");
    }
    return net;
}

}
