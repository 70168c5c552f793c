// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The mean absolute deviation from the mean, or from the median. What lies above a mean that moves with the window is
/// in no sum that two stretches could merge, so the values are read in order, twice.
///
/// Formula: mean(abs(x - mean)), or mean(abs(x - median))
/// Input:   any series
/// Value:   unit of the series, 0 or more; exactly 0 for equal observations
/// No data: NaN; also about a mean that is infinite
/// Cost:    O(n) for the whole sample, two visits of every value in the window a row
/// Source:  Konno and Yamazaki (1991), Mean-absolute deviation portfolio optimization model
struct mean_absolute_deviation {
    enum class centre { mean, median };

    centre about = centre::mean;

    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0) return core::nan;
        const double count = static_cast<double>(n), middle = ascending[n / 2];
        const auto size = [](double d) { return d < 0 ? -d : d; };
        // From the middle value, which is a median: small numbers, and zero where all are equal.
        double sum = 0, absolute = 0;
        core::visit_smallest(ascending, n, [&](double x) { sum += x - middle, absolute += size(x - middle); });
        if (about == centre::median) return absolute / count;
        const double offset = sum / count;
        absolute = 0;
        core::visit_smallest(ascending, n, [&](double x) { absolute += size((x - middle) - offset); });
        return absolute / count;
    }
};

}
