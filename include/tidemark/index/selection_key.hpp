// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/risk/quantile.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A number that a selection rule reads of a candidate, such as its size or its liquidity; quiet NaN where there is
/// none.
///
/// A candidate without the number is never kept for it: it stands behind all others where candidates are ordered, and
/// is left where they are held against a limit.
using selection_key = rule<double(const candidate&, const review_context&)>;

/// Market cap.
struct by_size {
    double operator()(const candidate& c) const noexcept { return c.market_cap; }
};

/// Market cap times float factor.
struct by_float_size {
    double operator()(const candidate& c) const noexcept { return c.market_cap * c.float_factor; }
};

/// What the index ranks its candidates by.
struct by_score {
    double operator()(const candidate& c) const noexcept { return c.score; }
};

/// Traded value of the day.
struct by_traded_value {
    double operator()(const candidate& c) const noexcept { return c.traded_value; }
};

namespace detail {

/// The published traded values of the last days of the market, today's the last; empty when fewer than `min_count`.
inline std::vector<double> traded_values(const known_market& known, std::size_t asset, std::size_t days,
                                         std::size_t min_count) {
    std::vector<double> values;
    values.reserve(days);
    for (std::size_t ago = days; ago-- > 0;) {
        const double value = known.traded_value(asset, ago);
        if (!core::is_missing(value)) values.push_back(value);
    }
    if (values.size() < min_count) values.clear();
    return values;
}

inline void check_days(std::size_t days, std::optional<std::size_t> min_count) {
    if (days < 1) core::refuse("days of traded value", days, "1 or more");
    if (min_count && (*min_count < 1 || *min_count > days)) {
        core::refuse("min_count of traded values", *min_count, "1 to the days, " + std::to_string(days));
    }
}

}

/// Mean traded value of the last days of the market, today the last.
///
/// No data: quiet NaN for fewer published values than `min_count`, which are all days where it is not given
/// Errors: `std::invalid_argument` for no days, and for a `min_count` that is not 1 to the days
struct by_mean_traded_value {
    required<std::size_t> days;
    std::optional<std::size_t> min_count = std::nullopt;
    checked parameters = check();

    checked check() const {
        detail::check_days(days, min_count);
        return {};
    }

    double operator()(const candidate& c, const review_context& context) const {
        const auto values = detail::traded_values(context.market(), c.asset, days, min_count.value_or(days));
        double sum = 0;
        for (const double value : values) sum += value;
        return values.empty() ? core::nan : sum / static_cast<double>(values.size());
    }
};

/// Median traded value of the last days of the market, today the last; of an even number the mean of the middle two.
///
/// No data: quiet NaN for fewer published values than `min_count`, which are all days where it is not given
/// Errors: `std::invalid_argument` for no days, and for a `min_count` that is not 1 to the days
struct by_median_traded_value {
    required<std::size_t> days;
    std::optional<std::size_t> min_count = std::nullopt;
    checked parameters = check();

    checked check() const {
        detail::check_days(days, min_count);
        return {};
    }

    double operator()(const candidate& c, const review_context& context) const {
        auto values = detail::traded_values(context.market(), c.asset, days, min_count.value_or(days));
        std::sort(values.begin(), values.end());
        return risk::quantile_of(values, 0.5, risk::quantile_type::linear);
    }
};

namespace detail {

inline std::vector<double> keys_of(std::span<const candidate> ranked, const selection_key& key,
                                   const review_context& context) {
    std::vector<double> keys;
    keys.reserve(ranked.size());
    for (const candidate& c : ranked) keys.push_back(key(c, context));
    return keys;
}

/// The place of each candidate by a key, 1 the largest.
inline std::vector<std::size_t> places_of(std::span<const candidate> ranked, std::span<const double> keys) {
    std::vector<std::size_t> places(ranked.size());
    std::size_t place = 0;
    for (const keyed& k : by_key(ranked, keys)) places[k.place] = ++place;
    return places;
}

}

/// Orders the candidates by another number, the largest first, so that the next rule counts places by it; ranks stay.
///
/// Ties go to the larger market cap, then traded value, then by id, as everywhere.
/// No data: candidates without the number stand last, in the order of ties
struct sort_by {
    selection_key key;

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::vector<double> keys = detail::keys_of(ranked, key, context);
        return detail::ordered(std::move(ranked), keys);
    }
};

}
