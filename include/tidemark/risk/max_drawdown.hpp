// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/wealth.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The largest fall of compounded wealth from a high before it.
///
/// Formula: -min over t of V_t / max(V_0 .. V_t) - 1, with V_0 = 1 and V_t = V_(t-1) (1 + r_t)
/// Input:   simple returns per period, as fractions
/// Value:   fraction of the high, 0 to 1; with `scale::log` its logarithm -ln(1 - fall), 0 to infinity
/// No data: NaN; also after a return below -1, or when wealth overflows
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct max_drawdown {
    enum class scale { fraction, log };

    sign as = sign::as_loss;
    scale measured = scale::fraction;

    using state = tidemark::state::wealth;

    template <class Real>
    Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        const Real loss =
            measured == scale::fraction ? 1 - s.worst : core::each_lane([](double w) { return -std::log(w); }, s.worst);
        return core::select(answers, signed_as(as, loss), core::nan);
    }
};

/// The largest fall of a price or level from a high before it; the first high is the first level.
///
/// Formula: -min over t of P_t / max(P_0 .. P_t) - 1
/// Input:   prices or levels, not negative
/// Value:   fraction of the high, 0 to 1
/// No data: NaN; also when a level is negative or infinite
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct max_drawdown_of_levels {
    sign as = sign::as_loss;

    using state = tidemark::state::level_range;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_level_range<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, signed_as<Real>(as, 1 - s.worst), core::nan);
    }
};

/// The largest fall of summed returns from a high before it: for a constant stake, nothing reinvested.
///
/// Formula: max over t of max(S_0 .. S_t) - S_t, with S_0 = 0 and S_t = S_(t-1) + r_t
/// Input:   returns per period, as fractions of the constant stake
/// Value:   fraction of the stake, 0 or more
/// No data: NaN
/// Source:  Chekhlov, Uryasev and Zabarankin (2005), Drawdown measure in portfolio optimization
struct max_drawdown_arithmetic {
    sign as = sign::as_loss;

    using state = tidemark::state::running_sum;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_running_sum<Real>& s) const noexcept {
        return core::select(s.count > 0 && core::is_finite(s.high), signed_as(as, s.fall), core::nan);
    }
};

}
