// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/recent_values.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How much of a deviation from the mean is still there some rows later. The mean moves with the window and is in every
/// product, so every window is looked through anew; a missing row is left out, and its neighbours stand together.
///
/// Formula: sum over i > k of (x_i - m)(x_(i-k) - m) / sum (x_i - m)^2, m the mean of all; `adjusted` n / (n - k) times
///          that; `pairwise` the correlation of the pairs (x_i, x_(i-k)), each side about its own mean
/// Input:   any series, in order
/// Value:   -1 to 1; adjusted to n / (n - k)
/// No data: NaN with no more than `lag` observations, without spread, and with an infinite observation
/// Cost:    O(n) and a copy for the whole sample; in a rolling window O(w) a row, three passes over its values
/// Source:  NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.12
struct autocorrelation {
    enum class estimator { full_sample, adjusted, pairwise };

    std::size_t lag = 1;
    estimator type = estimator::full_sample;

    using state = tidemark::state::all_values;

    void absorb(state& s, double x) const { s.absorb(x); }
    double lower(const state& s) const noexcept { return lower(s.view()); }
    double lower(const tidemark::state::row_view& rows) const noexcept {
        const std::size_t n = rows.observed();
        if (n <= lag) return core::nan;
        const stretch all{rows, 0, n}, late{rows, lag, n - lag}, early{rows, 0, n - lag};
        if (type == estimator::pairwise) {
            const double r = products(late, early) / core::sqrt(products(late, late) * products(early, early));
            return r > 1 ? 1 : r < -1 ? -1 : r;
        }
        const double scale = type == estimator::adjusted ? static_cast<double>(n) / static_cast<double>(n - lag) : 1;
        return scale * products(late.about(all), early.about(all)) / products(all, all);
    }

private:
    /// Some neighbouring observations and their mean, as their first one and an offset: exactly the common value where
    /// all are equal.
    struct stretch {
        tidemark::state::row_view::reader first;
        std::size_t count;
        double origin = 0;
        double offset = 0;

        constexpr stretch(const tidemark::state::row_view& rows, std::size_t skipped, std::size_t n) noexcept
            : first{rows}, count{n} {
            for (std::size_t i = 0; i < skipped; ++i) first.next();
            auto each = first;
            origin = each.next();
            for (std::size_t i = 1; i < n; ++i) offset += each.next() - origin;
            offset /= static_cast<double>(n);
        }
        constexpr stretch about(const stretch& all) const noexcept {
            stretch moved = *this;
            moved.origin = all.origin, moved.offset = all.offset;
            return moved;
        }
    };

    static constexpr double products(stretch a, stretch b) noexcept {
        double sum = 0;
        for (std::size_t i = 0; i < a.count; ++i)
            sum += core::product((a.first.next() - a.origin) - a.offset, (b.first.next() - b.origin) - b.offset);
        return sum;
    }
};

}
