// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The gain-loss ratio of Bernardo and Ledoit: the sum of the gains by the sum of the losses.
///
/// Formula: sum(max(r, 0)) / sum(max(-r, 0))
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more; 1 when the mean return is 0
/// No data: NaN; no losses: +infinity, or NaN for 0/0
/// Source:  Bernardo and Ledoit (2000), Gain, loss, and asset pricing; Bacon, Practical Portfolio Performance, ch. 4
struct bernardo_ledoit_ratio {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.above / s.below;
    }
};

/// The d ratio: the losses by the gains, each as often as it came. The lower, the better.
///
/// Formula: count(r < 0) sum(max(-r, 0)) / (count(r > 0) sum(max(r, 0)))
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, 0 or more; 0 without losses
/// No data: NaN; no gains: +infinity, or NaN for 0/0
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct d_ratio {
    using state = tidemark::state::partial_moments;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return s.count_below * s.below / (s.count_above * s.above);
    }
};

}
