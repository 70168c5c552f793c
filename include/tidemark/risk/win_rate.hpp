// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How many of the returns are gains.
///
/// Formula: count of r > 0 by the count of r != 0, or by n with `zeros::count`
/// Input:   returns per period
/// Value:   fraction, 0 to 1
/// No data: NaN; also where all are zero and zeros do not count
/// Source:  Schwager, A Complete Guide to the Futures Market
struct win_rate {
    /// Whether a return of zero is one that did not win, or none.
    enum class zeros { exclude, count };

    zeros of_zeros = zeros::exclude;

    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.count_above / (of_zeros == zeros::count ? s.count : s.count_above + s.count_below);
    }
};

/// The mean of the gains.
///
/// Formula: mean of r over r > 0
/// Input:   returns per period
/// Value:   unit of the returns, above 0
/// No data: NaN without a gain
/// Source:  Schwager, A Complete Guide to the Futures Market
struct average_win {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.above / s.count_above;
    }
};

/// The mean of the losses, a return and so below zero.
///
/// Formula: mean of r over r < 0
/// Input:   returns per period
/// Value:   unit of the returns, below 0
/// No data: NaN without a loss
/// Source:  Schwager, A Complete Guide to the Futures Market
struct average_loss {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return -s.below / s.count_below;
    }
};

/// The mean gain by the mean loss.
///
/// Formula: mean of r over r > 0 by abs(mean of r over r < 0)
/// Input:   returns per period
/// Value:   a ratio, 0 or more; 0 without a gain
/// No data: NaN; no loss: +infinity, or NaN for 0/0
/// Source:  Schwager, A Complete Guide to the Futures Market
struct payoff_ratio {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return (s.above / core::larger(s.count_above, 1)) / (s.below / core::larger(s.count_below, 1));
    }
};

/// All gains by all losses: the omega ratio about zero, by the name that traders use.
///
/// Formula: sum of r over r > 0 by abs(sum of r over r < 0)
/// Input:   returns per period
/// Value:   a ratio, 0 or more
/// No data: NaN; no loss: +infinity, or NaN for 0/0
/// Source:  Schwager, A Complete Guide to the Futures Market
struct profit_factor {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.above / s.below;
    }
};

/// What was gained in all by what was lost on the way: the profit factor less one.
///
/// Formula: sum of r by abs(sum of r over r < 0)
/// Input:   returns per period
/// Value:   a ratio, -1 or more
/// No data: NaN; no loss: +infinity, or NaN for 0/0
/// Source:  Schwager, Hedge Fund Market Wizards, appendix A
struct gain_to_pain_ratio {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return (s.above - s.below) / s.below;
    }
};

}
