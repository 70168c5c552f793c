// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/median_absolute_deviation.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Huber's location: the mean of the observations when those farther than k scales from it are moved to that distance.
///
/// Formula: the m with sum of min(max(x - m, -k s), k s) = 0, s = 1.4826 median(abs(x - median))
/// Input:   any series
/// Value:   unit of the series; the median where the scale s is zero or the sum there is; of several such m, one
/// No data: NaN, also with an infinite median
/// Errors:  k not positive
/// Cost:    a few visits of every value in the window a row
/// Source:  Huber (1964), Robust estimation of a location parameter
struct huber_location {
    double k = 1.5;

    constexpr core::complaint check() const noexcept {
        if (k > 0 && core::is_finite(k)) return {};
        return {"k", k, "a positive number"};
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const double centre = median{}.lower(ascending);
        const median_absolute_deviation scale{median_absolute_deviation::scaling::normal_consistent};
        const double reach = k * scale.lower(ascending);
        return reach > 0 ? centre + root(ascending, centre, reach) : core::is_finite(centre) ? centre : core::nan;
    }

private:
    /// Newton's steps on a falling sum that is linear between kinks, which end on the line of the root; a step beyond
    /// what is known of the root goes half the way instead.
    template <core::ordered_window W>
    static constexpr double root(const W& ascending, double centre, double reach) noexcept {
        double m = 0, low = -core::infinity, high = core::infinity;
        for (int steps = 0; steps < 100; ++steps) {
            double sum = 0, inside = 0;
            core::visit_smallest(ascending, ascending.size(), [&](double x) {
                const double d = (x - centre) - m;
                inside += -reach < d && d < reach ? 1 : 0;
                sum += core::smaller(core::larger(d, -reach), reach);
            });
            (sum > 0 ? low : high) = m;
            const double newton = m + sum / core::larger(inside, 1);
            const double next = low < newton && newton < high ? newton : low + (high - low) / 2;
            if (sum == 0 || next == m || !(low < next && next < high)) break;
            m = next;
        }
        return m;
    }
};

}
