// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/wealth.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What one unit of wealth has gained by the end. Its `expanding` is the series of cumulative returns, or the wealth on
/// its way, which a missing row leaves where it is; its `by_period` are the returns of weeks, months and years.
///
/// Formula: prod(1 + r) - 1; with a starting value v, v prod(1 + r)
/// Input:   simple returns per period, as fractions
/// Value:   fraction; with a starting value, its unit
/// No data: NaN
/// Errors:  starting_value negative or not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2
struct cumulative_return {
    double starting_value = 0;  ///< 0 asks for the return, any other value for the wealth it has become

    using state = tidemark::state::wealth;

    constexpr core::complaint check() const noexcept {
        if (starting_value >= 0 && core::is_finite(starting_value)) return {};
        return {"starting_value", starting_value, "0 or a positive number"};
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        return core::select(s.count == 0, core::nan, starting_value == 0 ? s.growth - 1 : starting_value * s.growth);
    }
};

}
