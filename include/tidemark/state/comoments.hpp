// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/coproducts.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Sums of deviations of pairs from an anchor, and of their squares and products. Valid only among sums about the
/// same anchor.
template <class Real>
struct basic_cross_sums {
    using observation = core::basic_pair<Real>;
    template <class Other>
    using over = basic_cross_sums<Other>;

    Real count = 0;
    Real x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    static constexpr basic_cross_sums lift(const observation& p, const observation& anchor) noexcept {
        const Real dx = p.x - anchor.x, dy = p.y - anchor.y;
        return {1, dx, dy, core::product(dx, dx), core::product(dy, dy), core::product(dx, dy)};
    }

    static constexpr basic_cross_sums combine(const basic_cross_sums& a, const basic_cross_sums& b) noexcept {
        return {a.count + b.count, a.x + b.x, a.y + b.y, a.xx + b.xx, a.yy + b.yy, a.xy + b.xy};
    }

    /// The sums about `to` of pairs whose sums about `from` these are.
    constexpr basic_cross_sums moved(const observation& from, const observation& to) const noexcept {
        const Real h = from.x - to.x, g = from.y - to.y;
        if (!core::any(h != 0) && !core::any(g != 0)) return *this;
        using core::product;
        const Real nh = product(count, h), ng = product(count, g);
        return {count,
                x + nh,
                y + ng,
                xx + product(h, 2 * x + nh),
                yy + product(g, 2 * y + ng),
                xy + product(h, y) + product(g, x + nh)};
    }

    friend bool operator==(const basic_cross_sums&, const basic_cross_sums&) noexcept = default;
};

using cross_sums = basic_cross_sums<double>;

/// Count, means, central sums of squares and the central sum of products of two series observed together.
///
/// Means are kept as origin + offset, as in `moments`; an infinity on one side leaves that side a mean and no spread,
/// and the other side as it is. Merge, with d and e the differences of the two means:
///   xy = xya + xyb + d e ab/n, and likewise for xx and yy.
template <class Real>
struct basic_comoments {
    using observation = core::basic_pair<Real>;
    using sums = basic_cross_sums<Real>;
    template <class Other>
    using over = basic_comoments<Other>;
    static constexpr char name[] = "comoments";

    Real count = 0;
    observation origin{0, 0};
    observation offset{0, 0};
    Real xx = 0, yy = 0, xy = 0;

    static constexpr basic_comoments lift(const observation& p) noexcept {
        basic_comoments s;
        s.count = 1;
        s.origin = {core::is_finite(p.x) ? p.x : 0, core::is_finite(p.y) ? p.y : 0};
        s.offset = {p.x - s.origin.x, p.y - s.origin.y};
        if (!core::is_finite(p.x)) s.xx = s.xy = core::nan;
        if (!core::is_finite(p.y)) s.yy = s.xy = core::nan;
        return s;
    }

    static constexpr basic_comoments combine(const basic_comoments& early, const basic_comoments& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const core::pair d{(late.origin.x - early.origin.x) + (late.offset.x - early.offset.x),
                           (late.origin.y - early.origin.y) + (late.offset.y - early.offset.y)};
        basic_comoments s = early;
        s.count = early.count + late.count;
        using core::product;
        const double q = late.count / s.count, weight = product(early.count, q);
        s.offset = {early.offset.x + product(d.x, q), early.offset.y + product(d.y, q)};
        s.xx = early.xx + late.xx + product(d.x * d.x, weight);
        s.yy = early.yy + late.yy + product(d.y * d.y, weight);
        s.xy = early.xy + late.xy + product(d.x * d.y, weight);
        if (!core::is_finite(d.x)) {
            s.offset.x = early.offset.x + (late.offset.x + (late.origin.x - early.origin.x));
            s.xx = s.xy = core::nan;
        }
        if (!core::is_finite(d.y)) {
            s.offset.y = early.offset.y + (late.offset.y + (late.origin.y - early.origin.y));
            s.yy = s.xy = core::nan;
        }
        return s;
    }

    static constexpr basic_comoments about(const observation& anchor, const sums& s) noexcept {
        return about(anchor, s, core::select(s.count > 0, 1 / s.count, 0));
    }
    /// The same where 1 / count is known, which spares a division.
    static constexpr basic_comoments about(const observation& anchor, const sums& s, const Real& share) noexcept {
        basic_comoments m;
        m.count = s.count;
        m.origin = anchor;
        m.offset = {core::product(s.x, share), core::product(s.y, share)};
        m.xx = s.xx - core::product(m.offset.x, s.x);
        m.yy = s.yy - core::product(m.offset.y, s.y);
        m.xy = s.xy - core::product(m.offset.x, s.y);
        return m;
    }

    constexpr Real mean_x() const noexcept { return core::select(count > 0, origin.x + offset.x, core::nan); }
    constexpr Real mean_y() const noexcept { return core::select(count > 0, origin.y + offset.y, core::nan); }

    friend bool operator==(const basic_comoments&, const basic_comoments&) noexcept = default;
};

using comoments = basic_comoments<double>;

/// The slope of x on y; NaN where y has no spread.
template <class Real>
constexpr Real slope(const basic_comoments<Real>& s) noexcept {
    return core::select(s.yy == 0, core::nan, s.xy / s.yy);
}

/// Makes a state of fewer sums out of all of them.
template <int Squares, class Real>
constexpr void narrow(const basic_comoments<Real>& from, coproducts<Squares, Real>& to) noexcept {
    to.count = from.count;
    to.origin = from.origin;
    to.offset = from.offset;
    to.central[0] = from.xy;
    if constexpr (Squares == 1) to.central[1] = from.yy;
}

}
