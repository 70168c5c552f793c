// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/newest_among.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How many standard deviations the newest observation lies above the mean; it is one of those that are averaged.
///
/// Formula: (x_n - mean) / sqrt(sum((x - mean)^2) / (n - ddof))
/// Input:   any series
/// Value:   number of standard deviations
/// No data: NaN with no more than ddof observations, or when all are equal
/// Errors:  ddof negative
/// Source:  NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.17
struct z_score {
    double ddof = 1;

    using state = tidemark::state::newest_among;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    template <class Real>
    Real lower(const tidemark::state::basic_newest_among<Real>& s) const noexcept {
        return lowering(s.all.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return [share = tidemark::state::share_of_spread(n, ddof)](const tidemark::state::basic_newest_among<Real>& s) {
            const Real z = s.deviation() / core::sqrt(s.all.m2() * share);
            return core::select(s.all.m2() == 0, core::nan, z);
        };
    }
};

}
