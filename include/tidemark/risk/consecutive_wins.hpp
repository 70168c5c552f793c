// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/longest_run.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The longest run of gains. A return of zero ends a run; a missing one is no return, and does not.
///
/// Formula: the largest number of consecutive r > 0
/// Input:   returns per period
/// Value:   number of observations
/// No data: 0
/// Source:  Schwager, A Complete Guide to the Futures Market
struct max_consecutive_wins {
    using state = tidemark::state::longest_run;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_longest_run<Real>& s) const noexcept {
        return s.longest;
    }
};

/// The longest run of losses. A return of zero ends a run; a missing one is no return, and does not.
///
/// Formula: the largest number of consecutive r < 0
/// Input:   returns per period
/// Value:   number of observations
/// No data: 0
/// Source:  Schwager, A Complete Guide to the Futures Market
struct max_consecutive_losses {
    using observation = double;
    using state = tidemark::state::longest_run;

    template <class Real>
    constexpr Real observe(const Real& r) const noexcept {
        return -r;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_longest_run<Real>& s) const noexcept {
        return s.longest;
    }
};

}
