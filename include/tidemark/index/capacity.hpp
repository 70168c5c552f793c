// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/turnover.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What is thought of an asset whose traded value nobody published: nothing, which is an error, or that it cannot be
/// traded.
enum class unpublished_trading : unsigned char { refuse, untradable };

/// How long one position takes to trade.
struct trading_time {
    std::size_t asset;
    double days;  ///< not rounded to whole days; infinite where nothing is traded
};

/// How long an index of some value takes to trade, and how large it may be to be traded in time, when no more than a
/// share of each day's traded value is taken.
///
/// Holdings are traded as a whole, in or out; of a review only its trades. Both are shares of the index, and
/// `traded_value` answers the daily traded value of an asset, in the money of the index's value.
///
/// Formula: days_i = |w_i| value / (participation x traded value_i); capacity = min over i of
///   max_days x participation x traded value_i / |w_i|
/// Value: days, 0 for a weight of 0; capacity in money, infinite for nothing to trade
/// No data: a traded value that is a quiet NaN, as `unpublished` says
/// Errors: `std::invalid_argument` for a participation outside (0, 1], a value or number of days that is negative or
///   not finite, a weight that is not finite, a traded value that is negative or infinite; `std::domain_error` for an
///   unpublished one that is to be refused
struct trading_capacity {
    required<double> participation;  ///< 0.10 takes a tenth of what is traded in a day
    required<unpublished_trading> unpublished;

    template <class TradedValue>
    std::vector<trading_time> days_to_trade(std::span<const holding> holdings, double value,
                                            const TradedValue& traded_value) const {
        return times(holdings, value, traded_value);
    }
    template <class TradedValue>
    std::vector<trading_time> days_to_trade(std::span<const trade> traded, double value,
                                            const TradedValue& traded_value) const {
        return times(traded, value, traded_value);
    }

    template <class TradedValue>
    double capacity(std::span<const holding> holdings, double max_days, const TradedValue& traded_value) const {
        return largest_value(holdings, max_days, traded_value);
    }
    template <class TradedValue>
    double capacity(std::span<const trade> traded, double max_days, const TradedValue& traded_value) const {
        return largest_value(traded, max_days, traded_value);
    }

private:
    template <class Line, class TradedValue>
    std::vector<trading_time> times(std::span<const Line> lines, double value, const TradedValue& traded_value) const {
        detail::require_participation(participation);
        detail::require_not_negative("value", value);
        std::vector<trading_time> result;
        result.reserve(lines.size());
        for (const Line& l : lines) {
            const double wanted = size_of(l) * value, daily = participation * known(traded_value(l.asset), l.asset);
            result.push_back({l.asset, wanted > 0 ? wanted / daily : 0});
        }
        return result;
    }

    template <class Line, class TradedValue>
    double largest_value(std::span<const Line> lines, double max_days, const TradedValue& traded_value) const {
        detail::require_participation(participation);
        detail::require_not_negative("max_days", max_days);
        double least = core::infinity;
        for (const Line& l : lines) {
            const double size = size_of(l), daily = participation * known(traded_value(l.asset), l.asset);
            if (size > 0) least = core::smaller(max_days * daily / size, least);
        }
        return least;
    }

    template <class Line>
    static double size_of(const Line& l) {
        if (!core::is_finite(l.weight)) detail::require_finite("weight of asset " + std::to_string(l.asset), l.weight);
        return std::abs(l.weight);
    }

    double known(double traded_value, std::size_t asset) const {
        if (core::is_missing(traded_value)) {
            if (unpublished == unpublished_trading::untradable) return 0;
            core::infeasible("asset " + std::to_string(asset) + " has no published traded value, one is needed");
        }
        if (!(traded_value >= 0 && core::is_finite(traded_value))) {
            detail::require_not_negative("traded value of asset " + std::to_string(asset), traded_value);
        }
        return traded_value;
    }
};

/// The position that takes longest, the first of them in a tie.
///
/// Errors: `std::invalid_argument` for no positions
inline trading_time slowest(std::span<const trading_time> times) {
    if (times.empty()) core::refuse("number of positions", std::size_t{0}, "1 or more");
    trading_time longest = times.front();
    for (const trading_time& t : times) {
        if (t.days > longest.days) longest = t;
    }
    return longest;
}

}
