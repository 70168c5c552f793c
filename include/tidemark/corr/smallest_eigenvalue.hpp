// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/spectrum.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// The smallest eigenvalue: below 0, a matrix is no correlation or covariance matrix.
///
/// Formula:  the least x' M x over vectors x of unit length
/// Input:    a symmetric matrix
/// Value:    the unit of the matrix
/// No data:  NaN for a matrix without entries, with one that is no finite number, not square or not symmetric
/// Rounding: within N 2^-52 times the largest eigenvalue, N columns
/// Cost:     N^3
/// Source:   any text on matrices
template <finished_matrix M>
double smallest_eigenvalue(const M& matrix) {
    const Eigen::MatrixXd& m = matrix;
    if (m.size() == 0 || m.rows() != m.cols() || !m.allFinite()) return core::nan;
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        for (Eigen::Index i = j + 1; i < m.rows(); ++i)
            if (detail::asymmetric_at(m, i, j)) return core::nan;
    return detail::eigenvalues_of(m)(0);
}

/// An error unless a matrix is positive definite beyond what rounding could feign: for those who are about to invert
/// it.
///
/// Formula:  the smallest eigenvalue > N 2^-52 times the largest
/// Input:    a symmetric matrix, and what the error shall call it
/// Value:    none: it returns, or it does not
/// No data:  an error
/// Errors:   std::invalid_argument that tells the smallest eigenvalue; for a matrix that is not square, not symmetric
///           or holds a number that is not finite
/// Cost:     N^3
/// Source:   -
template <finished_matrix M>
void require_positive_definite(const M& matrix, std::string_view name = "matrix") {
    const Eigen::MatrixXd m = detail::symmetric_input(matrix, name);
    detail::require_finite(m, name);
    const Eigen::VectorXd values = detail::eigenvalues_of(m);
    if (const double least = detail::eigenvalue_rounding(values); !(values(0) > least))
        core::refuse("smallest eigenvalue of " + std::string{name}, values(0),
                     "a positive definite matrix, more than " + core::text_of(least));
}

}
