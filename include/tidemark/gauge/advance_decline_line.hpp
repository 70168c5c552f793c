// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/required.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What the advances and declines of a day come to.
enum class net_advances : unsigned char {
    plain,          ///< advances - declines: the more, the more members there are
    ratio_adjusted  ///< 1000 (advances - declines) / (advances + declines), 0 where there are neither
};

/// The net advances of a day, from its advances x and its declines y.
constexpr double net_of(net_advances kind, const core::pair& day) noexcept {
    const double net = day.x - day.y, moved = day.x + day.y;
    return kind == net_advances::plain || moved == 0 ? net : 1000 * net / moved;
}

/// The advance-decline line: the sum of the net advances since it began.
///
/// Formula: sum(net), net = advances - declines or 1000 (advances - declines) / (advances + declines)
/// Input:   pairs (advances, declines) per day
/// Value:   number of members, or thousandths of those that moved; only its changes mean anything
/// No data: 0; a missing day adds nothing
/// Rounding: plain net advances are added exactly up to 2^53
/// Source:  McClellan and McClellan (1970), Patterns for Profit
struct advance_decline_line {
    index::required<net_advances> net;

    using observation = core::pair;
    struct state {
        double sum = 0;  // of whole numbers a whole number, which a mean and a count would not give back

        friend constexpr bool operator==(const state&, const state&) noexcept = default;
    };

    constexpr state lift(const core::pair& day) const noexcept { return {net_of(net, day)}; }
    static constexpr state combine(const state& early, const state& late) noexcept { return {early.sum + late.sum}; }
    constexpr double lower(const state& s) const noexcept { return s.sum; }
};

}
