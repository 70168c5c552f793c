// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/normal.hpp>
#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The polynomial by which Cornish and Fisher bend a normal quantile, and the factor that it is scaled by. Its
/// parameters are a skewness and an excess kurtosis, but those of the bent distribution only where both are small.
struct cornish_fisher_expansion {
    double skewness = 0;
    double excess = 0;
    double scale = 1;

    constexpr double operator()(double z) const noexcept {
        using core::product;
        const double squared = product(z, z);
        return scale * (z + product((squared - 1) / 6, skewness) + product(z * (squared - 3) / 24, excess) -
                        product(z * (2 * squared - 5) / 36, skewness * skewness));
    }

    /// Whether it rises everywhere, so that what it makes of a quantile is one: the domain of validity.
    constexpr bool rises() const noexcept {
        const double s2 = skewness * skewness, a = excess / 8 - s2 / 6, c = 1 - excess / 8 + s2 * 5 / 36;
        return a >= 0 && c >= 0 && s2 / 9 <= 4 * a * c;
    }

    /// The one whose distribution has this skewness and excess kurtosis, and a variance of 1: NaN where none is found.
    /// Newton's method, with as much of each step as brings it nearer and leaves it in the domain of validity, in which
    /// no two have the same moments; without that where it gets no further.
    static cornish_fisher_expansion with_moments(double skewness, double excess) noexcept {
        const auto missed_by = [=](const cornish_fisher_expansion& e) { return e.missed(skewness, excess); };
        cornish_fisher_expansion at{0, 1};
        miss from = missed_by(at);
        bool inside = true;
        for (int step = 0; step < 200; ++step) {
            constexpr double h = 0x1p-24, least_share = 0x1p-20;
            const miss by_s = missed_by({at.skewness + h, at.excess}), by_k = missed_by({at.skewness, at.excess + h});
            const double ss = (by_s.skewness - from.skewness) / h, sk = (by_k.skewness - from.skewness) / h,
                         ks = (by_s.excess - from.excess) / h, kk = (by_k.excess - from.excess) / h;
            const double determinant = ss * kk - sk * ks;
            const double ds = (sk * from.excess - kk * from.skewness) / determinant,
                         dk = (ks * from.skewness - ss * from.excess) / determinant;
            const auto after = [&](double share) {
                return cornish_fisher_expansion{at.skewness + share * ds, at.excess + share * dk};
            };
            const auto better = [&](const cornish_fisher_expansion& e) {
                return (e.rises() || !inside) && missed_by(e).size() < from.size();
            };
            double share = 1;
            while (share > least_share && !better(after(share))) share /= 2;
            if (share > least_share) {
                at = after(share);
                from = missed_by(at);
            } else if (inside && !from.is_small(excess)) {
                inside = false;
            } else {
                break;
            }
        }
        if (!from.is_small(excess)) return {core::nan, core::nan, core::nan};
        return {at.skewness, at.excess, 1 / core::sqrt(at.moments().variance)};
    }

    /// The variance, skewness and excess kurtosis of the bent distribution. In Hermite polynomials of a standard normal
    /// number the expansion is a He1 + b He2 + c He3, whose powers have these expectations.
    struct bent_moments {
        double variance, skewness, excess;
    };
    bent_moments moments() const noexcept {
        const double s2 = skewness * skewness, a = 1 - s2 / 36, b = skewness / 6, c = excess / 24 - s2 / 18;
        const double a2 = a * a, b2 = b * b, c2 = c * c;
        const double m2 = a2 + 2 * b2 + 6 * c2;
        const double m3 = b * (6 * a2 + 36 * a * c + 8 * b2 + 108 * c2);
        const double m4 = a2 * (3 * a2 + 24 * a * c + 60 * b2 + 252 * c2) + a * c * (576 * b2 + 1296 * c2) +
                          60 * b2 * b2 + c2 * (2232 * b2 + 3348 * c2);
        return {scale * scale * m2, m3 / (m2 * core::sqrt(m2)), m4 / (m2 * m2) - 3};
    }

private:
    /// How far the moments are from those that are wanted.
    struct miss {
        double skewness, excess;
        double size() const noexcept { return skewness * skewness + excess * excess; }
        bool is_small(double wanted_excess) const noexcept {
            return size() <= 1e-20 * (1 + wanted_excess * wanted_excess);
        }
    };
    miss missed(double wanted_skewness, double wanted_excess) const noexcept {
        const bent_moments m = moments();
        return {m.skewness - wanted_skewness, m.excess - wanted_excess};
    }
};

/// The value at risk by Cornish and Fisher: that of normal returns, with the quantile bent by skewness and kurtosis.
/// Where the expansion does not rise everywhere (`is_valid` of a state answers false) it is no quantile, and the value
/// may mean little.
///
/// Formula: -(mean + q sd), q = z + (z^2-1) S/6 + (z^3-3z) K/24 - (2z^3-5z) S^2/36, z the normal alpha quantile,
///          S = m3 / m2^(3/2) and K = m4 / m2^2 - 3 of population moments; `maillard` takes in place of S and K the
///          parameters whose expansion has these moments, and scales it to a variance of 1
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss, not floored at zero; -mean for equal returns
/// No data: NaN with no more than ddof observations; under `maillard` also where no expansion has the moments
/// Errors:  alpha outside (0, 1), ddof negative
/// Cost:    O(1) once the moments are known; under `maillard` a few microseconds
/// Source:  Favre and Galeano (2002), Mean-modified value-at-risk optimization with hedge funds; Maillard (2012),
///          A user's guide to the Cornish Fisher expansion
struct value_at_risk_cornish_fisher {
    /// The moments as parameters of the expansion, or the parameters that lead to these moments.
    enum class parameters { moments, maillard };

    double alpha = 0.05;
    double ddof = 0;  ///< of the standard deviation
    parameters bent_by = parameters::moments;
    sign as = sign::as_loss;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return check_alpha(alpha);
    }
    double lower(const state& s) const noexcept {
        if (s.m2() == 0 && s.count > ddof) return signed_as(as, -s.mean());
        const double deviations = expansion(s)(core::normal_quantile(alpha));
        return signed_as(as, -s.mean() - core::product(core::sqrt(s.variance(ddof)), deviations));
    }

    cornish_fisher_expansion expansion(const state& s) const noexcept {
        const double n = s.count;
        const double skewness = core::sqrt(n) * s.m3() / (s.m2() * core::sqrt(s.m2()));
        const double excess = n * (s.m4() / s.m2()) / s.m2() - 3;
        if (bent_by == parameters::moments) return {skewness, excess};
        return cornish_fisher_expansion::with_moments(skewness, excess);
    }

    /// Whether the expansion rises everywhere.
    bool is_valid(const state& s) const noexcept { return s.count > 0 && (s.m2() == 0 || expansion(s).rises()); }
};

/// The expected shortfall by Cornish and Fisher: the mean loss beyond the bent quantile under the Edgeworth density.
///
/// Formula: -mean + sd max(e, -q), e = phi(q)/alpha (1 + S q^3/6 + K (q^4-2q^2-1)/24 + S^2 (q^6-9q^4+9q^2+3)/72),
///          with q, S and K as in value_at_risk_cornish_fisher; `non_operational` takes e even where it is below -q
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss; unless `non_operational`, never below the value at risk; -mean for equal
///          returns
/// No data: NaN with no more than ddof observations
/// Errors:  alpha outside (0, 1), ddof negative
/// Source:  Boudt, Peterson and Croux (2008), Estimation and decomposition of downside risk for portfolios with
///          non-normal returns
struct expected_shortfall_cornish_fisher {
    /// At least the value at risk, or the tail expectation as it is.
    enum class tail { operational, non_operational };

    double alpha = 0.05;
    double ddof = 0;  ///< of the standard deviation
    tail expected = tail::operational;
    sign as = sign::as_loss;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept { return value_at_risk().check(); }
    double lower(const state& s) const noexcept {
        if (s.m2() == 0 && s.count > ddof) return signed_as(as, -s.mean());
        const cornish_fisher_expansion bent = value_at_risk().expansion(s);
        const double q = bent(core::normal_quantile(alpha)), deviations = beyond(q, bent);
        const bool floored = expected == tail::operational && deviations < -q;
        const double sd = core::sqrt(s.variance(ddof));
        return signed_as(as, -s.mean() - core::product(sd, floored ? q : -deviations));
    }

    /// Whether the expansion rises everywhere.
    bool is_valid(const state& s) const noexcept { return value_at_risk().is_valid(s); }

private:
    constexpr value_at_risk_cornish_fisher value_at_risk() const noexcept { return {.alpha = alpha, .ddof = ddof}; }

    /// The mean loss beyond q, in standard deviations.
    double beyond(double q, const cornish_fisher_expansion& bent) const noexcept {
        using core::product;
        const double q2 = product(q, q), s = bent.skewness, k = bent.excess;
        const double density = core::normal_density(q) / alpha;
        return density * (1 + product(q2 * q / 6, s) + product((product(q2, q2 - 2) - 1) / 24, k) +
                          product((product(q2, product(q2, q2 - 9) + 9) + 3) / 72, s * s));
    }
};

}
