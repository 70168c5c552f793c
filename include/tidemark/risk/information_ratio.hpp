// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The information ratio: the mean return above the benchmark's by the tracking error, scaled to a year.
///
/// Formula: mean(x - b) / sd(x - b) * sqrt(periods_per_year), with n - ddof in the standard deviation
/// Input:   pairs (x, b) of returns per period, as fractions
/// Value:   per square root of a year
/// No data: NaN with no more than ddof pairs or for identical series; a constant difference: +-infinity by its sign
/// Errors:  periods_per_year not positive, ddof negative
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct information_ratio {
    core::frequency periods_per_year;
    double ddof = 1;

    using observation = core::pair;
    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept { return of_difference().check(); }
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
        return of_difference().lowering(n);
    }

private:
    constexpr sharpe_ratio of_difference() const noexcept { return {periods_per_year, 0, ddof}; }
};

}
