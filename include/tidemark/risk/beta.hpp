// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/coproducts.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The slope of one series on another: how far x moves when the benchmark moves by one.
///
/// Formula: sum((x - mean x)(b - mean b)) / sum((b - mean b)^2)
/// Input:   pairs (x, b) of returns per period
/// Value:   unit of x per unit of b
/// No data: NaN with fewer than 2 pairs or a constant benchmark
/// Source:  ordinary least squares; Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct beta {
    using state = tidemark::state::coproducts<1>;

    template <class Real>
    constexpr Real lower(const tidemark::state::coproducts<1, Real>& s) const noexcept {
        return core::select(s.yy() == 0, core::nan, s.xy() / s.yy());
    }
};

/// The slope over the rows on which the benchmark rose.
///
/// Formula: beta over the pairs with b > 0
/// Input:   pairs (x, b) of returns per period
/// Value:   unit of x per unit of b
/// No data: NaN with fewer than 2 such pairs or a constant benchmark among them
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct up_beta {
    using state = tidemark::state::coproducts<1>;

    constexpr state lift(const core::pair& p) const noexcept { return p.y > 0 ? state::lift(p) : state{}; }
    constexpr double lower(const state& s) const noexcept { return beta{}.lower(s); }
};

/// The slope over the rows on which the benchmark fell.
///
/// Formula: beta over the pairs with b < 0
/// Input:   pairs (x, b) of returns per period
/// Value:   unit of x per unit of b
/// No data: NaN with fewer than 2 such pairs or a constant benchmark among them
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct down_beta {
    using state = tidemark::state::coproducts<1>;

    constexpr state lift(const core::pair& p) const noexcept { return p.y < 0 ? state::lift(p) : state{}; }
    constexpr double lower(const state& s) const noexcept { return beta{}.lower(s); }
};

}
