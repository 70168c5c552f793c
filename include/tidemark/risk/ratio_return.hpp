// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/ends.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What the ratio of two series gained: the return of the first in units of the second, and its relative strength. Its
/// `expanding` is the relative strength line, begun at 0. A difference of returns is not what the ratio does.
///
/// Formula: prod(1 + x) / prod(1 + b) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction; above 0 when the first did better
/// No data: NaN; over a benchmark that lost all: x/0
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 3, geometric excess return
struct ratio_return {
    using state = tidemark::state::of_each<tidemark::state::growth>;

    constexpr double lower(const state& s) const noexcept {
        return s.x.count > 0 ? s.x.factor / s.y.factor - 1 : core::nan;
    }
};

/// What the ratio of two prices or levels gained from the first row on which both are known to the last.
///
/// Formula: (P_n / P_1) / (Q_n / Q_1) - 1
/// Input:   pairs (P, Q) of prices or levels, positive
/// Value:   fraction; above 0 when the first did better
/// No data: NaN
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 3, geometric excess return
struct ratio_return_of_levels {
    using state = tidemark::state::of_each<tidemark::state::ends>;

    constexpr double lower(const state& s) const noexcept {
        return s.x.count > 0 ? s.x.last / s.x.first / (s.y.last / s.y.first) - 1 : core::nan;
    }
};

}
