// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/volatility.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The tracking error: how far a portfolio's returns scatter around its benchmark's, scaled to a year.
///
/// Formula: sd(x - b) * sqrt(periods_per_year), with n - ddof in the standard deviation
/// Input:   pairs (x, b) of returns per period, as fractions
/// Value:   fraction per square root of a year
/// No data: NaN with no more than ddof pairs
/// Errors:  periods_per_year not positive, ddof negative
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct tracking_error {
    core::frequency periods_per_year;
    double ddof = 1;

    using observation = core::pair;
    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    constexpr Real observe(const core::basic_pair<Real>& p) const noexcept {
        return p.x - p.y;
    }
    template <class Real>
    Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return volatility{periods_per_year, ddof}.lowering(n);
    }
};

}
