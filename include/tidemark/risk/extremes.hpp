// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/extremes.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The smallest observation.
///
/// Formula: min(x)
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Source:  -
struct minimum {
    using state = tidemark::state::lowest;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_lowest<Real>& s) const noexcept {
        return core::select(s.count > 0, s.low, core::nan);
    }
};

/// The largest observation.
///
/// Formula: max(x)
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Source:  -
struct maximum {
    using state = tidemark::state::highest;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_highest<Real>& s) const noexcept {
        return core::select(s.count > 0, s.high, core::nan);
    }
};

/// The worst return there was, as a loss.
///
/// Formula: -min(r)
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss
/// No data: NaN
/// Source:  Young (1998), A minimax portfolio selection rule with linear programming solution
struct worst_realization {
    sign as = sign::as_loss;

    using state = tidemark::state::lowest;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_lowest<Real>& s) const noexcept {
        return core::select(s.count > 0, signed_as<Real>(as, -s.low), core::nan);
    }
};

}
