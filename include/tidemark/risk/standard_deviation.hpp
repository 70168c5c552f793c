// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The standard deviation.
///
/// Formula: sqrt(sum((x - mean)^2) / (n - ddof))
/// Input:   any series
/// Value:   unit of the series; exactly 0 for equal observations
/// No data: NaN with no more than ddof observations
/// Source:  NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.6
struct standard_deviation {
    double ddof = 1;

    using state = tidemark::state::moments<2>;

    constexpr core::complaint check() const noexcept { return check_ddof(ddof); }
    double lower(const state& s) const noexcept { return std::sqrt(s.variance(ddof)); }
};

}
