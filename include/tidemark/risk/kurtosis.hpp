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

    template <class Real>
    constexpr Real lower(const tidemark::state::moments<4, Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    constexpr auto lowering(const Real& n) const noexcept {
        const double least = type == estimator::G2 ? 4 : 1, of_equal = on_equal == zero_spread::pandas ? -3 : core::nan;
        return [scale = core::select(n < least, core::nan, scale(n)), base = base(n),
                of_equal = core::select(n < least, core::nan, of_equal)](const tidemark::state::moments<4, Real>& s) {
            const Real inverse = 1 / s.m2();
            const Real kurt = core::product(scale, (s.m4() * inverse) * inverse) - base;
            return core::select(s.m2() == 0, of_equal, kurt);
        };
    }

private:
    // Every estimator is scale * m4 / m2^2 - base, of sums of powers.
    template <class Real>
    constexpr Real scale(const Real& n) const noexcept {
        switch (type) {
            case estimator::G2: return n * (n - 1) * (n + 1) / ((n - 2) * (n - 3));
            case estimator::b2: return (n - 1) * (1 - 1 / n);
            case estimator::g2:
            case estimator::moment: break;
        }
        return n;
    }
    template <class Real>
    constexpr Real base(const Real& n) const noexcept {
        switch (type) {
            case estimator::G2: return 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
            case estimator::g2:
            case estimator::b2: return 3;
            case estimator::moment: break;
        }
        return 0;
    }
};

}
