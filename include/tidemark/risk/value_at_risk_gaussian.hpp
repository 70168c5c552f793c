// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/normal.hpp>
#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The value at risk of normal returns: the loss that a share `alpha` of them would exceed.
///
/// Formula: -(mean + z sd), z the alpha quantile of the standard normal distribution
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss, not floored at zero; -mean for equal returns
/// No data: NaN with no more than ddof observations
/// Errors:  alpha outside (0, 1), ddof negative
/// Source:  Jorion, Value at Risk, ch. 5
struct value_at_risk_gaussian {
    double alpha = 0.05;
    double ddof = 1;
    sign as = sign::as_loss;

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return check_alpha(alpha);
    }
    template <class Real>
    Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return of_spread(n, -core::normal_quantile(alpha));
    }

    /// The loss that lies so many standard deviations below the mean.
    template <class Real>
    auto of_spread(const Real& n, double deviations) const noexcept {
        return [scale = core::sqrt(tidemark::state::share_of_spread(n, ddof)) * deviations,
                as = as](const tidemark::state::moments<2, Real>& s) {
            return signed_as<Real>(as, core::product(scale, core::sqrt(s.m2())) - s.mean());
        };
    }
};

/// The expected shortfall of normal returns: their mean loss in the worst share `alpha`.
///
/// Formula: -mean + sd phi(z) / alpha, z the alpha quantile and phi the density of the standard normal distribution
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss; never below the value at risk; -mean for equal returns
/// No data: NaN with no more than ddof observations
/// Errors:  alpha outside (0, 1), ddof negative
/// Source:  McNeil, Frey and Embrechts, Quantitative Risk Management, ch. 2
struct expected_shortfall_gaussian {
    double alpha = 0.05;
    double ddof = 1;
    sign as = sign::as_loss;

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept { return value_at_risk().check(); }
    template <class Real>
    Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return value_at_risk().of_spread(n, core::normal_density(core::normal_quantile(alpha)) / alpha);
    }

private:
    constexpr value_at_risk_gaussian value_at_risk() const noexcept { return {alpha, ddof, as}; }
};

}
