// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <complex>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// The probability that the squared length of a stationary Ornstein-Uhlenbeck process of so many dimensions exceeds
/// `level` within a time of `length`: a tied-down Bessel process from a share a of the sample to b, in the time
/// ln(b (1 - a) / (a (1 - b))).
///
/// The squared length, halved, has the generator z f'' + (p/2 - z) f', whose solutions at rate s are Kummer's
/// M(s, p/2, z). So the transform over the time is, with z = level / 2, c = p / 2 and Q the chance of starting above,
///   (Q + z^c exp(-z) / Gamma(c + 1) M(s + 1, c + 1, z) / M(s, c, z)) / s,
/// a sum of positive numbers on the real axis, which keeps the digits of a small probability.
class bessel_supremum {
public:
    bessel_supremum(int dimensions, double level) noexcept : c_{dimensions / 2.0}, z_{level / 2} {
        // Upwards from Q(1/2) = erfc(sqrt(z)) or Q(1) = exp(-z): Q(c + 1) = Q(c) + z^c exp(-z) / Gamma(c + 1).
        double c = dimensions % 2 == 1 ? 0.5 : 1;
        start_ = dimensions % 2 == 1 ? std::erfc(std::sqrt(z_)) : std::exp(-z_);
        density_ = std::exp(-z_) * (dimensions % 2 == 1 ? std::sqrt(z_) * 1.12837916709551257390 : z_);
        for (; c < c_; density_ *= z_ / ++c) start_ += density_;
    }

    double exceedance(double length) const noexcept {
        if (!(z_ > 0)) return core::is_missing(z_) ? core::nan : 1;
        if (z_ > 700) return 0;  // exp(-z) is
        if (!(length > 0)) return start_;
        // Along a parabola about the negative axis, where the poles are. Source: Weideman and Trefethen (2007),
        // Parabolic and hyperbolic contours for computing the Bromwich integral.
        constexpr int nodes = 32;
        double sum = 0;
        for (int k = nodes / 2; k < nodes; ++k) {  // the other half are their conjugates
            const double angle = 3.14159265358979323846 * ((2 * k + 1.0) / nodes - 1);
            const complex s{nodes * (0.1309 - 0.1194 * angle * angle), nodes * 0.25 * angle};
            const complex along{nodes * -0.2388 * angle, nodes * 0.25};
            sum += (std::exp(s) * at(s / length) / length * along).imag();
        }
        return core::smaller(1, core::larger(start_, 2 * sum / nodes));
    }

private:
    using complex = std::complex<double>;

    complex at(const complex& s) const noexcept {
        return (start_ + density_ * (kummer(s + 1.0, c_ + 1) / kummer(s, c_))) / s;
    }

    complex kummer(const complex& a, double b) const noexcept {
        complex sum = 1, term = 1;
        for (int n = 0; n < 4000; ++n) {
            term *= (a + static_cast<double>(n)) * z_ / ((b + n) * (n + 1));
            sum += term;
            if (n > z_ && std::norm(term) < 1e-34 * std::norm(sum)) break;
        }
        return sum;
    }

    double c_, z_, start_, density_;
};

}
