// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/median_place.hpp>
#include <tidemark/corr/detail/observed_pairs.hpp>

#include <cmath>
#include <numbers>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// The quadrant correlation, also median correlation or Blomqvist's beta: how often two series lie on the same sides of
/// their medians, less how often on opposite ones.
///
/// Formula: q = sum(sx sy) / sqrt(sum(sx^2) sum(sy^2)), sx = sign(x - median x); the mean of sx sy where no value is a
///          median; `normal_consistent`: sin(pi q / 2), the correlation of normal series with that q
/// Input:   two series of one length
/// Value:   -1 to 1
/// No data: NaN where no value of a series lies off its median, or one of two middle values is infinite; rows with a
///          missing side do not count; an infinity is a value like others
/// Errors:  std::invalid_argument for lengths that differ
/// Cost:    O(n)
/// Source:  Blomqvist (1950), On a measure of dependence between two random variables; Shevlyakov and Oja (2016),
///          Robust Correlation, ch. 5
struct quadrant_correlation {
    enum class scaling { raw, normal_consistent };

    static constexpr bool symmetric = true;
    scaling scaled = scaling::raw;

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        const detail::observed_pairs both = detail::observed_pairs::of(x, y);
        const detail::median_place middle_x = detail::median_place_of(both.x),
                                   middle_y = detail::median_place_of(both.y);
        double score = 0, off_x = 0, off_y = 0;  // whole numbers
        for (Eigen::Index t = 0; t < both.rows(); ++t) {
            const int a = side(both.x(t), middle_x), b = side(both.y(t), middle_y);
            score += a * b;
            off_x += a * a;
            off_y += b * b;
        }
        if (off_x == 0 || off_y == 0) return core::nan;
        const double q = detail::within_one(score / (off_x == off_y ? off_x : std::sqrt(off_x * off_y)));
        return scaled == scaling::raw ? q : std::sin(std::numbers::pi / 2 * q);
    }

private:
    static int side(double x, const detail::median_place& middle) noexcept {
        const double distance = (x - middle.value) - middle.beyond;
        return distance > 0 ? 1 : distance < 0 ? -1 : 0;
    }
};

}
