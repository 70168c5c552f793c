// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The skewness.
///
/// Formula: g1 = m3 / m2^(3/2) of population moments; G1 = g1 sqrt(n(n-1)) / (n-2); b1 = g1 ((n-1)/n)^(3/2)
/// Input:   any series
/// Value:   no unit
/// No data: NaN with fewer than 3 observations (G1) or 1, and for equal observations unless zero_spread::pandas (0)
/// Source:  Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis
struct skewness {
    enum class estimator { G1, g1, b1 };

    estimator type = estimator::G1;
    zero_spread on_equal = zero_spread::nan;

    using state = tidemark::state::moments<3>;

    double lower(const state& s) const noexcept {
        const double n = s.count;
        if (n < (type == estimator::G1 ? 3 : 1)) return core::nan;
        if (s.m2() == 0) return on_equal == zero_spread::pandas ? 0 : core::nan;
        const double g1 = std::sqrt(n) * s.m3() / (s.m2() * std::sqrt(s.m2()));
        switch (type) {
            case estimator::G1: return g1 * std::sqrt(n * (n - 1)) / (n - 2);
            case estimator::b1: return g1 * std::pow((n - 1) / n, 1.5);
            case estimator::g1: break;
        }
        return g1;
    }
};

}
