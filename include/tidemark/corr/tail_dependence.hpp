// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/observed_pairs.hpp>

#include <algorithm>
#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// The whole part of share x rows; a product within rounding of a whole number is that number, as in 0.29 x 100.
inline Eigen::Index count_of_share(double share, Eigen::Index rows) noexcept {
    const double exact = share * static_cast<double>(rows), whole = std::round(exact);
    return static_cast<Eigen::Index>(std::abs(exact - whole) <= 0x1p-50 * exact ? whole : std::floor(exact));
}

/// The rows that are among the k smallest of both series, by k. A value belongs to the k smallest when
/// no more than k values are as small. NaN where no value of a series does.
template <class Pairs>
double joint_lower_tail(const Pairs& both, double share) {
    const Eigen::Index n = both.rows(), k = count_of_share(share, n);
    if (k == 0) return core::nan;
    const auto first_outside = [k](Eigen::VectorXd v) {
        std::nth_element(v.begin(), v.begin() + k, v.end());
        return double{v(k)};
    };
    const double x = first_outside(both.x), y = first_outside(both.y);
    if (!(both.x.minCoeff() < x && both.y.minCoeff() < y)) return core::nan;
    const auto joint = ((both.x.array() < x) && (both.y.array() < y)).count();
    return static_cast<double>(joint) / static_cast<double>(k);
}

constexpr core::complaint check_tail(double tail) noexcept {
    if (tail > 0 && tail < 1) return {};
    return {"tail", tail, "a number in (0, 1)"};
}

}

/// How often one series is among its lowest values when the other is: an estimate of the coefficient of lower tail
/// dependence at a finite threshold, which independent series answer with `tail`.
///
/// Formula: rows with both ranks at most k / k, k = floor(tail n), equal values sharing the highest of their ranks
/// Input:   two series of one length
/// Value:   0 to 1
/// No data: NaN where k is 0, or where equal values leave a series none of rank k or less; rows with a missing side do
///          not count; an infinity is a value like others
/// Errors:  std::invalid_argument for lengths that differ, or a tail outside (0, 1)
/// Cost:    O(n)
/// Source:  Frahm, Junker, Schmidt (2005), Estimating the tail-dependence coefficient: properties and pitfalls
struct lower_tail_dependence {
    static constexpr bool symmetric = true;
    double tail = 0.05;

    constexpr core::complaint check() const noexcept { return detail::check_tail(tail); }

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        detail::require_valid(*this);
        return detail::joint_lower_tail(detail::observed_pairs::of(x, y), tail);
    }
};

/// How often one series is among its highest values when the other is: an estimate of the coefficient of upper tail
/// dependence at a finite threshold, which independent series answer with `tail`.
///
/// Formula: lower_tail_dependence of -x and -y
/// Input:   two series of one length
/// Value:   0 to 1
/// No data: as lower_tail_dependence
/// Errors:  std::invalid_argument for lengths that differ, or a tail outside (0, 1)
/// Cost:    O(n)
/// Source:  Frahm, Junker, Schmidt (2005), Estimating the tail-dependence coefficient: properties and pitfalls
struct upper_tail_dependence {
    static constexpr bool symmetric = true;
    double tail = 0.05;

    constexpr core::complaint check() const noexcept { return detail::check_tail(tail); }

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        detail::require_valid(*this);
        detail::observed_pairs both = detail::observed_pairs::of(x, y);
        both.x = -both.x;
        both.y = -both.y;
        return detail::joint_lower_tail(both, tail);
    }
};

}
