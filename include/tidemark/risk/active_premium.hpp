// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The active premium: the compounded annual growth of a portfolio above its benchmark's.
///
/// Formula: Rp - Rb, or (1 + Rp) / (1 + Rb) - 1 with `geometric`, where R = prod(1 + r)^(periods_per_year / n) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN, also when a product is negative
/// Errors:  periods_per_year not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 3
struct active_premium {
    core::frequency periods_per_year;
    excess excess_is = excess::arithmetic;

    using state = tidemark::state::of_each<tidemark::state::growth>;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    double lower(const state& s) const noexcept {
        return excess_over(s.x.rate(periods_per_year.value()), s.y.rate(periods_per_year.value()), excess_is);
    }
};

}
