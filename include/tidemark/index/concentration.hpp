// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>

#include <span>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The Herfindahl-Hirschman index of weights: the sum of the squares of their shares.
///
/// Formula: sum (w_i / sum w)^2
/// Input: weights, zero or more; they need not sum to 1
/// Value: 1 / n for n equal weights, 1 for a single one
/// No data: NaN for no weights, and for none above zero
/// Errors: std::invalid_argument for a weight that is negative or not finite
/// Source: Hirschman (1964), The paternity of an index
inline double herfindahl_index(std::span<const double> weights) {
    detail::require_not_negative("weights", weights);
    double total = 0, squares = 0;
    for (const double w : weights) total += w;
    for (const double w : weights) squares += (w / total) * (w / total);
    return weights.empty() ? core::nan : squares;
}

/// How many members of equal weight would be as concentrated.
///
/// Formula: 1 / sum w^2
/// Input: as herfindahl_index
/// Value: from 1 to the number of weights
/// No data: as herfindahl_index
/// Errors: as herfindahl_index
/// Source: as herfindahl_index
inline double effective_members(std::span<const double> weights) { return 1 / herfindahl_index(weights); }

}
