// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/drawdown_episodes.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The mean of some drawdowns; 0 of none.
inline double mean_depth(const std::vector<double>& depths) noexcept {
    double sum = 0;
    for (const double depth : depths) sum += depth;
    return depths.empty() ? 0 : sum / static_cast<double>(depths.size());
}

/// The average drawdown: the mean depth of the episodes below a high, the open one included.
///
/// Formula: mean of the depths of drawdown_episodes, or of the `largest` of them
/// Input:   simple returns per period, as fractions
/// Value:   fraction of the high, 0 to 1; 0 without a loss
/// No data: NaN; also after a return below -1, or when wealth overflows
/// Cost:    O(1) a return; O(episodes) an answer, times `largest` at worst. It does not roll: where an episode ends
///          depends on the high before it, so two stretches cannot be merged
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct average_drawdown {
    std::size_t largest = 0;  ///< how many of the deepest episodes are averaged; 0 averages all
    sign as = sign::as_loss;

    using observation = double;
    using state = drawdown_episodes::state;

    void absorb(state& s, double simple_return) const { drawdown_episodes{}.absorb(s, simple_return); }
    double lower(const state& s) const {
        return s.answers() ? signed_as(as, mean_depth(s.path.depths(largest))) : core::nan;
    }
};

}
