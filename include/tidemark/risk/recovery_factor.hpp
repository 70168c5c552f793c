// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/wealth.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The recovery factor: the compounded return of the whole span by the maximum drawdown.
///
/// Formula: (prod(1 + r) - 1) / max_drawdown(r)
/// Input:   simple returns per period, as fractions
/// Value:   a ratio, -1 or more
/// No data: NaN, also after a return below -1, or when wealth overflows; no drawdown: +infinity, or NaN for 0/0
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct recovery_factor {
    using state = tidemark::state::wealth;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, (s.growth - 1) / (1 - s.worst), core::nan);
    }
};

/// The recovery factor of summed returns: as some peers have it, their sum by the maximum drawdown of wealth.
///
/// Formula: sum(r) / max_drawdown(r)
/// Input:   simple returns per period, as fractions
/// Value:   a ratio
/// No data: as recovery_factor
/// Source:  -
struct recovery_factor_arithmetic {
    using state = tidemark::state::joint<tidemark::state::running_sum, tidemark::state::wealth>;

    constexpr double lower(const state& s) const noexcept {
        const bool answers = s.second.count > 0 && s.second.low >= 0 && core::is_finite(s.second.high);
        return answers ? s.first.sum / (1 - s.second.worst) : core::nan;
    }
};

}
