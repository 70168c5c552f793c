// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Simple returns of consecutive prices.
///
/// Formula: P_t / P_(t-1) - 1
/// Input:   n prices
/// Value:   n - 1 fractions (none for fewer than two prices)
/// No data: NaN on both sides of a missing price: nothing is carried across a gap
/// Source:  -
template <readable R>
std::vector<double> simple_returns(const R& prices) {
    const auto p = as_sample(prices);
    std::vector<double> r(p.size() > 1 ? p.size() - 1 : 0);
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = p[i + 1] / p[i] - 1;
    return r;
}

/// Logarithmic returns of consecutive prices.
///
/// Formula: ln(P_t / P_(t-1))
/// Input:   n prices
/// Value:   n - 1 numbers (none for fewer than two prices)
/// No data: NaN on both sides of a missing price: nothing is carried across a gap
/// Source:  -
template <readable R>
std::vector<double> log_returns(const R& prices) {
    const auto p = as_sample(prices);
    std::vector<double> r(p.size() > 1 ? p.size() - 1 : 0);
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = std::log(p[i + 1] / p[i]);
    return r;
}

}
