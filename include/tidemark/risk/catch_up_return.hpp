// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The catch-up gap: what the first series must now gain, while the second stands still, to have kept pace with it.
///
/// Formula: prod(1 + b) / prod(1 + x) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction; below 0 when the first is ahead; +infinity when it lost all
/// No data: NaN, also when a product is negative, or when both lost all
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 3, geometric excess return
struct catch_up_return {
    using state = tidemark::state::of_each<tidemark::state::growth>;

    constexpr double lower(const state& s) const noexcept {
        const bool answers = s.x.count > 0 && s.x.factor >= 0 && s.y.factor >= 0;
        return answers ? s.y.factor / s.x.factor - 1 : core::nan;
    }
};

}
