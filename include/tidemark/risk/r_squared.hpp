// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/correlation.hpp>
#include <tidemark/state/comoments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The coefficient of determination: the share of a series' variance that a straight line on the benchmark explains.
///
/// Formula:  correlation(x, b)^2
/// Input:    pairs (x, b)
/// Value:    0 to 1
/// No data:  NaN with fewer than 3 pairs, whose line would fit by itself, or when either series is constant
/// Rounding: as correlation, whose square it is
/// Source:   ordinary least squares; NIST/SEMATECH e-Handbook of Statistical Methods, 4.4.4
struct r_squared {
    using state = tidemark::state::comoments;

    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        const Real r = correlation{}.lower(s);
        return core::select(s.count > 2, r * r, core::nan);
    }
};

}
