// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/of_each.hpp>

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

/// The information ratio with compounded returns: the active premium by the tracking error.
///
/// Formula: (Rp - Rb) / (sd(x - b) sqrt(periods_per_year)), R = prod(1 + r)^(periods_per_year / n) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   per square root of a year
/// No data: NaN with no more than ddof pairs, a negative product or identical series; a constant difference: by the
///          division
/// Errors:  periods_per_year not positive, ddof negative
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct information_ratio_geometric {
    core::frequency periods_per_year;
    double ddof = 1;

    using observation = core::pair;
    using state =
        tidemark::state::joint<tidemark::state::of_each<tidemark::state::growth>, tidemark::state::moments<2>>;

    constexpr core::complaint check() const noexcept { return information_ratio{periods_per_year, ddof}.check(); }
    constexpr state lift(const core::pair& p) const noexcept {
        return {tidemark::state::of_each<tidemark::state::growth>::lift(p),
                tidemark::state::moments<2>::lift(p.x - p.y)};
    }
    double lower(const state& s) const noexcept {
        const double p = periods_per_year.value();
        return (s.first.x.rate(p) - s.first.y.rate(p)) / core::sqrt(s.second.variance(ddof) * p);
    }
};

}
