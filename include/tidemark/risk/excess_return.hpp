// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What a portfolio returned in a year beyond its benchmark, both compounded over the rows that they share.
///
/// Formula: R_x - R_b with R = prod(1 + r)^(periods_per_year / n) - 1; geometric: (1 + R_x) / (1 + R_b) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN, also when a product is negative; geometric over a benchmark that lost all: x/0
/// Errors:  periods_per_year not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 3
struct excess_return {
    core::frequency periods_per_year;
    excess excess_is = excess::arithmetic;

    using state = tidemark::state::of_each<tidemark::state::growth>;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    double lower(const state& s) const noexcept {
        return excess_over(s.x.rate(periods_per_year.value()), s.y.rate(periods_per_year.value()), excess_is);
    }
};

/// The active premium: what excess_return is called where it stands beside the tracking error.
///
/// Formula: excess_return
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: as excess_return
/// Errors:  periods_per_year not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 3
struct active_premium {
    core::frequency periods_per_year;
    excess excess_is = excess::arithmetic;

    using state = excess_return::state;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    double lower(const state& s) const noexcept { return excess_return{periods_per_year, excess_is}.lower(s); }
};

}
