// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What one unit that stayed in a portfolio has gained, whatever flowed in and out: the portfolio is valued whenever
/// something does. Where the returns of the stretches are known, `cumulative_return` asks the same.
///
/// Formula: prod over i >= 1 of V_i / (V_(i-1) + F_(i-1)) - 1
/// Input:   values V, each before the flow F of its day (positive into the portfolio); the last flow comes too late
/// Value:   fraction, for the whole time
/// No data: NaN with fewer than 2 values, or where a value or a flow is missing; nothing invested: x/0
/// Errors:  std::invalid_argument when the lengths differ
/// Source:  Global Investment Performance Standards
template <core::readable V, core::readable F>
double time_weighted_return(const V& values, const F& flows) {
    const auto v = core::as_sample(values);
    const auto f = core::as_sample(flows);
    if (f.size() != v.size())
        core::refuse("length of flows", f.size(), "the length of values, " + std::to_string(v.size()));
    if (v.size() < 2) return core::nan;
    double growth = 1;
    for (std::size_t i = 1; i < v.size(); ++i) growth *= v[i] / (v[i - 1] + f[i - 1]);
    return growth - 1;
}

}
