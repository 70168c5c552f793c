// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/comoments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Pearson's correlation of two series.
///
/// Formula:  sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean y)^2))
/// Input:    pairs (x, y); of two series, leaving out a row where either is missing is what complete rows means too
/// Value:    -1 to 1
/// No data:  NaN with fewer than 2 pairs or when either series is constant
/// Rounding: a quotient that rounding has carried past 1 or -1 is 1 or -1
/// Source:   Pearson (1895)
struct correlation {
    using state = tidemark::state::comoments;

    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        // Fewer than 2 pairs have no spread. The comparisons are so that a NaN stays one.
        const Real spread = core::sqrt_of_product(s.xx, s.yy);
        const Real within = core::larger(Real{-1}, core::smaller(Real{1}, s.xy / spread));
        return core::select(spread == 0, core::nan, within);
    }
};

}
