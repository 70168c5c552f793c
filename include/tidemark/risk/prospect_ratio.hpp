// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The prospect ratio: what returns are worth to those whom a loss hurts more than a gain of its size pleases, by the
/// deviation below a target.
///
/// Formula: (mean(max(r, 0) + loss_aversion min(r, 0)) - target) / sqrt(mean(max(target - r, 0)^2)); `once` subtracts
///          target / n in place of target
/// Input:   simple returns per period, as fractions
/// Value:   a ratio
/// No data: NaN; nothing below the target: +-infinity, or NaN for 0/0
/// Errors:  target not finite, loss_aversion negative or not finite
/// Source:  Watanabe (2006), Is Sharpe ratio still effective?; Bacon, Practical Portfolio Performance Measurement and
///          Attribution, ch. 4
struct prospect_ratio {
    /// The target is subtracted from every return, or once from their sum, as some peers do.
    enum class subtracted { each, once };

    double target = 0;  ///< per period
    double loss_aversion = 2.25;
    subtracted from = subtracted::each;

    using observation = double;
    /// About 0 and about the target.
    using state = tidemark::state::joint<tidemark::state::partial_moments, tidemark::state::partial_moments>;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(target)) return {"target", target, "a finite return per period"};
        if (loss_aversion >= 0 && core::is_finite(loss_aversion)) return {};
        return {"loss_aversion", loss_aversion, "a finite number, 0 or more"};
    }
    constexpr state lift(double r) const noexcept {
        return {tidemark::state::partial_moments::lift(r), tidemark::state::partial_moments::lift(r - target)};
    }
    double lower(const state& s) const noexcept {
        const double n = s.first.count;
        const double felt = s.first.above - core::product(loss_aversion, s.first.below);
        const double worth = from == subtracted::each ? felt / n - target : (felt - target) / n;
        return worth / core::sqrt(s.second.below_squared / n);
    }
};

}
