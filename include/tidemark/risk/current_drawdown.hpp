// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/ends.hpp>
#include <tidemark/state/wealth.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How far compounded wealth stands below its high now.
///
/// Formula: 1 - V_n / max(V_0 .. V_n), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)
/// Input:   simple returns per period, as fractions
/// Value:   fraction of the high, 0 to 1
/// No data: NaN; also after a return below -1, or when wealth overflows
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct current_drawdown {
    sign as = sign::as_loss;

    using state = tidemark::state::wealth;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, signed_as<Real>(as, 1 - s.growth / s.high), core::nan);
    }
};

/// How far a price or level stands below its high now.
///
/// Formula: 1 - P_n / max(P_1 .. P_n)
/// Input:   prices or levels, not negative
/// Value:   fraction of the high, 0 to 1
/// No data: NaN; also when a level is negative or infinite, or none is above 0
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct current_drawdown_of_levels {
    sign as = sign::as_loss;

    using state = tidemark::state::standing_level;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_standing_level<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, signed_as<Real>(as, 1 - s.last / s.high), core::nan);
    }
};

}
