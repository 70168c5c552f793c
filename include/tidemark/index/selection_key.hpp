// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/traded_window.hpp>

#include <cstddef>
#include <span>
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

/// Traded value of the day, also as what eligible assets are ranked by.
struct by_traded_value {
    double operator()(const candidate& c) const noexcept { return c.traded_value; }
    double operator()(const applicant& a) const noexcept { return a.traded_value(); }
};

/// Mean traded value of a window: `by_mean_traded_value{.window = {90, unpublished::is_left_out}}`.
///
/// No data: quiet NaN for fewer numbers than the window asks for
struct by_mean_traded_value {
    traded_window window;

    double operator()(const candidate& c, const review_context& context) const {
        return window.value(applicant{context.market(), c.asset}, average::mean);
    }
};

/// Median traded value of a window: `by_median_traded_value{.window = {90, unpublished::is_left_out}}`.
///
/// No data: quiet NaN for fewer numbers than the window asks for
struct by_median_traded_value {
    traded_window window;

    double operator()(const candidate& c, const review_context& context) const {
        return window.value(applicant{context.market(), c.asset}, average::median);
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
