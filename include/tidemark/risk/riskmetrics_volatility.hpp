// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The RiskMetrics volatility: the root of the exponentially weighted mean of squared returns, scaled to a year.
///
/// Formula: sqrt(s2_n periods_per_year), with s2_t = lambda s2_(t-1) + (1 - lambda) (r_t - c)^2, c = 0 or the mean so
///          far, from s2_0 = (r_1 - c)^2 or the variance so far
/// Input:   returns per period, simple or log, as fractions
/// Value:   fraction per square root of a year
/// No data: NaN; with `sample_variance` also with 1 observation
/// Errors:  periods_per_year not positive, lambda outside [0, 1)
/// Source:  J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, 4th edition, ch. 5
struct riskmetrics_volatility {
    enum class start { first_square, sample_variance };
    enum class centre { zero, mean };

    core::frequency periods_per_year;
    double lambda = 0.94;
    start from = start::first_square;
    centre about = centre::zero;

    using observation = double;
    using state = tidemark::state::joint<tidemark::state::decayed_moments, tidemark::state::moments<2>>;

    constexpr core::complaint check() const noexcept {
        if (!(lambda >= 0 && lambda < 1)) return {"lambda", lambda, "a number in [0, 1)"};
        return periods_per_year.check();
    }
    constexpr state lift(double r) const noexcept {
        return {tidemark::state::decayed_moments::lift({r, lambda}), tidemark::state::moments<2>::lift(r)};
    }
    constexpr void absorb(state& s, double r) const noexcept {
        s.first.absorb({r, lambda});
        s.second.absorb(r);
    }
    double lower(const state& s) const noexcept {
        const auto& recent = s.first;
        const double c = about == centre::mean ? s.second.mean() : 0;
        const double gap = (recent.origin - c) + recent.offset, first = recent.first - c;
        const double initial = from == start::first_square ? first * first : s.second.variance(1);
        const double squares = recent.m2 + recent.weight * (gap * gap);
        if (recent.weight == 0) return core::nan;
        return std::sqrt(((1 - lambda) * squares + recent.fade * initial) * periods_per_year.value());
    }
};

}
