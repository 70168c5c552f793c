// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/positions.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Which of equal extremes is meant.
enum class tie { first, last };

/// From where a position is counted: 0 is the oldest observation, or the newest one.
enum class counted_from { oldest, newest };

/// Where the smallest observation stands.
///
/// Formula: argmin(x)
/// Input:   any series
/// Value:   number of observations before it, or after it where counted from the newest; missing rows are not counted
/// No data: NaN
/// Source:  -
struct argmin {
    counted_from counted = counted_from::oldest;
    tie among_equals = tie::first;

    using state = tidemark::state::lowest_position;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_lowest_position<Real>& s) const noexcept {
        const Real since = among_equals == tie::first ? s.since_first : s.since_last;
        return core::select(s.count > 0, counted == counted_from::newest ? since : s.count - 1 - since, core::nan);
    }
};

/// Where the largest observation stands.
///
/// Formula: argmax(x)
/// Input:   any series
/// Value:   number of observations before it, or after it where counted from the newest; missing rows are not counted
/// No data: NaN
/// Source:  -
struct argmax {
    counted_from counted = counted_from::oldest;
    tie among_equals = tie::first;

    using observation = double;
    using state = tidemark::state::lowest_position;

    template <class Real>
    constexpr Real observe(const Real& x) const noexcept {
        return -x;
    }
    template <class Real>
    constexpr Real lower(const tidemark::state::basic_lowest_position<Real>& s) const noexcept {
        return argmin{counted, among_equals}.lower(s);
    }
};

}
