// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/tally.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How many observations there are; a missing one is none.
///
/// Formula: n
/// Input:   any series
/// Value:   number of observations
/// No data: 0
/// Source:  -
struct observation_count {
    using state = tidemark::state::tally;

    constexpr double lower(const state& s) const noexcept { return s.count; }
};

}
