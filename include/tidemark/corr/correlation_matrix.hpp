// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/pair_products.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

struct correlation_rule {
    static constexpr bool at_most_one = true;

    double scale(double spread, int) const noexcept { return spread > 0 ? 1 / std::sqrt(spread) : core::nan; }
    double share(const counted_rows&) const noexcept { return 1; }
    double operator()(const central_sums& s) const noexcept { return within_one(s.xy / std::sqrt(s.xx * s.yy)); }
};

}

/// Pearson's correlation of every pair of columns.
///
/// Formula:  sum(w (x - mx)(y - my)) / sqrt(sum(w (x - mx)^2) sum(w (y - my)^2)), mx and my the means of the rows that
///           count for the pair, w their weights, 1 where none are given
/// Input:    observations in rows, series in columns; weights: one for each row, 0 or more
/// Value:    symmetric to the bit, columns x columns, entries -1 to 1, diagonal 1; positive semidefinite up to rounding
///           where every pair rests on the same rows
/// No data:  NaN in the rows and columns of a series that is constant or infinite somewhere. Missing rows are left out
///           pair by pair (missing::skip) or for all columns (missing::complete_rows), and fewer than min_count rows or
///           than 2 are NaN; missing::propagate: NaN for their column
/// Errors:   std::invalid_argument for a panel without columns, a missing observation under missing::refuse, or weights
///           that are negative, not finite, all 0 or not one for each row
/// Rounding: products of columns about their means; pairs within 1e-12 of 1 or -1, and pairs whose shared rows lie far
///           from their columns' means, are computed once more as if in twice the precision
/// Cost:     one symmetric matrix product, rows x columns^2; twelve with missing rows, pair by pair. Memory beside the
///           answer: some hundred columns of the panel, and a copy of panels that are not column-major doubles
/// Source:   Pearson (1895)
struct correlation_matrix {
    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        return detail::matrix_of_products(detail::correlation_rule{}, observations.cols(), observations, policy);
    }

    template <class Derived, core::readable W, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                               const P& policy = {}) const {
        return detail::matrix_of_products(detail::correlation_rule{}, observations.cols(), observations, weights,
                                          policy);
    }

    /// Into the caller's memory.
    ///
    /// Errors: as above, and std::invalid_argument for a matrix of another size
    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    void into(Eigen::Ref<Eigen::MatrixXd> out, const Eigen::MatrixBase<Derived>& observations,
              const P& policy = {}) const {
        detail::require_square(out, observations.cols());
        detail::with_products(observations, policy, [&](const auto& p) { p.write(detail::correlation_rule{}, out); });
    }

    /// The lower triangle in tiles, for more columns than a matrix in memory could have: `visit(first_row,
    /// first_column, tile)`, which may read the tile until it returns. Tiles on the diagonal hold their lower triangle.
    template <class Derived, class Visit, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    void visit_tiles(const Eigen::MatrixBase<Derived>& observations, Visit visit, const P& policy = {}) const {
        detail::with_products(observations, policy,
                              [&](const auto& p) { p.visit_tiles(detail::correlation_rule{}, visit); });
    }
};

}
