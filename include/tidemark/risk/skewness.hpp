// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

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

    template <class Real>
    Real lower(const tidemark::state::moments<3, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        const double least = type == estimator::G1 ? 3 : 1, of_equal = on_equal == zero_spread::pandas ? 0 : core::nan;
        return [scale = core::select(n < least, core::nan, scale(n)),
                of_equal = core::select(n < least, core::nan, of_equal)](const tidemark::state::moments<3, Real>& s) {
            const Real skew = scale * s.m3() / (s.m2() * core::sqrt(s.m2()));
            return core::select(s.m2() == 0, of_equal, skew);
        };
    }

private:
    // What m3 / m2^(3/2), of sums of powers, is to be multiplied by.
    template <class Real>
    Real scale(const Real& n) const noexcept {
        switch (type) {
            case estimator::G1: return n * core::sqrt(n - 1) / (n - 2);
            case estimator::b1: return (n - 1) * core::sqrt(n - 1) / n;
            case estimator::g1: break;
        }
        return core::sqrt(n);
    }
};

}
