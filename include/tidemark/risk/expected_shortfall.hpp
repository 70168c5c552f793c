// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/value_at_risk.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The historical expected shortfall: the mean loss in the worst share `alpha` of the returns.
///
/// Formula: -(sum of the k smallest + (alpha n - k) times the next) / (alpha n), with k = floor(alpha n)
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss; never below the value at risk of the same tail: that of type 1 for the exact
///          share, of `bound` for the two means, of type 7 for the count
/// No data: NaN; a tail without an observation (mean_lt_quantile): NaN
/// Errors:  alpha outside (0, 1)
/// Rounding: the tail is summed anew at every row, from the worst on; nothing is subtracted
/// Cost:    O(alpha n) once the returns are in order
/// Source:  Acerbi and Tasche (2002), On the coherence of expected shortfall
struct expected_shortfall_historical {
    /// Who is in the tail: the exact share, with a fraction of the boundary observation; the returns at or below the
    /// quantile; those strictly below it; or the floor((n - 1) alpha) + 1 smallest.
    enum class tail { acerbi_tasche, mean_le_quantile, mean_lt_quantile, count_floor };

    double alpha = 0.05;
    tail averaged = tail::acerbi_tasche;
    sign as = sign::as_loss;
    quantile_type bound = quantile_type::linear;  ///< of the quantile that ends the two means

    constexpr core::complaint check() const noexcept { return check_alpha(alpha); }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        if (ascending.size() == 0) return core::nan;
        return signed_as(as, -mean_of_tail(ascending));
    }

private:
    template <core::ordered_window W>
    constexpr double mean_of_tail(const W& x) const noexcept {
        if (averaged == tail::acerbi_tasche) return exact_share(x);
        const double end = quantile_of(x, alpha, bound);
        std::size_t k = 0;
        if (averaged == tail::count_floor) {
            k = locate_quantile(alpha, x.size(), quantile_type::linear).below + 1;
        } else {
            while (k < x.size() && (averaged == tail::mean_le_quantile ? x[k] <= end : x[k] < end)) ++k;
        }
        return k == 0 ? core::nan : mean_of_smallest(x, k, static_cast<double>(k));
    }

    template <core::ordered_window W>
    constexpr double exact_share(const W& x) const noexcept {
        const double share = alpha * static_cast<double>(x.size());
        if (share < 1) return x[0];
        const auto [below, weight] = locate_quantile(alpha, x.size(), quantile_type::interpolated_inverted_cdf);
        return mean_of_smallest(x, below + (weight > 0 ? 2 : 1), share);
    }

    /// Of a tail that ends at the k-th smallest, all of which count but the last, which counts for the rest of `share`.
    /// Its deviations from the last have one sign, so that no rounding brings the mean above it.
    template <core::ordered_window W>
    static constexpr double mean_of_smallest(const W& x, std::size_t k, double share) noexcept {
        const double last = x[k - 1];
        if (!core::is_finite(last)) return x[0] == last ? last : x[0] + last;
        double sum = 0;
        core::visit_smallest(x, k - 1, [&](double v) { sum += v - last; });
        return last + sum / share;
    }
};

}
