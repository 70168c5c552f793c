// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/growths.hpp>

#include <cmath>

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
    /// The difference of the two returns, or the quotient of the two growths.
    enum class excess { arithmetic, geometric };

    core::frequency periods_per_year;
    excess measured = excess::arithmetic;

    using state = tidemark::state::growths;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    template <class Real>
    Real lower(const tidemark::state::basic_growths<Real>& s) const noexcept {
        const Real power = periods_per_year.value() / s.count;
        const auto of_a_year = [](double g, double p) { return std::pow(g, p); };
        const Real x = core::each_lane(of_a_year, s.x, power), b = core::each_lane(of_a_year, s.y, power);
        const Real beyond = measured == excess::arithmetic ? x - b : x / b - 1;
        return core::select(s.count == 0 || s.x < 0 || s.y < 0, core::nan, beyond);
    }
};

}
