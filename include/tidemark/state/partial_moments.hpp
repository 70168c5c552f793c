// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Count and partial sums of excesses over a threshold, which the metric has already subtracted: what lies above
/// zero, what lies below (as a positive number), and the squares of both. An excess of zero belongs to neither side.
struct partial_moments {
    using observation = double;
    static constexpr char name[] = "partial_moments";

    double count = 0;
    double above = 0, below = 0;
    double above_squared = 0, below_squared = 0;
    double count_above = 0, count_below = 0;

    static constexpr partial_moments lift(double excess) noexcept {
        const double squared = core::product(excess, excess);
        if (excess > 0) return {1, excess, 0, squared, 0, 1, 0};
        if (excess < 0) return {1, 0, -excess, 0, squared, 0, 1};
        return {1, 0, 0, 0, 0, 0, 0};
    }

    static constexpr partial_moments combine(const partial_moments& a, const partial_moments& b) noexcept {
        return {a.count + b.count,
                a.above + b.above,
                a.below + b.below,
                a.above_squared + b.above_squared,
                a.below_squared + b.below_squared,
                a.count_above + b.count_above,
                a.count_below + b.count_below};
    }

    constexpr double mean() const noexcept { return (above - below) / count; }

    friend constexpr bool operator==(const partial_moments&, const partial_moments&) noexcept = default;
};

}
