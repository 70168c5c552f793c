// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The standard deviation.
///
/// Formula: sqrt(sum((x - mean)^2) / (n - ddof))
/// Input:   any series
/// Value:   unit of the series; exactly 0 for equal observations
/// No data: NaN with no more than ddof observations
/// Source:  NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.6
struct standard_deviation {
    double ddof = 1;

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    template <class Real>
    Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return [scale = core::sqrt(tidemark::state::share_of_spread(n, ddof))](
                   const tidemark::state::moments<2, Real>& s) { return core::sqrt(s.m2()) * scale; };
    }
};

}
