// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The arithmetic mean.
///
/// Formula: sum(x) / n
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Source:  -
struct mean {
    using state = tidemark::state::moments<1>;

    template <class Real>
    constexpr Real lower(const tidemark::state::moments<1, Real>& s) const noexcept {
        return s.mean();
    }
};

}
