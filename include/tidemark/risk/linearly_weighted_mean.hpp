// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The mean with weights that rise in a line: 1 for the oldest row, 2 for the next, n for the newest. Over a window it
/// is the linearly weighted moving average.
///
/// Formula:  sum(i x_i) / (n (n + 1) / 2), i = 1 .. n from the oldest
/// Input:    any series; a missing row takes no weight, those around it close up
/// Value:    unit of the series; exactly the common value of equal observations
/// No data:  NaN
/// Rounding: about the first finite observation
/// Source:   Kaufman, Trading Systems and Methods, ch. 7
struct linearly_weighted_mean {
    using observation = double;

    /// Plain and weighted sum of deviations from the first finite observation. Merge: the late rows have the early ones
    /// below them, so each of their weights grows by the early count.
    struct state {
        double count = 0;
        double origin = 0;
        double sum = 0;
        double weighted = 0;

        friend constexpr bool operator==(const state&, const state&) noexcept = default;
    };

    static constexpr state lift(double x) noexcept {
        const double origin = core::is_finite(x) ? x : 0;
        return {1, origin, x - origin, x - origin};
    }
    static constexpr state combine(const state& early, const state& late) noexcept {
        using core::product;
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double n = late.count, h = late.origin - early.origin;
        const double sum = late.sum + product(n, h);
        const double weighted = late.weighted + product(h, triangle(n));
        return {early.count + n, early.origin, early.sum + sum, early.weighted + weighted + product(early.count, sum)};
    }
    static constexpr void absorb(state& s, double x) noexcept {
        if (s.count == 0) {
            s = lift(x);
            return;
        }
        const double d = x - s.origin;
        s.count += 1;
        s.sum += d;
        s.weighted += core::product(s.count, d);
    }
    constexpr double lower(const state& s) const noexcept {
        return s.count > 0 ? s.origin + s.weighted / triangle(s.count) : core::nan;
    }

private:
    static constexpr double triangle(double n) noexcept { return n * (n + 1) / 2; }
};

}
