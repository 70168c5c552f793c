// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The smallest observation of a stretch and how many observations came after it: after the first one of that size, and
/// after the last one. Of nothing: +infinity, one observation before the first, which makes it neutral.
///
/// Merge: the age of a value in the early stretch grows by the number of late observations.
template <class Real>
struct basic_lowest_position {
    using observation = Real;
    template <class Other>
    using over = basic_lowest_position<Other>;
    static constexpr char name[] = "lowest_position";

    Real count = 0;
    Real low = core::infinity;
    Real since_first = -1;
    Real since_last = -1;

    static constexpr basic_lowest_position lift(const Real& x) noexcept { return {1, x, 0, 0}; }

    static constexpr basic_lowest_position combine(const basic_lowest_position& early,
                                                   const basic_lowest_position& late) noexcept {
        const auto lower = late.low<early.low, no_higher = late.count> 0 && late.low <= early.low;
        return {early.count + late.count, core::smaller(late.low, early.low),
                core::select(lower, late.since_first, early.since_first + late.count),
                core::select(no_higher, late.since_last, early.since_last + late.count)};
    }

    friend bool operator==(const basic_lowest_position&, const basic_lowest_position&) noexcept = default;
};

using lowest_position = basic_lowest_position<double>;

}
