// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/extremes.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How far the largest observation lies above the smallest.
///
/// Formula: max(x) - min(x)
/// Input:   any series
/// Value:   unit of the series, 0 or more
/// No data: NaN
/// Source:  -
struct range {
    using state = tidemark::state::extremes;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_extremes<Real>& s) const noexcept {
        return core::select(s.count > 0, s.high - s.low, core::nan);
    }
};

}
