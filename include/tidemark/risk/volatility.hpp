// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The annualised volatility: the standard deviation of returns, scaled to a year.
///
/// Formula: sd(r) * periods_per_year^(1 / stability), with n - ddof in the standard deviation
/// Input:   returns per period, simple or log, as fractions
/// Value:   fraction per square root of a year; exactly 0 for equal returns
/// No data: NaN with no more than ddof observations
/// Errors:  periods_per_year not positive, ddof negative, stability outside (0, 2]
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct volatility {
    core::frequency periods_per_year;
    double ddof = 1;
    double stability = 2;  ///< index of the stable law that scales risk with time: 2 for finite variance

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept {
        if (!(stability > 0 && stability <= 2)) return {"stability", stability, "a number in (0, 2]"};
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::moments<2, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        const double p = periods_per_year.value();
        const double annual = stability == 2 ? core::sqrt(p) : std::pow(p, 1 / stability);
        return [scale = core::sqrt(tidemark::state::share_of_spread(n, ddof)) *
                        annual](const tidemark::state::moments<2, Real>& s) { return core::sqrt(s.m2()) * scale; };
    }
};

}
