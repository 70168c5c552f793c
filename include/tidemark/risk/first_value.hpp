// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/ends.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The oldest observation.
///
/// Formula: x_1
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Source:  -
struct first_value {
    using state = tidemark::state::oldest;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_oldest<Real>& s) const noexcept {
        return s.value;
    }
};

/// The newest observation.
///
/// Formula: x_n
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Source:  -
struct last_value {
    using state = tidemark::state::newest;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_newest<Real>& s) const noexcept {
        return s.value;
    }
};

}
