// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/comoments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Pearson's correlation of two series.
///
/// Formula:  sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean y)^2))
/// Input:    pairs (x, y)
/// Value:    -1 to 1
/// No data:  NaN with fewer than 2 pairs or when either series is constant
/// Rounding: a quotient that rounding has carried past 1 or -1 is 1 or -1
/// Source:   Pearson (1895)
struct correlation {
    using state = tidemark::state::comoments;

    double lower(const state& s) const noexcept {
        if (s.count < 2 || s.xx == 0 || s.yy == 0) return core::nan;
        const double r = s.xy / (std::sqrt(s.xx) * std::sqrt(s.yy));
        return r > 1 ? 1 : r < -1 ? -1 : r;
    }
};

}
