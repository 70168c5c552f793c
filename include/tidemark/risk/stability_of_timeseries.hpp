// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/correlation.hpp>
#include <tidemark/state/comoments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How steadily wealth grew: the share of the movements of its logarithm that a straight line through time explains.
///
/// Formula: correlation(L_t, t)^2, L_t = ln(1 + r_1) + ... + ln(1 + r_t)
/// Input:   simple returns per period, as fractions, in order
/// Value:   0 to 1; 1 for a constant growth that is not zero
/// No data: NaN with fewer than 2 returns, without any growth, and after a return of -1 or below
/// Source:  empyrical, stability_of_timeseries
struct stability_of_timeseries {
    using observation = double;

    /// The path of the logarithm of wealth over time, from 0 before the first return, and where it ends.
    struct state {
        tidemark::state::comoments path{};  // of pairs (L, t)
        double end = 0;

        friend bool operator==(const state&, const state&) noexcept = default;
    };

    state lift(double simple_return) const noexcept {
        const double step = std::log1p(simple_return);
        return {tidemark::state::comoments::lift({step, 1}), step};
    }
    /// The late path goes on where the early one ends.
    constexpr state combine(const state& early, const state& late) const noexcept {
        state on = late;
        on.path.origin.x += early.end;
        on.path.origin.y += early.path.count;
        return {tidemark::state::comoments::combine(early.path, on.path), early.end + late.end};
    }
    double lower(const state& s) const noexcept {
        const double r = correlation{}.lower(s.path);
        return r * r;
    }
};

}
