// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/corr/estimator.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How the eigenvalues of a covariance matrix spread when there is nothing but noise: columns that are independent and
/// of one variance, and many of them.
///
/// Formula:  density sqrt((b - x)(x - a)) / (2 pi variance ratio x) between the edges a and b, which are
///           variance (1 -+ sqrt(ratio))^2; a share of 1 - 1 / ratio lies at 0 when there are more columns than rows
/// Input:    columns over rows of the panel; the variance of the noise, 1 for a correlation matrix
/// Value:    edges in the unit of the variance; a density per that unit; a probability from 0 to 1
/// No data:  NaN for x that is NaN
/// Errors:   std::invalid_argument for a ratio or a variance that is not above 0 and finite
/// Rounding: a probability to about 2^-52 / min(ratio, 1 / ratio)
/// Cost:     a few elementary functions; a quantile takes about fifty probabilities
/// Source:   Marchenko and Pastur (1967); Bai and Silverstein (2010), Spectral analysis of large dimensional random
///           matrices, section 3.1
struct marchenko_pastur {
    double ratio = 1;
    double variance = 1;

    core::complaint check() const noexcept {
        if (!(ratio > 0 && core::is_finite(ratio))) return {"ratio", ratio, "more than 0, finite"};
        if (!(variance > 0 && core::is_finite(variance))) return {"variance", variance, "more than 0, finite"};
        return {};
    }

    double lower_edge() const {
        detail::require_valid(*this);
        return variance * square(1 - std::sqrt(ratio));
    }
    double upper_edge() const {
        detail::require_valid(*this);
        return variance * square(1 + std::sqrt(ratio));
    }

    /// At 0, where a share of eigenvalues may lie, of the rest.
    double density(double x) const {
        const double a = lower_edge(), b = upper_edge();
        if (x < a || x > b) return 0;
        return std::sqrt((b - x) * (x - a)) / (6.283185307179586476925286766559006 * variance * ratio * x);
    }

    /// The share of eigenvalues at or below x.
    double probability(double x) const {
        const double a = lower_edge(), b = upper_edge();
        if (core::is_missing(x)) return core::nan;
        if (x < 0) return 0;
        // With more columns than rows, those that are not 0 are the eigenvalues of the rows' products.
        if (ratio > 1) return 1 - 1 / ratio + marchenko_pastur{1 / ratio, variance * ratio}.probability(x) / ratio;
        if (x <= a) return 0;
        if (x >= b) return 1;
        const double up = x - a, down = b - x, root = std::sqrt(up * down);
        const double sum = root / variance - (1 + ratio) * std::atan2(down - up, 2 * root) +
                           (1 - ratio) * std::atan2(a * down - b * up, 2 * variance * (1 - ratio) * root);
        const double p = 0.5 + sum / (6.283185307179586476925286766559006 * ratio);
        return p < 0 ? 0 : p > 1 ? 1 : p;
    }

    /// The eigenvalue with a share `p`, from 0 to 1, at or below it; NaN for other p.
    double quantile(double p) const {
        double low = lower_edge(), high = upper_edge();
        if (!(p >= 0 && p <= 1)) return core::nan;
        if (ratio > 1 && p <= 1 - 1 / ratio) return 0;
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
            (probability(middle) < p ? low : high) = middle;
        return high;
    }

private:
    static double square(double x) noexcept { return x * x; }
};

/// The distribution of Marchenko and Pastur that the bulk of some eigenvalues follows; what lies above its upper edge
/// is more than noise.
///
/// Formula:  the largest variance v whose distribution has the median of the eigenvalues up to its own upper edge; with
///           more columns than rows, both medians are of what is not 0
/// Input:    eigenvalues in any order; columns over rows of the panel
/// Value:    variance in the unit of the eigenvalues
/// No data:  variance NaN for no eigenvalues, or one that is NaN
/// Errors:   std::invalid_argument for a ratio that is not above 0 and finite
/// Cost:     a sort
/// Source:   Gavish and Donoho (2014), The optimal hard threshold for singular values is 4 / sqrt(3), section III.E,
///           for the median of all; a median hardly notices a noisy eigenvalue that the edge cuts off by mistake
template <core::readable E>
marchenko_pastur fitted_marchenko_pastur(const E& eigenvalues, double ratio) {
    const marchenko_pastur standard{.ratio = ratio};
    detail::require_valid(standard);
    const auto given = core::as_sample(eigenvalues);
    std::vector<double> values(given.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = given[i];
        if (core::is_missing(values[i])) return {ratio, core::nan};
    }
    if (values.empty()) return {ratio, core::nan};
    std::sort(values.begin(), values.end());
    const double share = ratio > 1 ? 1 / ratio : 1, count = static_cast<double>(values.size());
    const auto positive = static_cast<std::size_t>(std::ceil(share * count - 1e-9));
    const std::size_t first = values.size() - positive;
    const double median = standard.quantile(1 - share / 2), edge = standard.upper_edge();
    // Fewer eigenvalues have a lower median and that has a lower edge, so this ends.
    for (std::size_t end = values.size();;) {
        const std::size_t low = first + (end - first - 1) / 2, high = first + (end - first) / 2;
        const double variance = (values[low] + values[high]) / 2 / median;
        std::size_t below = end;
        while (below > first + 1 && values[below - 1] > variance * edge) --below;
        if (below == end) return {ratio, variance};
        end = below;
    }
}

}
