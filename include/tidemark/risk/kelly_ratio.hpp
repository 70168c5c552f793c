// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How much of the full Kelly stake is taken.
constexpr core::complaint check_fraction(double fraction) noexcept {
    if (fraction > 0 && core::is_finite(fraction)) return {};
    return {"fraction", fraction, "a positive number"};
}

/// The Kelly ratio: the stake, as a share of wealth, that makes wealth grow fastest where returns are near normal.
///
/// Formula: fraction * mean(r - risk_free) / variance(r), with n - ddof in the variance
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   share of wealth; above 1 with borrowing, negative when sold short
/// No data: NaN with no more than ddof observations; no spread: +-infinity by the sign of the mean, NaN for 0/0
/// Errors:  risk_free not finite, fraction not positive, ddof negative
/// Source:  Kelly (1956), A new interpretation of information rate; Thorp (1997), The Kelly criterion in blackjack,
///          sports betting and the stock market
struct kelly_ratio {
    double risk_free = 0;  ///< per period
    double fraction = 1;   ///< 0.5 is half Kelly
    double ddof = 1;

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        if (const auto c = check_fraction(fraction); c.argument != nullptr) return c;
        return check_ddof(ddof);
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return ((s.origin - risk_free) + s.offset) * fraction / s.variance(ddof);
    }
};

/// The Kelly ratio of bets: the stake that makes wealth grow fastest where a period is won or lost.
///
/// Formula: fraction * (W - (1 - W) / payoff), W = wins / (wins + losses), payoff = mean win / mean loss
/// Input:   simple returns per period, as fractions; a return of 0 is neither won nor lost
/// Value:   share of wealth; the fraction itself without a loss, -infinity without a win
/// No data: NaN, also when nothing was won or lost
/// Errors:  fraction not positive
/// Source:  Kelly (1956), A new interpretation of information rate
struct kelly_ratio_empirical {
    double fraction = 1;  ///< 0.5 is half Kelly

    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return check_fraction(fraction); }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        const Real win = s.above / core::larger(s.count_above, 1), loss = s.below / core::larger(s.count_below, 1);
        const Real bets = s.count_above + s.count_below;
        return fraction * (s.count_above / bets - core::product(s.count_below / bets, loss / win));
    }
};

}
