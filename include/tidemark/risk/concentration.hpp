// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/risk/drawdown_at_risk.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

namespace detail {

/// Weights as parts of their sum; none where there is no sum. They are taken as parts of the greatest first, so that no
/// sum overflows.
inline std::vector<double> shares_of(std::span<const double> weights) {
    double greatest = 0, total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] >= 0 && core::is_finite(weights[i])))
            core::refuse("weights[" + std::to_string(i) + "]", weights[i], "a finite number, zero or more");
        greatest = core::larger(greatest, weights[i]);
    }
    if (!(greatest > 0)) return {};
    for (const double w : weights) total += w / greatest;
    std::vector<double> shares;
    shares.reserve(weights.size());
    for (const double w : weights) shares.push_back(w / greatest / total);
    return shares;
}

}

/// The Herfindahl-Hirschman index of weights: the sum of the squares of their shares.
///
/// Formula: sum of s_i^2, with s_i = w_i / sum of w
/// Input:   n weights, zero or more; they need not sum to 1
/// Value:   1 / n for n equal weights, to 1 for a single one; regulators write it 10,000 times as great
/// No data: NaN for no weights, and for none above zero
/// Errors:  std::invalid_argument for a weight that is negative or not finite
/// Cost:    O(n)
/// Source:  Hirschman (1964), The paternity of an index
inline double herfindahl_index(std::span<const double> weights) {
    const std::vector<double> shares = detail::shares_of(weights);
    double squares = 0;
    for (const double s : shares) squares += s * s;
    return shares.empty() ? core::nan : squares;
}

/// The Herfindahl-Hirschman index on a scale from equal weights to a single one, whatever their number.
///
/// Formula: (H - 1/n) / (1 - 1/n), H the Herfindahl-Hirschman index
/// Input:   n weights, zero or more; they need not sum to 1; one of zero counts in n
/// Value:   0 for equal weights, exactly, to 1 for all but one of zero
/// No data: NaN for less than two weights, and for none above zero
/// Errors:  std::invalid_argument for a weight that is negative or not finite
/// Rounding: as the sum of the squares of s_i - 1/n, which does not cancel
/// Cost:    O(n)
/// Source:  Hirschman (1964), The paternity of an index; Cowell (2011), Measuring Inequality, for the scale
inline double normalised_herfindahl_index(std::span<const double> weights) {
    const std::vector<double> shares = detail::shares_of(weights);
    const auto n = static_cast<double>(shares.size());
    double squares = 0;
    for (const double s : shares) squares += (s - 1 / n) * (s - 1 / n);
    return shares.size() < 2 ? core::nan : squares / (1 - 1 / n);
}

/// How many equal weights would be as concentrated by the Herfindahl-Hirschman index.
///
/// Formula: 1 / sum of s_i^2, with s_i = w_i / sum of w
/// Input:   n weights, zero or more; they need not sum to 1
/// Value:   from 1 to n
/// No data: NaN for no weights, and for none above zero
/// Errors:  std::invalid_argument for a weight that is negative or not finite
/// Cost:    O(n)
/// Source:  Laakso and Taagepera (1979), Effective number of parties; Hill (1973), Diversity and evenness, of order 2
inline double effective_number(std::span<const double> weights) { return 1 / herfindahl_index(weights); }

/// How evenly weights are spread, as the information in knowing which of them a unit belongs to.
///
/// Formula: -sum of s_i ln s_i, with s_i = w_i / sum of w, and 0 ln 0 = 0
/// Input:   n weights, zero or more; they need not sum to 1
/// Value:   in natural units, 0 for a single weight to ln n for n equal ones
/// No data: NaN for no weights, and for none above zero
/// Errors:  std::invalid_argument for a weight that is negative or not finite
/// Cost:    O(n)
/// Source:  Shannon (1948), A mathematical theory of communication
inline double entropy_of_weights(std::span<const double> weights) {
    const std::vector<double> shares = detail::shares_of(weights);
    double sum = 0;
    for (const double s : shares) sum += s > 0 ? s * std::log(s) : 0;
    return shares.empty() ? core::nan : 0 - sum;
}

/// How many equal weights would be as concentrated by their entropy. Small weights count for more than in the effective
/// number by the Herfindahl-Hirschman index, which is never greater.
///
/// Formula: exp(-sum of s_i ln s_i), with s_i = w_i / sum of w
/// Input:   n weights, zero or more; they need not sum to 1
/// Value:   from 1 to n
/// No data: NaN for no weights, and for none above zero
/// Errors:  std::invalid_argument for a weight that is negative or not finite
/// Cost:    O(n)
/// Source:  Hill (1973), Diversity and evenness, of order 1
inline double effective_number_by_entropy(std::span<const double> weights) {
    return std::exp(entropy_of_weights(weights));
}

/// Whether weights are all there are, or a sample of them, for which the expectation is raised to that of all.
enum class inequality_of { population, sample };

/// The Gini coefficient: half the mean difference of two weights, over their mean.
///
/// Formula: sum over i of (2 i - n - 1) w_(i) / (n sum of w), w_(i) ascending; of a `sample` that times n / (n - 1)
/// Input:   n weights, zero or more; they need not sum to 1; one of zero counts in n
/// Value:   0 for equal weights, exactly, to 1 - 1/n for all but one of zero, of a `sample` to 1
/// No data: NaN for no weights, and for none above zero; of a `sample` for a single one
/// Errors:  std::invalid_argument for a weight that is negative or not finite
/// Cost:    O(n log n)
/// Source:  Gini (1912), Variabilita e mutabilita; Deltas (2003), The small-sample bias of the Gini coefficient
inline double gini_coefficient(std::span<const double> weights, inequality_of what) {
    std::vector<double> shares = detail::shares_of(weights);
    const std::size_t n = shares.size();
    if (n == 0) return core::nan;
    const smallest_of ascending{std::move(shares), n};
    double sum = 0;  // of the pairs from both ends, so that equal weights leave nothing
    for (std::size_t i = 0; i < n / 2; ++i)
        sum += static_cast<double>(n - 1 - 2 * i) * (ascending[n - 1 - i] - ascending[i]);
    return sum / static_cast<double>(what == inequality_of::population ? n : n - 1);
}

/// What part of all weights the largest few are.
///
/// Formula: sum of the `count` largest w / sum of w
/// Input:   n weights, zero or more; they need not sum to 1; how many of them, 1 or more
/// Value:   from 0 to 1; 1 where there are no more weights than that
/// No data: NaN for no weights, and for none above zero
/// Errors:  std::invalid_argument for a weight that is negative or not finite, and for a count of 0
/// Cost:    O(n + count log n)
/// Source:  Hall and Tideman (1967), Measures of concentration, for the concentration ratio
inline double top_share(std::span<const double> weights, std::size_t count) {
    if (count == 0) core::refuse("count", count, "1 or more");
    std::vector<double> shares = detail::shares_of(weights);
    if (shares.empty()) return core::nan;
    if (shares.size() <= count) return 1;
    for (double& s : shares) s = -s;
    const smallest_of largest{std::move(shares), count};
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum -= largest[i];
    return core::smaller(sum, 1);  // where all others are zero, it is 1 but for rounding
}

}
