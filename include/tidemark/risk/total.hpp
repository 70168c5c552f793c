// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The sum of the observations.
///
/// Formula:  sum(x)
/// Input:    any series
/// Value:    unit of the series
/// No data:  0
/// Rounding: n times the anchor and the sum of the deviations from it, which are small where the level is not
/// Source:   -
struct total {
    using state = tidemark::state::moments<1>;

    template <class Real>
    constexpr Real lower(const tidemark::state::moments<1, Real>& s) const noexcept {
        return core::product(s.count, s.origin) + core::product(s.count, s.offset);
    }
};

}
