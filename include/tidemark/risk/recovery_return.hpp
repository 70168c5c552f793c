// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/ends.hpp>
#include <tidemark/state/wealth.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What compounded wealth must now gain to be back at its high: after a loss of half, all of it again.
///
/// Formula: max(V_0 .. V_n) / V_n - 1, with V_0 = 1 and V_t = V_(t-1) (1 + r_t): d / (1 - d) for a drawdown d
/// Input:   simple returns per period, as fractions
/// Value:   fraction, 0 or more; 0 at a high; +infinity after a total loss
/// No data: NaN; also after a return below -1, or when wealth overflows
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct recovery_return {
    using state = tidemark::state::wealth;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, s.high / s.growth - 1, core::nan);
    }
};

/// What a price or level must now gain to be back at its high.
///
/// Formula: max(P_1 .. P_n) / P_n - 1
/// Input:   prices or levels, not negative
/// Value:   fraction, 0 or more; 0 at a high; +infinity at 0
/// No data: NaN; also when a level is negative or infinite, or none is above 0
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct recovery_return_of_levels {
    using state = tidemark::state::standing_level;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_standing_level<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, s.high / s.last - 1, core::nan);
    }
};

}
