// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>

#include <Eigen/Core>

#include <concepts>
#include <limits>

#if !EIGEN_VERSION_AT_LEAST(3, 4, 0)
#error "Tidemark needs Eigen 3.4 or newer"
#endif

namespace tidemark::inline TIDEMARK_ABI::corr {

/// Pearson's correlation of every pair of columns.
///
/// Formula:  C = Z' Z, Z the columns centred at their means and scaled to unit length
/// Input:    observations in rows, series in columns
/// Value:    symmetric, columns x columns, entries -1 to 1, diagonal 1
/// No data:  NaN in the rows and columns of a series that is constant or holds a missing value; all NaN for fewer than
///           2 rows
/// Errors:   std::invalid_argument for a matrix without columns
/// Rounding: two passes (centre, then one symmetric product); entries past 1 or -1 by rounding are 1 or -1
/// Cost:     one symmetric rank update, rows x columns^2
/// Source:   Pearson (1895)
template <class Derived>
    requires std::floating_point<typename Derived::Scalar>
Eigen::MatrixXd correlation_matrix(const Eigen::MatrixBase<Derived>& observations) {
    if (observations.cols() == 0) core::refuse("columns of observations", std::size_t{0}, "at least 1");
    const Eigen::Index n = observations.cols();
    if (observations.rows() < 2) return Eigen::MatrixXd::Constant(n, n, std::numeric_limits<double>::quiet_NaN());
    Eigen::MatrixXd z = observations.template cast<double>();
    for (Eigen::Index j = 0; j < n; ++j) {
        auto column = z.col(j);
        const bool constant = (column.array() == column(0)).all();
        // Centred at the first value and then at the mean: exact differences before the mean rounds.
        column.array() -= double{column(0)};
        column.array() -= column.mean();
        column /= constant ? std::numeric_limits<double>::quiet_NaN() : column.stableNorm();
    }
    Eigen::MatrixXd c = Eigen::MatrixXd::Zero(n, n);
    c.selfadjointView<Eigen::Lower>().rankUpdate(z.adjoint());
    for (Eigen::Index j = 0; j < n; ++j) {
        if (c(j, j) == c(j, j)) c(j, j) = 1;
        for (Eigen::Index i = j + 1; i < n; ++i) {
            const double r = c(i, j);
            c(j, i) = c(i, j) = r > 1 ? 1 : r < -1 ? -1 : r;
        }
    }
    return c;
}

}
