// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The rank of the newest observation among all, 1 for the smallest.
///
/// Formula: b + (e + 1) / 2, with b observations below the newest and e equal to it, itself included; with other ties
///          b + 1 (minimum), b + e (maximum, ordinal) or one more than the different values below it (dense)
/// Input:   any series
/// Value:   1 to the number of observations
/// No data: NaN, also where the newest row is missing
/// Source:  Kendall (1945), The treatment of ties in ranking problems
struct rank {
    /// What equal observations get: the mean of their places, the lowest, the highest, places that count different
    /// values only, or one place each, in the order in which they came: the newest of them the highest.
    enum class ties { average, minimum, maximum, dense, ordinal };

    ties tied = ties::average;

    constexpr bool equals_count_once() const noexcept { return tied == ties::dense; }
    constexpr double lower(const core::standing& newest) const noexcept {
        const auto below = static_cast<double>(newest.below), equal = static_cast<double>(newest.equal);
        if (tied == ties::maximum || tied == ties::ordinal) return below + equal;
        return below + (tied == ties::average ? (equal + 1) / 2 : 1);
    }
};

}
