// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::state {

/// An observation, its weight, and what it leaves of the weights before it.
template <class Real>
struct fading {
    Real value;
    Real fade;
    Real weight = 1;
};

/// What is left after two fades, one upon the other. Less than 1e-290 of a weight is nothing: below the least of the
/// normal numbers every product would cost what fifty do.
template <class Real>
constexpr Real faded(const Real& early, const Real& late) noexcept {
    const Real both = early * late;
    return core::select(both > 1e-290, both, 0);
}

/// Weights, weighted mean and weighted central sum of squares of a stretch whose past is forgotten as later rows come.
///
/// `fade` is what this stretch leaves of a weight that stands before it: with a factor of 0.9 a row, 0.9 to the power
/// of its rows. So the factor is nowhere a parameter of the merge, and a fade of 1 is for weights that stay as given.
/// The mean is kept as `origin + offset`, where the origin is the newest finite observation, which is never forgotten:
/// deviations are small numbers even when the level is 1e9 times the spread, and a level long past leaves no rounding.
///
/// Merge (West 1979; Chan, Golub, LeVeque), with a the early weight times late.fade, b the late weight, W = a + b, and
/// d the early mean less the late mean:
///   mean = late mean + d a/W,   m2 = late.fade m2a + m2b + d^2 a b/W,   cross = late.fade^2 cross_a + cross_b + a b.
template <class Real>
struct basic_decayed_moments {
    using observation = fading<Real>;
    template <class Other>
    using over = basic_decayed_moments<Other>;
    static constexpr char name[] = "decayed_moments";

    Real count = 0;
    Real fade = 1;
    Real weight = 0;  ///< sum of the weights; 0 for an empty stretch
    Real cross = 0;   ///< sum of the products of every two weights: (weight^2 - sum of their squares) / 2
    Real origin = 0;
    Real offset = 0;
    Real m2 = 0;
    Real first = 0;  ///< the oldest observation

    static constexpr basic_decayed_moments lift(const fading<Real>& z) noexcept {
        basic_decayed_moments s;
        const auto finite = core::is_finite(z.value);
        s.count = 1;
        s.fade = z.fade;
        s.weight = z.weight;
        s.origin = core::select(finite, z.value, 0);
        s.offset = z.value - s.origin;
        s.m2 = core::select(finite, 0, core::nan);
        s.first = z.value;
        return s;
    }

    static constexpr basic_decayed_moments combine(const basic_decayed_moments& early,
                                                   const basic_decayed_moments& late) noexcept {
        using core::product, core::select;
        const auto first = early.weight == 0, last = late.weight == 0;
        const Real a = product(early.weight, late.fade), weight = a + late.weight;
        const Real share = select(first && last, 0, a / weight);
        basic_decayed_moments s;
        s.count = early.count + late.count;
        s.fade = faded(early.fade, late.fade);
        s.weight = weight;
        s.cross = product(early.cross, late.fade * late.fade) + late.cross + product(a, late.weight);
        s.origin = select(last, early.origin, late.origin);
        s.first = select(first, late.first, early.first);
        const Real d = select(first, 0, (early.origin - s.origin) + (early.offset - late.offset));
        const auto finite = core::is_finite(d);
        s.offset = late.offset + select(finite, product(d, share), early.offset + (early.origin - s.origin));
        s.m2 = late.m2 + product(early.m2, late.fade) + product(d * d, late.weight * share);
        s.m2 = select(finite, s.m2, core::nan);
        return s;
    }

    /// One row more: combine(*this, lift(z)).
    constexpr void absorb(const fading<Real>& z) noexcept {
        using core::product;
        const auto empty = weight == 0;
        const Real d = core::select(empty, 0, (origin - z.value) + offset);
        if (core::any(!(core::is_finite(d) && core::is_finite(z.value)))) {
            *this = combine(*this, lift(z));
            return;
        }
        const Real a = product(weight, z.fade), share = a / (a + z.weight);
        count += 1;
        fade = faded(fade, z.fade);
        weight = a + z.weight;
        cross = product(cross, z.fade * z.fade) + product(a, z.weight);
        m2 = product(m2, z.fade) + product(d * d, z.weight * share);
        offset = product(d, share);
        origin = z.value;
        first = core::select(empty, z.value, first);
    }

    /// The same rows, one fade of `factor` each, with the oldest weighing 1 / (1 - factor) times as much: what a
    /// recursion that starts with its value gives. So that much more weight is put where it stands.
    constexpr basic_decayed_moments seeded(double factor) const noexcept {
        using core::product, core::select;
        const Real more = fade / (1 - factor), d = (first - origin) - offset, share = more / (weight + more);
        const auto used = weight > 0 && more > 0 && core::is_finite(d);
        basic_decayed_moments s = *this;
        s.weight = select(used, weight + more, weight);
        s.cross = select(used, cross + product(more, weight - fade / factor), cross);
        s.offset = select(used, offset + product(d, share), offset);
        s.m2 = select(used, m2 + product(d * d, weight * share), m2);
        return s;
    }

    constexpr Real mean() const noexcept { return core::select(weight > 0, origin + offset, core::nan); }

    /// m2 / weight, or without bias m2 weight / (weight^2 - sum of squares); NaN without two rows, or with weights
    /// whose squares vanish or overflow.
    constexpr Real biased_variance() const noexcept { return core::select(weight > 0, m2 / weight, core::nan); }
    constexpr Real variance() const noexcept {
        return core::select(cross > 0 && core::is_finite(cross), m2 * (weight / (2 * cross)), core::nan);
    }

    friend bool operator==(const basic_decayed_moments&, const basic_decayed_moments&) noexcept = default;
};

using decayed_moments = basic_decayed_moments<double>;

/// The same of two series observed together. Merge: as above, with the product of the two differences for xy.
struct decayed_comoments {
    using observation = core::pair;
    static constexpr char name[] = "decayed_comoments";

    double fade = 1;
    double weight = 0;
    double cross = 0;
    core::pair origin{0, 0};
    core::pair offset{0, 0};
    double xx = 0, yy = 0, xy = 0;
    core::pair first{0, 0};

    static constexpr decayed_comoments lift(const core::pair& p, double fade, double weight = 1) noexcept {
        decayed_comoments s;
        s.fade = fade;
        s.weight = weight;
        s.origin = {core::is_finite(p.x) ? p.x : 0, core::is_finite(p.y) ? p.y : 0};
        s.offset = {p.x - s.origin.x, p.y - s.origin.y};
        s.first = p;
        s.spoil(p);
        return s;
    }

    static constexpr decayed_comoments combine(const decayed_comoments& early, const decayed_comoments& late) noexcept {
        using core::product;
        if (early.weight == 0) return late;
        if (late.weight == 0) return early;
        const double a = product(early.weight, late.fade);
        const core::pair d{(early.origin.x - late.origin.x) + (early.offset.x - late.offset.x),
                           (early.origin.y - late.origin.y) + (early.offset.y - late.offset.y)};
        decayed_comoments s = late;
        s.fade = faded(early.fade, late.fade);
        s.weight = a + late.weight;
        s.cross = product(early.cross, late.fade * late.fade) + late.cross + product(a, late.weight);
        s.first = early.first;
        const double share = a / s.weight, spread = late.weight * share;
        s.offset = {late.offset.x + product(d.x, share), late.offset.y + product(d.y, share)};
        s.xx = late.xx + product(early.xx, late.fade) + product(d.x * d.x, spread);
        s.yy = late.yy + product(early.yy, late.fade) + product(d.y * d.y, spread);
        s.xy = late.xy + product(early.xy, late.fade) + product(d.x * d.y, spread);
        if (!core::is_finite(d.x)) s.offset.x = late.offset.x + (early.offset.x + (early.origin.x - late.origin.x));
        if (!core::is_finite(d.y)) s.offset.y = late.offset.y + (early.offset.y + (early.origin.y - late.origin.y));
        s.spoil(d);
        return s;
    }

    /// One row of weight 1 more: combine(*this, lift(p, row_fade)).
    constexpr void absorb(const core::pair& p, double row_fade) noexcept {
        using core::product;
        const core::pair d{(origin.x - p.x) + offset.x, (origin.y - p.y) + offset.y};
        if (weight == 0 || !core::is_finite(d) || !core::is_finite(p)) {
            *this = combine(*this, lift(p, row_fade));
            return;
        }
        const double a = product(weight, row_fade), share = a / (a + 1);
        fade = faded(fade, row_fade);
        weight = a + 1;
        cross = product(cross, row_fade * row_fade) + a;
        xx = product(xx, row_fade) + product(d.x * d.x, share);
        yy = product(yy, row_fade) + product(d.y * d.y, share);
        xy = product(xy, row_fade) + product(d.x * d.y, share);
        offset = {product(d.x, share), product(d.y, share)};
        origin = p;
    }

    constexpr decayed_comoments seeded(double factor) const noexcept {
        const double more = fade / (1 - factor);
        const core::pair d{(first.x - origin.x) - offset.x, (first.y - origin.y) - offset.y};
        if (weight == 0 || more == 0 || !core::is_finite(d)) return *this;
        decayed_comoments s = *this;
        s.weight += more;
        s.cross += core::product(more, weight - fade / factor);
        const double share = more / s.weight, spread = weight * share;
        s.offset = {offset.x + core::product(d.x, share), offset.y + core::product(d.y, share)};
        s.xx += core::product(d.x * d.x, spread);
        s.yy += core::product(d.y * d.y, spread);
        s.xy += core::product(d.x * d.y, spread);
        return s;
    }

    constexpr double mean_x() const noexcept { return weight > 0 ? origin.x + offset.x : core::nan; }
    constexpr double mean_y() const noexcept { return weight > 0 ? origin.y + offset.y : core::nan; }

    constexpr bool has_spread() const noexcept { return cross > 0 && core::is_finite(cross); }
    constexpr double biased_covariance() const noexcept { return weight > 0 ? xy / weight : core::nan; }
    constexpr double covariance() const noexcept { return has_spread() ? xy * (weight / (2 * cross)) : core::nan; }
    double correlation() const noexcept {
        if (!has_spread() || xx == 0 || yy == 0) return core::nan;
        const double r = xy / (std::sqrt(xx) * std::sqrt(yy));
        return r > 1 ? 1 : r < -1 ? -1 : r;
    }

    friend constexpr bool operator==(const decayed_comoments&, const decayed_comoments&) noexcept = default;

private:
    // An infinity on one side leaves that side a mean and no spread.
    constexpr void spoil(const core::pair& p) noexcept {
        if (!core::is_finite(p.x)) xx = xy = core::nan;
        if (!core::is_finite(p.y)) yy = xy = core::nan;
    }
};

}
