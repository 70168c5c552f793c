// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection_key.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Keeps the candidates whose number is at or above a value, the largest numbers first: at most so many, and where they
/// are too few, the next ones below it:
/// `value_limit{.by = by_mean_traded_value{...}, .at_least = 1e6, .fewest = 25, .most = 50}`.
///
/// No data: a candidate without the number stands behind all others, and is kept only to make up the fewest
/// Errors: `std::invalid_argument` unless 1 <= fewest <= most and the value is finite; `std::domain_error` for fewer
///   candidates than the fewest
struct value_limit {
    selection_key by;
    required<double> at_least;
    required<std::size_t> fewest;
    required<std::size_t> most;
    checked parameters = check();

    checked check() const {
        detail::require_finite("value of a value limit", at_least);
        if (fewest < 1) core::refuse("fewest of a value limit", fewest, "1 or more");
        if (most < fewest) {
            core::refuse("most of a value limit", most, "the fewest, " + std::to_string(fewest) + ", or more");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        if (ranked.size() < fewest) {
            core::infeasible("a value limit needs " + std::to_string(fewest) + " candidates, there are " +
                             std::to_string(ranked.size()));
        }
        std::vector<double> keys = detail::keys_of(ranked, by, context);
        const auto reaching = static_cast<std::size_t>(
            std::count_if(keys.begin(), keys.end(), [&](double key) { return key >= at_least; }));
        const std::size_t kept = std::clamp<std::size_t>(reaching, fewest, most);
        for (double& key : keys) key = core::is_missing(key) ? -core::infinity : key;
        ranked = detail::ordered(std::move(ranked), keys);
        for (std::size_t i = reaching; i < kept; ++i) {
            context.explain(ranked[i].asset, "kept below " + core::text_of(static_cast<double>(at_least)) +
                                                 " to have " + std::to_string(fewest));
        }
        for (std::size_t i = kept; i < reaching; ++i) {
            context.explain(ranked[i].asset, "left at place " + std::to_string(i + 1) + " of " + std::to_string(most));
        }
        ranked.erase(ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
        return ranked;
    }
};

}
