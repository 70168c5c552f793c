// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/proportion.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Of the periods in which the benchmark rose, the share in which the portfolio rose too.
///
/// Formula: count(x > 0 and b > 0) / count(b > 0)
/// Input:   pairs (x, b) of returns per period
/// Value:   0 to 1
/// No data: NaN without such periods
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct up_number_ratio {
    using observation = core::pair;
    using state = tidemark::state::proportion;

    constexpr state lift(const core::pair& p) const noexcept { return state::of(p.y > 0, p.x > 0); }
    constexpr double lower(const state& s) const noexcept { return s.share(); }
};

/// Of the periods in which the benchmark fell, the share in which the portfolio fell too.
///
/// Formula: count(x < 0 and b < 0) / count(b < 0)
/// Input:   pairs (x, b) of returns per period
/// Value:   0 to 1
/// No data: NaN without such periods
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct down_number_ratio {
    using observation = core::pair;
    using state = tidemark::state::proportion;

    constexpr state lift(const core::pair& p) const noexcept { return state::of(p.y < 0, p.x < 0); }
    constexpr double lower(const state& s) const noexcept { return s.share(); }
};

/// Of the periods in which the benchmark rose, the share in which the portfolio did better.
///
/// Formula: count(x > b and b > 0) / count(b > 0)
/// Input:   pairs (x, b) of returns per period
/// Value:   0 to 1
/// No data: NaN without such periods
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct up_percentage_ratio {
    using observation = core::pair;
    using state = tidemark::state::proportion;

    constexpr state lift(const core::pair& p) const noexcept { return state::of(p.y > 0, p.x > p.y); }
    constexpr double lower(const state& s) const noexcept { return s.share(); }
};

/// Of the periods in which the benchmark fell, the share in which the portfolio did better.
///
/// Formula: count(x > b and b < 0) / count(b < 0)
/// Input:   pairs (x, b) of returns per period
/// Value:   0 to 1
/// No data: NaN without such periods
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct down_percentage_ratio {
    using observation = core::pair;
    using state = tidemark::state::proportion;

    constexpr state lift(const core::pair& p) const noexcept { return state::of(p.y<0, p.x> p.y); }
    constexpr double lower(const state& s) const noexcept { return s.share(); }
};

}
