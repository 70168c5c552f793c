// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Sums of powers of deviations from an anchor, up to the power `Power`: the cheapest state there is, an addition to
/// merge. Valid only among sums about the same anchor.
template <int Power, class Real = double>
    requires(Power >= 1 && Power <= 4)
struct power_sums {
    using observation = Real;
    template <class Other>
    using over = power_sums<Power, Other>;

    Real count = 0;
    Real sum[Power]{};

    static constexpr power_sums lift(const Real& x, const Real& anchor) noexcept {
        const Real d = x - anchor;
        power_sums s;
        s.count = 1;
        Real power = d;
        s.sum[0] = power;
        for (int k = 1; k < Power; ++k) s.sum[k] = power = core::product(power, d);
        return s;
    }

    // Not in a loop, which GCC leaves rolled up and in memory under -O2: fifteen times slower for four powers.
    static constexpr power_sums combine(const power_sums& early, const power_sums& late) noexcept {
        power_sums s;
        s.count = early.count + late.count;
        s.sum[0] = early.sum[0] + late.sum[0];
        if constexpr (Power >= 2) s.sum[1] = early.sum[1] + late.sum[1];
        if constexpr (Power >= 3) s.sum[2] = early.sum[2] + late.sum[2];
        if constexpr (Power >= 4) s.sum[3] = early.sum[3] + late.sum[3];
        return s;
    }

    /// The sums about `to` of observations whose sums about `from` these are. With h = from - to, the binomial theorem
    /// gives sum (d+h)^k; both anchors should be observations nearby, or the powers of h swamp the sums.
    constexpr power_sums moved(const Real& from, const Real& to) const noexcept {
        const Real h = from - to;
        if (!core::any(h != 0)) return *this;
        power_sums s;
        using core::product;
        const Real nh = product(count, h);
        s.count = count;
        s.sum[0] = sum[0] + nh;
        if constexpr (Power >= 2) s.sum[1] = sum[1] + product(h, 2 * sum[0] + nh);
        if constexpr (Power >= 3)
            s.sum[2] = sum[2] + product(h, product(3, sum[1]) + product(h, product(3, sum[0]) + nh));
        if constexpr (Power >= 4)
            s.sum[3] = sum[3] + product(h, 4 * sum[2] + product(h, product(6, sum[1]) + product(h, 4 * sum[0] + nh)));
        return s;
    }

    friend bool operator==(const power_sums&, const power_sums&) noexcept = default;
};

/// What a sum of squares is multiplied by to make a variance: 1 / (n - ddof), NaN where no degree of freedom is left.
template <class Real>
constexpr Real share_of_spread(const Real& n, double ddof) noexcept {
    return core::select(n > ddof, core::reciprocal_of_count(core::select(n > ddof, n - ddof, Real{1})), core::nan);
}

/// Count, mean and central moment sums up to the power `Power`, mergeable across stretches, machines and months.
///
/// The mean is kept as `origin + offset`, where the origin is the first finite observation of the stretch: deviations
/// are then small numbers even when the level is 1e9 times the spread, and a sample of equal values has central sums
/// of exactly zero. `central[k - 2]` is the sum of (x - mean)^k.
///
/// Merge (Pebay, SAND2008-6212), with d the difference of the means, n = a + b, p = a/n and q = b/n:
///   m2 = m2a + m2b + d^2 a q
///   m3 = m3a + m3b + d^3 a q (p - q) + 3d (p m2b - q m2a)
///   m4 = m4a + m4b + d^4 a q (1 - 3pq) + 6d^2 (p^2 m2b + q^2 m2a) + 4d (p m3b - q m3a)
template <int Power, class Real = double>
    requires(Power >= 1 && Power <= 4)
struct moments {
    using observation = Real;
    using sums = power_sums<Power, Real>;
    template <class Other>
    using over = moments<Power, Other>;
    static constexpr char name[]{'m', 'o', 'm', 'e', 'n', 't', 's', '.', '0' + Power, '\0'};

    Real count = 0;
    Real origin = 0;
    Real offset = 0;
    Real central[Power == 1 ? 1 : Power - 1]{};

    static constexpr moments lift(double x) noexcept {
        moments s;
        s.count = 1;
        s.origin = core::is_finite(x) ? x : 0;
        s.offset = x - s.origin;
        if (!core::is_finite(x)) s.spoil();
        return s;
    }

    static constexpr moments combine(const moments& early, const moments& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double a = early.count, b = late.count, n = a + b;
        const double d = (late.origin - early.origin) + (late.offset - early.offset);
        moments s;
        s.count = n;
        s.origin = early.origin;
        if (!core::is_finite(d)) {
            s.offset = early.offset + (late.offset + (late.origin - early.origin));
            s.spoil();
            return s;
        }
        using core::product;
        const double p = a / n, q = b / n, d2 = d * d;  // shares of the two stretches
        s.offset = early.offset + product(d, q);
        if constexpr (Power >= 2) s.central[0] = early.m2() + late.m2() + product(d2 * a, q);
        if constexpr (Power >= 3)
            s.central[1] = early.m3() + late.m3() + product(d2 * d * a, q * (p - q)) +
                           product(3 * d, product(p, late.m2()) - product(q, early.m2()));
        if constexpr (Power >= 4)
            s.central[2] = early.m4() + late.m4() + product(d2 * d2 * a, q * (1 - product(3 * p, q))) +
                           product(6 * d2, product(p * p, late.m2()) + product(q * q, early.m2())) +
                           product(4 * d, product(p, late.m3()) - product(q, early.m3()));
        return s;
    }

    constexpr void absorb(double x) noexcept {
        const double a = count, n = a + 1, d = (x - origin) - offset;
        if (count == 0 || !core::is_finite(d)) {
            *this = combine(*this, lift(x));
            return;
        }
        using core::product;
        const double step = product(d, 1 / n), spread = product(d * step, a);
        if constexpr (Power >= 4)
            central[2] += product(spread * step * step, product(n, n - 3) + 3) + product(6 * step * step, m2()) -
                          product(4 * step, m3());
        if constexpr (Power >= 3) central[1] += product(spread * step, n - 2) - product(3 * step, m2());
        if constexpr (Power >= 2) central[0] += spread;
        offset += step;
        count = n;
    }

    /// The portable form of sums about an anchor. Loses a factor of at most 1 + (mean - anchor)^2 / variance, which is
    /// at most the number of observations when the anchor is one of them.
    ///
    /// Where rows are missing every window has a count of its own, and a variance two reciprocals of it: one is divided
    /// for and the other estimated (`share_of_spread`), so that neither unit of the processor waits for the other.
    static constexpr moments about(const Real& anchor, const sums& s) noexcept {
        return about(anchor, s, core::select(s.count > 0, 1 / s.count, 0));
    }
    /// The same where 1 / count is known, which spares a division.
    static constexpr moments about(const Real& anchor, const sums& s, const Real& share) noexcept {
        using core::product;
        moments m;
        m.count = s.count;
        m.origin = anchor;
        const Real d = product(s.sum[0], share);
        m.offset = d;
        if constexpr (Power >= 2) m.central[0] = s.sum[1] - product(d, s.sum[0]);
        if constexpr (Power >= 3) m.central[1] = s.sum[2] - product(d, product(3, s.sum[1]) - product(2 * d, s.sum[0]));
        if constexpr (Power >= 4)
            m.central[2] =
                s.sum[3] - product(d, 4 * s.sum[2] - product(d, product(6, s.sum[1]) - product(3 * d, s.sum[0])));
        return m;
    }

    constexpr Real mean() const noexcept { return core::select(count > 0, origin + offset, core::nan); }
    constexpr Real m2() const noexcept
        requires(Power >= 2)
    {
        return central[0];
    }
    constexpr Real m3() const noexcept
        requires(Power >= 3)
    {
        return central[1];
    }
    constexpr Real m4() const noexcept
        requires(Power >= 4)
    {
        return central[2];
    }

    /// m2 / (n - ddof); NaN where no degree of freedom is left.
    constexpr Real variance(double ddof) const noexcept
        requires(Power >= 2)
    {
        return m2() * share_of_spread(count, ddof);
    }

    friend bool operator==(const moments&, const moments&) noexcept = default;

private:
    // An infinity among the observations leaves a mean (infinite, or NaN for both signs) and no spread.
    constexpr void spoil() noexcept {
        for (double& c : central) c = core::nan;
    }
};

/// Makes a state of fewer powers out of one of more.
template <int Power, int Fewer, class Real>
    requires(Fewer < Power)
constexpr void narrow(const moments<Power, Real>& from, moments<Fewer, Real>& to) noexcept {
    to.count = from.count;
    to.origin = from.origin;
    to.offset = from.offset;
    if constexpr (Fewer >= 2) to.central[0] = from.central[0];
    if constexpr (Fewer >= 3) to.central[1] = from.central[1];
}

}
