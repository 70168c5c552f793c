// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The kurtosis, as an excess over the normal distribution's 3 unless `moment` is asked for.
///
/// Formula: g2 = m4 / m2^2 - 3 of population moments; G2 = ((n+1) g2 + 6)(n-1) / ((n-2)(n-3)); b2 = (g2+3)(1-1/n)^2 - 3
/// Input:   any series
/// Value:   no unit; `moment` is m4 / m2^2, not an excess
/// No data: NaN with fewer than 4 observations (G2) or 1, and for equal observations unless zero_spread::pandas (-3)
/// Source:  Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis
struct kurtosis {
    enum class estimator { G2, g2, b2, moment };

    estimator type = estimator::G2;
    zero_spread on_equal = zero_spread::nan;

    using state = tidemark::state::moments<4>;

    constexpr double lower(const state& s) const noexcept {
        const double n = s.count;
        if (n < (type == estimator::G2 ? 4 : 1)) return core::nan;
        if (s.m2() == 0) return on_equal == zero_spread::pandas ? -3 : core::nan;
        const double ratio = n * (s.m4() / s.m2()) / s.m2();
        const double shrink = 1 - 1 / n;
        switch (type) {
            case estimator::G2: return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (ratio - 3) + 6);
            case estimator::g2: return ratio - 3;
            case estimator::b2: return ratio * shrink * shrink - 3;
            case estimator::moment: break;
        }
        return ratio;
    }
};

}
