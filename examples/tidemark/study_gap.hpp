// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"
#include "series.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/index/attribution.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace program {

/// An index and all that it held, with the same members in equal parts beside it.
struct explained_index {
    tidemark::index::track track{};
    tidemark::index::recorded_closes closes{};
    tidemark::index::track equal{};  ///< weighed equally at each review
    tidemark::index::recorded_closes equal_closes{};
};

/// Calculates the index of these members in equal parts.
void add_equal_parts(explained_index& index, const market_data& data, tidemark::index::selection_rule selection,
                     const std::vector<tidemark::index::ranking>& snapshots);

/// The highest and the lowest level of an index in units of another, and the last.
struct relative_level {
    double highest;
    tidemark::core::date highest_on;
    double lowest;
    tidemark::core::date lowest_on;
    double last;
};

/// Why small caps returned more or less than large caps from one close to another. The two never hold the same coin, so
/// the gap leads by way of the same members in equal parts, weighed so at each review: what is left between these is
/// selection, the steps to and from them are weighting, at the reviews, and drift, between them.
struct explained_gap {
    double small_return;
    double small_in_equal_parts;
    double large_in_equal_parts;
    double large_return;
    tidemark::index::gap parts{};
    std::vector<tidemark::index::span_gap> months{};
    std::vector<tidemark::index::asset_gap> names{};  ///< over the whole span, ascending by asset
    relative_level small_in_large;                    ///< 100 at the first close
};

/// Explains gaps between two indices of the same days; both must outlive it.
class gap_explainer {
public:
    gap_explainer(const explained_index& small, const explained_index& large);

    explained_gap between(closes these) const;

private:
    const explained_index& small_;
    const explained_index& large_;
    tidemark::index::attribution why_;
};

/// The months that made most of a gap, either way, the largest first; of equal ones the first.
std::vector<tidemark::index::span_gap> greatest_months(std::vector<tidemark::index::span_gap> months,
                                                       std::size_t count);

}
