// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Sums of powers of the deviations of y from an anchor, up to the power `Power`, and of their products with the
/// deviation of x, up to the power before it. Valid only among sums about the same anchor.
template <int Power>
    requires(Power >= 2)
struct cross_power_sums {
    using observation = core::pair;

    double count = 0;
    double y[Power]{};  // sums of dy, dy^2, ...
    double x[Power]{};  // sums of dx, dx dy, ...

    static constexpr cross_power_sums lift(const core::pair& p, const core::pair& anchor) noexcept {
        const double dx = p.x - anchor.x, dy = p.y - anchor.y;
        cross_power_sums s;
        s.count = 1;
        s.y[0] = dy;
        s.x[0] = dx;
        for (int k = 1; k < Power; ++k) s.y[k] = core::product(s.y[k - 1], dy);
        for (int k = 1; k < Power; ++k) s.x[k] = core::product(s.y[k - 1], dx);
        return s;
    }

    static constexpr cross_power_sums combine(const cross_power_sums& a, const cross_power_sums& b) noexcept {
        cross_power_sums s;
        s.count = a.count + b.count;
        for (int k = 0; k < Power; ++k) s.y[k] = a.y[k] + b.y[k];
        for (int k = 0; k < Power; ++k) s.x[k] = a.x[k] + b.x[k];
        return s;
    }

    /// The sums of the same pairs with all deviations larger by `by`. In place of the binomial theorem one factor of
    /// dy^k after another becomes dy + g: after i rounds the sums are those of (dy + g)^i dy^(k - i).
    constexpr cross_power_sums shifted(const core::pair& by) const noexcept {
        cross_power_sums s = *this;
        for (int k = Power - 1; k > 0; --k) s.x[k] += core::product(by.x, s.y[k - 1]);
        s.x[0] += core::product(by.x, count);
        for (int i = 0; i < Power; ++i) {
            for (int k = Power - 1; k > i; --k) s.x[k] += core::product(by.y, s.x[k - 1]);
            for (int k = Power - 1; k >= i && k > 0; --k) s.y[k] += core::product(by.y, s.y[k - 1]);
            if (i == 0) s.y[0] += core::product(by.y, count);
        }
        return s;
    }

    /// The sums about `to` of pairs whose sums about `from` these are.
    constexpr cross_power_sums moved(const core::pair& from, const core::pair& to) const noexcept {
        const core::pair by{from.x - to.x, from.y - to.y};
        return by == core::pair{0, 0} ? *this : shifted(by);
    }

    friend bool operator==(const cross_power_sums&, const cross_power_sums&) noexcept = default;
};

/// Count, means, central sums of powers of y and of x with powers of y: what a benchmark's skewness and kurtosis, and
/// those that a portfolio shares with it, are made of.
///
/// Means are kept as origin + offset, as in `moments`. Merge: the central sums of either stretch are those about the
/// common mean after a shift by the difference of the means.
template <int Power>
    requires(Power >= 2)
struct cross_moments {
    using observation = core::pair;
    using sums = cross_power_sums<Power>;
    static constexpr char name[]{'c', 'r', 'o', 's', 's', '_', 'm',         'o',
                                 'm', 'e', 'n', 't', 's', '.', '0' + Power, '\0'};

    core::pair origin{0, 0};
    core::pair offset{0, 0};
    sums central{};  // the sums of first powers are zero

    static constexpr cross_moments lift(const core::pair& p) noexcept {
        cross_moments s;
        s.origin = {core::is_finite(p.x) ? p.x : 0, core::is_finite(p.y) ? p.y : 0};
        s.offset = {p.x - s.origin.x, p.y - s.origin.y};
        s.central.count = 1;
        if (!core::is_finite(p)) s.spoil();
        return s;
    }

    static constexpr cross_moments combine(const cross_moments& early, const cross_moments& late) noexcept {
        if (early.count() == 0) return late;
        if (late.count() == 0) return early;
        const core::pair between{late.origin.x - early.origin.x, late.origin.y - early.origin.y};
        const core::pair d{between.x + (late.offset.x - early.offset.x), between.y + (late.offset.y - early.offset.y)};
        const double n = early.count() + late.count(), p = early.count() / n, q = late.count() / n;
        cross_moments s;
        s.origin = early.origin;
        if (!core::is_finite(d)) {
            s.offset = {early.offset.x + (late.offset.x + between.x), early.offset.y + (late.offset.y + between.y)};
            s.central.count = n;
            s.spoil();
            return s;
        }
        const core::pair step{core::product(d.x, q), core::product(d.y, q)};
        s.offset = {early.offset.x + step.x, early.offset.y + step.y};
        s.central = sums::combine(early.central.shifted({-step.x, -step.y}),
                                  late.central.shifted({core::product(d.x, p), core::product(d.y, p)}));
        s.centre();
        return s;
    }

    static constexpr cross_moments about(const core::pair& anchor, const sums& s) noexcept {
        cross_moments m;
        m.origin = anchor;
        if (s.count > 0) m.offset = {s.x[0] / s.count, s.y[0] / s.count};
        m.central = s.shifted({-m.offset.x, -m.offset.y});
        m.centre();
        return m;
    }

    constexpr double count() const noexcept { return central.count; }
    constexpr double mean_x() const noexcept { return count() > 0 ? origin.x + offset.x : core::nan; }
    constexpr double mean_y() const noexcept { return count() > 0 ? origin.y + offset.y : core::nan; }
    /// Sum of (y - mean)^k.
    constexpr double of_y(int k) const noexcept { return central.y[k - 1]; }
    /// Sum of (x - mean)(y - mean)^k.
    constexpr double with_x(int k) const noexcept { return central.x[k]; }

    friend bool operator==(const cross_moments&, const cross_moments&) noexcept = default;

private:
    // What rounding has left of sums that are zero.
    constexpr void centre() noexcept { central.x[0] = central.y[0] = 0; }
    // An infinity leaves means and no spread.
    constexpr void spoil() noexcept {
        for (int k = 1; k < Power; ++k) central.y[k] = central.x[k] = core::nan;
    }
};

}
