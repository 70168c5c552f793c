// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The tracking error: how far a portfolio's returns scatter around its benchmark's, scaled to a year.
///
/// Formula: sd(x - b) * sqrt(periods_per_year), with n - ddof in the standard deviation
/// Input:   pairs (x, b) of returns per period, as fractions
/// Value:   fraction per square root of a year
/// No data: NaN with no more than ddof pairs
/// Errors:  periods_per_year not positive, ddof negative
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct tracking_error {
    core::frequency periods_per_year;
    double ddof = 1;

    using observation = core::pair;
    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    constexpr double observe(const core::pair& p) const noexcept { return p.x - p.y; }
    double lower(const state& s) const noexcept {
        return std::sqrt(s.variance(ddof)) * std::sqrt(periods_per_year.value());
    }
};

}
