// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection_key.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Orders the candidates by the sum of their places by several numbers, the smallest sum first:
/// `rank_sum{.keys = {by_size{}, by_median_traded_value{{30, unpublished::is_left_out}}}} | largest(5)`.
///
/// Ties within a key and of sums go to the larger market cap, then traded value, then by id. Ranks stay.
/// No data: a candidate without one of the numbers takes the last place by it
/// Errors: `std::invalid_argument` for no keys
struct rank_sum {
    std::vector<selection_key> keys;
    checked parameters = check();

    checked check() const {
        if (keys.empty()) core::refuse("number of keys of the rank sum", keys.size(), "1 or more");
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        std::vector<double> negated_sums(ranked.size(), 0.0);
        for (const selection_key& key : keys) {
            const auto places = detail::places_of(ranked, detail::keys_of(ranked, key, context));
            for (std::size_t i = 0; i < ranked.size(); ++i) negated_sums[i] -= static_cast<double>(places[i]);
        }
        return detail::ordered(std::move(ranked), negated_sums);
    }
};

}
