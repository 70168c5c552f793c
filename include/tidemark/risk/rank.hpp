// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The rank of the newest observation among all, 1 for the smallest.
///
/// Formula: b + (e + 1) / 2, with b observations below the newest and e equal to it, itself included
/// Input:   any series
/// Value:   1 to the number of observations
/// No data: NaN, also where the newest row is missing
/// Source:  Kendall (1945), The treatment of ties in ranking problems
struct rank {
    /// What equal observations get: the mean of their places, the lowest, the highest, or places that count different
    /// values only.
    enum class ties { average, minimum, maximum, dense };

    ties tied = ties::average;

    constexpr bool equals_count_once() const noexcept { return tied == ties::dense; }
    constexpr double lower(const core::standing& newest) const noexcept {
        const auto below = static_cast<double>(newest.below), equal = static_cast<double>(newest.equal);
        if (tied == ties::maximum) return below + equal;
        return below + (tied == ties::average ? (equal + 1) / 2 : 1);
    }
};

}
