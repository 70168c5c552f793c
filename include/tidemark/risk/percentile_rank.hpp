// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The share of observations that the newest one is not below.
///
/// Formula: (b + tie_weight e) / n, with b observations below the newest and e equal to it, itself included
/// Input:   any series
/// Value:   0 to 1; with a tie weight of 1 the empirical distribution function at the newest observation
/// No data: NaN, also where the newest row is missing
/// Errors:  tie_weight outside [0, 1]
/// Source:  Roscoe (1975), Fundamental Research Statistics for the Behavioral Sciences
struct percentile_rank {
    double tie_weight = 0.5;

    constexpr core::complaint check() const noexcept {
        if (tie_weight >= 0 && tie_weight <= 1) return {};
        return {"tie_weight", tie_weight, "a number in [0, 1]"};
    }
    constexpr double lower(const core::standing& newest) const noexcept {
        return (static_cast<double>(newest.below) + core::product(tie_weight, static_cast<double>(newest.equal))) /
               static_cast<double>(newest.count);
    }
};

}
