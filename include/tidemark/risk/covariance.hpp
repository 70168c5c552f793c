// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/coproducts.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The covariance of two series.
///
/// Formula: sum((x - mean x)(y - mean y)) / (n - ddof)
/// Input:   pairs (x, y)
/// Value:   unit of x times unit of y
/// No data: NaN with no more than ddof pairs
/// Errors:  ddof negative
/// Source:  NIST/SEMATECH e-Handbook of Statistical Methods, 6.5.4.1
struct covariance {
    double ddof = 1;

    using state = tidemark::state::coproducts<0>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    template <class Real>
    constexpr Real lower(const tidemark::state::coproducts<0, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    constexpr auto lowering(const Real& n) const noexcept {
        return [share = tidemark::state::share_of_spread(n, ddof)](const tidemark::state::coproducts<0, Real>& s) {
            return s.xy() * share;
        };
    }
};

}
