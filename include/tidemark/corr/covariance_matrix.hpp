// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/pair_products.hpp>
#include <tidemark/risk/convention.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

struct covariance_rule {
    static constexpr bool at_most_one = false;
    double ddof;

    double scale(double, int exponent) const noexcept { return std::ldexp(1.0, exponent); }
    double share(const counted_rows& rows) const noexcept {
        const double base = rows.weight - ddof * (rows.squared_weight / rows.weight);
        return rows.count > ddof ? 1 / base : core::nan;
    }
};

}

/// The covariance of every pair of columns.
///
/// Formula:  sum(w (x - mx)(y - my)) / (sum(w) - ddof sum(w^2) / sum(w)), mx and my the means of the rows that count
///           for the pair, w their weights; n - ddof without weights
/// Input:    observations in rows, series in columns; weights: one for each row, 0 or more
/// Value:    symmetric to the bit, columns x columns, units of the two columns; positive semidefinite up to rounding
///           where every pair rests on the same rows
/// No data:  NaN in the rows and columns of a series that is infinite somewhere. Missing rows are left out pair by pair
///           (missing::skip) or for all columns (missing::complete_rows), and fewer than min_count rows or no more than
///           ddof are NaN; missing::propagate: NaN for their column
/// Errors:   std::invalid_argument for a negative ddof, a panel without columns, a missing observation under
///           missing::refuse, or weights that are negative, not finite, all 0 or not one for each row
/// Rounding: products of columns about their means; pairs whose shared rows lie far from their columns' means are
///           computed once more as if in twice the precision
/// Cost:     as correlation_matrix
/// Source:   NIST/SEMATECH e-Handbook of Statistical Methods, 6.5.4.1; R stats::cov.wt
struct covariance_matrix {
    double ddof = 1;

    constexpr core::complaint check() const noexcept { return risk::check_ddof(ddof); }

    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return detail::matrix_of_products(detail::covariance_rule{ddof}, observations.cols(), observations, policy);
    }

    template <class Derived, core::readable W, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                               const P& policy = {}) const {
        detail::require_valid(*this);
        return detail::matrix_of_products(detail::covariance_rule{ddof}, observations.cols(), observations, weights,
                                          policy);
    }
};

}
