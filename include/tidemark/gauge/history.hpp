// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>

#include <concepts>
#include <cstddef>
#include <numeric>
#include <span>
#include <type_traits>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What the market says of itself at the close of a day, as any callable that is shown what was known then: it cannot
/// look ahead. Most answer a number.
template <class Gauge>
concept market_gauge = std::invocable<const Gauge&, const index::known_market&>;

/// What a gauge said, day by day.
template <class Value>
struct recorded {
    std::vector<core::date> dates{};
    std::vector<Value> values{};
};

/// A gauge on some days of a market, in the order in which they are given.
///
/// Input:   days as positions in the market's dates
/// Value:   for each day its date and what the gauge answers
/// No data: as the gauge says
/// Errors:  std::invalid_argument for a day the market does not have; and those of the gauge
template <market_gauge Gauge>
auto history(const Gauge& gauge, const index::market& universe, std::span<const std::size_t> days) {
    recorded<std::decay_t<std::invoke_result_t<const Gauge&, const index::known_market&>>> record;
    record.dates.reserve(days.size());
    record.values.reserve(days.size());
    for (const std::size_t day : days) {
        const index::known_market known{universe, day};
        record.values.push_back(gauge(known));
        record.dates.push_back(known.today());
    }
    return record;
}

/// A gauge on every day of a market.
template <market_gauge Gauge>
auto history(const Gauge& gauge, const index::market& universe) {
    std::vector<std::size_t> days(universe.dates().size());
    std::iota(days.begin(), days.end(), std::size_t{0});
    return history(gauge, universe, std::span<const std::size_t>{days});
}

}
