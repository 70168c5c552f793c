// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/comoments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Fama's beta: the beta that a portfolio of this volatility would have if the benchmark explained all of it.
///
/// Formula: sd(x) / sd(b)
/// Input:   pairs (x, b) of returns per period
/// Value:   unit of x per unit of b, 0 or more
/// No data: NaN with fewer than 2 pairs or a constant benchmark
/// Source:  Fama (1972), Components of investment performance
struct fama_beta {
    using state = tidemark::state::comoments;

    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        return core::select(s.yy == 0, core::nan, core::sqrt(s.xx / s.yy));
    }
};

}
