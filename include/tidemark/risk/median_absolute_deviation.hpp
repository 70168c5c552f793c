// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/median.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The k-th smallest distance of ascending observations from a centre, k from 1. The k nearest ones lie side by side:
/// of all k that do, those whose farther end is least far, where the far end passes from the left to the right.
template <core::ordered_window W>
constexpr double distance_of_rank(const W& ascending, double centre, std::size_t k) noexcept {
    const auto left = [&](std::size_t first) { return centre - ascending[first]; };
    const auto right = [&](std::size_t first) { return ascending[first + k - 1] - centre; };
    std::size_t low = 0, high = ascending.size() - k;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (right(middle) < left(middle))
            low = middle + 1;
        else
            high = middle;
    }
    const double here = core::larger(right(low), left(low));
    return low == 0 ? here : core::smaller(here, left(low - 1));
}

/// The median distance from the median.
///
/// Formula: c median(abs(x - median)), c = 1, or 1.4826 with `normal_consistent`
/// Input:   any series
/// Value:   unit of the series, 0 or more; `normal_consistent` estimates a normal sample's standard deviation
/// No data: NaN, also where infinities leave the median or a distance undefined
/// Cost:    two searches of the ordered window a row
/// Source:  Hampel (1974), The influence curve and its role in robust estimation
struct median_absolute_deviation {
    enum class scaling { raw, normal_consistent };

    scaling scaled = scaling::raw;

    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0) return core::nan;
        const double centre = median{}.lower(ascending);
        if (!core::is_finite(centre)) return core::nan;
        const double half = distance_of_rank(ascending, centre, n / 2 + 1);
        const double distance = n % 2 == 1 ? half : between(distance_of_rank(ascending, centre, n / 2), half, 0.5);
        return scaled == scaling::raw ? distance : 1.4826 * distance;
    }
};

}
