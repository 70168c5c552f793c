// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/ends.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// In what a change is told: a fraction of where it began, the same in per cent, or the unit of the series.
enum class change_in { fraction, percent, units };

/// How far the price came from the beginning of a window to its end. Rolling over n + 1 rows gives the change over n
/// rows, its first value at row n.
///
/// Formula: (x_n - x_0) / x_0; `percent` times 100; `units` x_n - x_0, which is also called momentum
/// Input:   prices or levels, positive unless `units`; a missing one is left out: where the policy answers all the
///          same, from the oldest to the newest observed
/// Value:   fraction, per cent, or unit of the series
/// No data: NaN with fewer than 2 observations; from 0: x/0
/// Source:  TA-Lib: ROCP, ROC and MOM
struct rate_of_change {
    change_in told_in = change_in::fraction;

    using state = tidemark::state::ends;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_ends<Real>& s) const noexcept {
        const Real change = s.last - s.first;
        const Real told = told_in == change_in::units      ? change
                          : told_in == change_in::fraction ? change / s.first
                                                           : 100 * (change / s.first);
        return core::select(s.count < 2, core::nan, told);
    }
};

}
