// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The sample L-moment of an order, from 1 to the number of ascending observations: the mean of the observations
/// multiplied by the discrete Legendre polynomial of their rank, which sums the unbiased probability-weighted moments
/// without the cancellation of their large coefficients. From order 2 on these sum to zero, so that observations may be
/// taken from the middle one: small numbers, and exactly zero where all are equal.
template <core::ordered_window W>
constexpr double l_moment_of(const W& ascending, std::size_t order) noexcept {
    const auto n = static_cast<double>(ascending.size());
    const double middle = ascending[ascending.size() / 2];
    double sum = 0, rank = 1 - n;  // 2 i - n + 1, for i from 0
    core::visit_smallest(ascending, ascending.size(), [&](double x) {
        double before = 0, weight = 1;
        for (std::size_t j = 0; j + 1 < order; ++j) {
            const auto k = static_cast<double>(j);
            const double next = (core::product((2 * k + 1) * rank, weight) - core::product(k * (n + k), before)) /
                                ((k + 1) * (n - k - 1));
            before = weight;
            weight = next;
        }
        sum += core::product(weight, x - middle);
        rank += 2;
    });
    return order == 1 ? middle + sum / n : sum / n;
}

/// An L-moment: what a moment is to powers, it is to the order of the sample; one outlier moves it in proportion.
///
/// Formula: l_r = sum over k < r of (-1)^(r-1-k) C(r-1, k) C(r-1+k, k) b_k, b_k = mean of C(i-1, k) / C(n-1, k) x_i of
///          the ascending observations; `ratio` divides by l_2
/// Input:   any series
/// Value:   unit of the series; l_1 is the mean, l_2 half the mean difference; of `ratio` none, -1 to 1
/// No data: NaN with fewer observations than `order`, and with an infinite one; a ratio without spread: 0/0
/// Errors:  order outside [1, 8]; below 3 for a ratio
/// Cost:    a visit of every value in the window a row
/// Source:  Hosking (1990), L-moments: analysis and estimation of distributions using linear combinations
struct l_moment {
    enum class scaling { none, ratio };

    std::size_t order = 2;
    scaling scaled = scaling::none;

    constexpr core::complaint check() const noexcept {
        if (order < 1 || order > 8) return {"order", static_cast<double>(order), "a number in [1, 8]"};
        if (scaled == scaling::ratio && order < 3)
            return {"order", static_cast<double>(order), "3 or more for a ratio"};
        return {};
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        if (ascending.size() < order) return core::nan;
        const double moment = l_moment_of(ascending, order);
        return scaled == scaling::none ? moment : moment / l_moment_of(ascending, 2);
    }
};

/// Gini's mean difference: how far two observations lie apart on average.
///
/// Formula: sum over i, j of abs(x_i - x_j) / (n (n - 1))
/// Input:   any series
/// Value:   unit of the series, 0 or more; exactly 0 for equal observations
/// No data: NaN with fewer than 2 observations, and with an infinite one
/// Cost:    a visit of every value in the window a row
/// Source:  Gini (1912), Variabilita e mutabilita; Yitzhaki (2003), Gini's mean difference
struct gini_mean_difference {
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        return ascending.size() < 2 ? core::nan : 2 * l_moment_of(ascending, 2);
    }
};

}
