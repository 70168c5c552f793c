// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Count and partial sums of excesses over a threshold, which the metric has already subtracted: what lies above
/// zero, what lies below (as a positive number), and the squares of both. An excess of zero belongs to neither side.
template <class Real>
struct basic_partial_moments {
    using observation = Real;
    template <class Other>
    using over = basic_partial_moments<Other>;
    static constexpr char name[] = "partial_moments";

    Real count = 0;
    Real above = 0, below = 0;
    Real above_squared = 0, below_squared = 0;
    Real count_above = 0, count_below = 0;

    static constexpr basic_partial_moments lift(const Real& excess) noexcept {
        using core::select;
        const auto up = excess > 0, down = excess < 0;
        const Real squared = core::product(excess, excess);
        return {1,
                select(up, excess, 0),
                select(down, -excess, 0),
                select(up, squared, 0),
                select(down, squared, 0),
                select(up, 1, 0),
                select(down, 1, 0)};
    }

    static constexpr basic_partial_moments combine(const basic_partial_moments& a,
                                                   const basic_partial_moments& b) noexcept {
        return {a.count + b.count,
                a.above + b.above,
                a.below + b.below,
                a.above_squared + b.above_squared,
                a.below_squared + b.below_squared,
                a.count_above + b.count_above,
                a.count_below + b.count_below};
    }

    constexpr Real mean() const noexcept { return (above - below) / count; }

    friend bool operator==(const basic_partial_moments&, const basic_partial_moments&) noexcept = default;
};

using partial_moments = basic_partial_moments<double>;

}
