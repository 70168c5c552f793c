// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/cross_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The share of a benchmark's skewness that a portfolio takes part in: beta's sibling of the third order.
///
/// Formula:  sum((x - mean x)(b - mean b)^2) / sum((b - mean b)^3)
/// Input:    pairs (x, b) of returns per period
/// Value:    unit of x per unit of b
/// No data:  NaN with fewer than 3 pairs, whose skewness is nothing, a constant benchmark or an infinity; a symmetric
///           benchmark: by the division
/// Rounding: relative to the sum of abs(b - mean b)^3, of which the skewness may be a small part
/// Source:   Martellini and Ziemann (2007), Extending Black-Litterman analysis beyond the mean-variance framework
struct beta_coskewness {
    using state = tidemark::state::cross_moments<3>;

    constexpr double lower(const state& s) const noexcept {
        return s.count() < 3 || s.of_y(2) == 0 ? core::nan : s.with_x(2) / s.of_y(3);
    }
};

/// The share of a benchmark's kurtosis that a portfolio takes part in: beta's sibling of the fourth order.
///
/// Formula: sum((x - mean x)(b - mean b)^3) / sum((b - mean b)^4)
/// Input:   pairs (x, b) of returns per period
/// Value:   unit of x per unit of b
/// No data: NaN with fewer than 2 pairs, a constant benchmark or an infinity
/// Source:  Martellini and Ziemann (2007), Extending Black-Litterman analysis beyond the mean-variance framework
struct beta_cokurtosis {
    using state = tidemark::state::cross_moments<4>;

    constexpr double lower(const state& s) const noexcept {
        return s.of_y(2) == 0 ? core::nan : s.with_x(3) / s.of_y(4);
    }
};

}
