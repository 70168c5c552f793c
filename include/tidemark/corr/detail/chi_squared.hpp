// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>

/// The chi-squared distribution with a whole number of degrees of freedom, from the standard library alone.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

struct chi_squared {
    std::size_t degrees;

    struct answer {
        double above;    ///< the probability of a number above
        double density;  ///< the density there
    };

    /// With y = x / 2 and g(a) = exp(-y) y^(a - 1) / gamma(a): above is exp(-y) = g(1) or erfc(sqrt(y)) for 2 degrees
    /// or for 1, two more degrees add g(half their number), and the density is g(degrees / 2) / 2. Nothing is
    /// subtracted.
    answer at(double x) const {
        const double y = x / 2, half = static_cast<double>(degrees) / 2;
        double a = degrees % 2 == 0 ? 1 : 0.5;
        double log_term = a == 1 ? -y : -y - std::log(3.141592653589793238462643383279503 * y) / 2;
        double above = a == 1 ? std::exp(-y) : std::erfc(std::sqrt(y));
        for (; a < half; a += 1) {
            log_term += std::log(y / a);
            above += std::exp(log_term);
        }
        return {above < 1 ? above : 1, std::exp(log_term) / 2};
    }

    /// The probability of a number up to x.
    double probability(double x) const { return x > 0 ? x < core::infinity ? 1 - at(x).above : 1 : 0; }

    /// The number up to which lies a share `p`, from 0 to 1: Newton's method, held by a bracket.
    double quantile(double p) const {
        if (!(p > 0)) return 0;
        if (p >= 1) return core::infinity;
        double low = 0, high = 2 * static_cast<double>(degrees);
        while (at(high).above > 1 - p) high *= 2;
        double x = high / 2;
        for (int step = 0; step < 200; ++step) {
            const answer here = at(x);
            const double missed = here.above - (1 - p);
            (missed > 0 ? low : high) = x;
            double next = x + missed / here.density;
            if (!(low <= next && next <= high)) next = (low + high) / 2;
            if (std::abs(next - x) <= 0x1p-52 * x) return next;
            x = next;
        }
        return x;
    }

    /// By how much the covariance of normal rows exceeds that of those among them whose squared distance is smallest,
    /// a share of `p`, with as many columns as degrees of freedom: p over the probability of p's quantile with two more
    /// degrees (Croux and Haesbroeck, 1999).
    double consistency(double p) const { return p / chi_squared{degrees + 2}.probability(quantile(p)); }
};

}
