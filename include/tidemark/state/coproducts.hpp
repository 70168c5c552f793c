// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Sums of deviations of pairs from an anchor and of their products; with `Squares` 1 also of the squares of y: the
/// part of `cross_sums` that a covariance or a slope needs. Valid only among sums about the same anchor.
template <int Squares, class Real = double>
    requires(Squares == 0 || Squares == 1)
struct product_sums {
    using observation = core::basic_pair<Real>;
    template <class Other>
    using over = product_sums<Squares, Other>;

    Real count = 0;
    Real sum[3 + Squares]{};  // of x, y, x y, and y y

    static constexpr product_sums lift(const observation& p, const observation& anchor) noexcept {
        const Real dx = p.x - anchor.x, dy = p.y - anchor.y;
        product_sums s;
        s.count = 1;
        s.sum[0] = dx;
        s.sum[1] = dy;
        s.sum[2] = core::product(dx, dy);
        if constexpr (Squares == 1) s.sum[3] = core::product(dy, dy);
        return s;
    }

    static constexpr product_sums combine(const product_sums& a, const product_sums& b) noexcept {
        product_sums s;
        s.count = a.count + b.count;
        s.sum[0] = a.sum[0] + b.sum[0];
        s.sum[1] = a.sum[1] + b.sum[1];
        s.sum[2] = a.sum[2] + b.sum[2];
        if constexpr (Squares == 1) s.sum[3] = a.sum[3] + b.sum[3];
        return s;
    }

    /// The sums about `to` of pairs whose sums about `from` these are.
    constexpr product_sums moved(const observation& from, const observation& to) const noexcept {
        const Real h = from.x - to.x, g = from.y - to.y;
        if (!core::any(h != 0) && !core::any(g != 0)) return *this;
        using core::product;
        const Real nh = product(count, h), ng = product(count, g);
        product_sums s;
        s.count = count;
        s.sum[0] = sum[0] + nh;
        s.sum[1] = sum[1] + ng;
        s.sum[2] = sum[2] + product(h, sum[1]) + product(g, sum[0] + nh);
        if constexpr (Squares == 1) s.sum[3] = sum[3] + product(g, 2 * sum[1] + ng);
        return s;
    }

    friend bool operator==(const product_sums&, const product_sums&) noexcept = default;
};

/// Count, means and the central sum of products of two series observed together; with `Squares` 1 also the central sum
/// of the squares of the second: `comoments` without what a covariance or a slope does not read, and as much faster to
/// roll. Means, infinities and merge are as there.
template <int Squares, class Real = double>
    requires(Squares == 0 || Squares == 1)
struct coproducts {
    using observation = core::basic_pair<Real>;
    using sums = product_sums<Squares, Real>;
    template <class Other>
    using over = coproducts<Squares, Other>;
    static constexpr char name[]{'c', 'o', 'p', 'r', 'o', 'd', 'u', 'c', 't', 's', '.', '0' + Squares, '\0'};

    Real count = 0;
    observation origin{0, 0};
    observation offset{0, 0};
    Real central[1 + Squares]{};  // of x y, and y y

    static constexpr coproducts lift(const observation& p) noexcept {
        coproducts s;
        s.count = 1;
        s.origin = {core::is_finite(p.x) ? p.x : 0, core::is_finite(p.y) ? p.y : 0};
        s.offset = {p.x - s.origin.x, p.y - s.origin.y};
        if (!core::is_finite(p)) s.central[0] = core::nan;
        if constexpr (Squares == 1)
            if (!core::is_finite(p.y)) s.central[1] = core::nan;
        return s;
    }

    static constexpr coproducts combine(const coproducts& early, const coproducts& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const observation d{(late.origin.x - early.origin.x) + (late.offset.x - early.offset.x),
                            (late.origin.y - early.origin.y) + (late.offset.y - early.offset.y)};
        using core::product;
        coproducts s = early;
        s.count = early.count + late.count;
        const Real q = late.count / s.count, weight = product(early.count, q);
        s.offset = {joined_mean(early.offset.x, late.origin.x - early.origin.x, late.offset.x, d.x, q),
                    joined_mean(early.offset.y, late.origin.y - early.origin.y, late.offset.y, d.y, q)};
        s.central[0] = core::is_finite(d) ? early.xy() + late.xy() + product(d.x * d.y, weight) : core::nan;
        if constexpr (Squares == 1)
            s.central[1] = core::is_finite(d.y) ? early.yy() + late.yy() + product(d.y * d.y, weight) : core::nan;
        return s;
    }

    static constexpr coproducts about(const observation& anchor, const sums& s) noexcept {
        using core::product;
        coproducts m;
        m.count = s.count;
        m.origin = anchor;
        const Real share = core::select(s.count > 0, 1 / s.count, 0);
        m.offset = {product(s.sum[0], share), product(s.sum[1], share)};
        m.central[0] = s.sum[2] - product(m.offset.x, s.sum[1]);
        if constexpr (Squares == 1) m.central[1] = s.sum[3] - product(m.offset.y, s.sum[1]);
        return m;
    }

    constexpr Real xy() const noexcept { return central[0]; }
    constexpr Real yy() const noexcept
        requires(Squares == 1)
    {
        return central[1];
    }

    friend bool operator==(const coproducts&, const coproducts&) noexcept = default;

private:
    // An infinite difference leaves a mean, infinite or NaN, and no spread.
    static constexpr Real joined_mean(const Real& early, const Real& between, const Real& late, const Real& difference,
                                      const Real& share) noexcept {
        return core::is_finite(difference) ? early + core::product(difference, share) : early + (late + between);
    }
};

/// Makes a state without squares out of one with them.
template <class Real>
constexpr void narrow(const coproducts<1, Real>& from, coproducts<0, Real>& to) noexcept {
    to.count = from.count;
    to.origin = from.origin;
    to.offset = from.offset;
    to.central[0] = from.central[0];
}

}
