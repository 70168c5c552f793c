// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/estimator.hpp>

#include <Eigen/Eigenvalues>

#include <cmath>
#include <string_view>

/// Symmetric matrices that users hand in, and their eigenvalues.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

inline std::string entry_of(std::string_view name, Eigen::Index i, Eigen::Index j) {
    return std::string{name} + '(' + std::to_string(i) + ", " + std::to_string(j) + ')';
}

/// Two entries that ought to be one number differ by more than rounding, seen beside the diagonal.
template <class Real>
bool asymmetric_at(const Eigen::MatrixX<Real>& m, Eigen::Index i, Eigen::Index j) {
    return std::abs(m(i, j) - m(j, i)) > 1e-12 * std::sqrt(std::abs(m(i, i))) * std::sqrt(std::abs(m(j, j)));
}

/// The lower triangle on both sides, or an error: what is given must be square and symmetric up to rounding. NaN is let
/// through.
template <finished_matrix M>
Eigen::MatrixXd symmetric_input(const M& given, std::string_view name) {
    Eigen::MatrixXd m = given;
    if (m.cols() == 0) core::refuse("columns of " + std::string{name}, std::size_t{0}, "at least 1");
    if (m.rows() != m.cols())
        core::refuse("columns of " + std::string{name}, static_cast<std::size_t>(m.cols()),
                     "as many as rows, " + std::to_string(m.rows()));
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        for (Eigen::Index i = j + 1; i < m.rows(); ++i)
            if (asymmetric_at(m, i, j))
                core::refuse(entry_of(name, i, j), m(i, j), entry_of(name, j, i) + ", " + core::text_of(m(j, i)));
    m.triangularView<Eigen::StrictlyUpper>() = m.transpose();
    return m;
}

/// The same for a matrix whose diagonal must be 1, up to rounding; it becomes 1.
template <finished_matrix M>
Eigen::MatrixXd correlation_input(const M& given, std::string_view name) {
    Eigen::MatrixXd c = symmetric_input(given, name);
    for (Eigen::Index j = 0; j < c.cols(); ++j) {
        if (std::abs(c(j, j) - 1) > 1e-12) core::refuse(entry_of(name, j, j), c(j, j), "1, a correlation matrix");
        if (!core::is_missing(c(j, j))) c(j, j) = 1;
    }
    return c;
}

/// An error for what is no finite number. A series without an answer has none on the diagonal either: that column is
/// named before those in which it only shows.
template <class Real>
void require_finite(const Eigen::MatrixX<Real>& m, std::string_view name) {
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        if (!core::is_finite(m(j, j)))
            core::refuse("column " + std::to_string(j) + " of " + std::string{name}, m(j, j), "finite numbers");
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        for (Eigen::Index i = j; i < m.rows(); ++i)
            if (!core::is_finite(m(i, j))) core::refuse(entry_of(name, i, j), m(i, j), "a finite number");
}

/// Eigenvalues in ascending order, and the vector of unit length that belongs to each.
struct spectrum {
    Eigen::VectorXd values;
    Eigen::MatrixXd vectors;

    Eigen::Index size() const noexcept { return values.size(); }
};

/// Of a symmetric matrix of finite numbers.
template <class Real>
spectrum spectrum_of(const Eigen::MatrixX<Real>& symmetric) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{symmetric};
    return {solver.eigenvalues(), solver.eigenvectors()};
}

template <class Real>
Eigen::VectorXd eigenvalues_of(const Eigen::MatrixX<Real>& symmetric) {
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>{symmetric, Eigen::EigenvaluesOnly}.eigenvalues();
}

/// What the last `count` eigenvectors make with these eigenvalues: symmetric to the bit.
template <class Real>
Eigen::MatrixXd composed(const spectrum& s, const Eigen::VectorX<Real>& values, Eigen::Index count) {
    Eigen::MatrixXd m = Eigen::MatrixXd::Zero(s.size(), s.size());
    if (count == 0) return m;
    const auto vectors = s.vectors.rightCols(count);
    m.triangularView<Eigen::Lower>() = vectors * values.tail(count).asDiagonal() * vectors.transpose();
    m.triangularView<Eigen::StrictlyUpper>() = m.transpose();
    return m;
}

/// How far rounding may move an eigenvalue of a matrix with such a largest one.
template <class Real>
double eigenvalue_rounding(const Eigen::VectorX<Real>& values) {
    return 0x1p-52 * static_cast<double>(values.size()) * values.cwiseAbs().maxCoeff();
}

/// Divides rows and columns by the roots of the diagonal, which becomes 1. A row that holds no more than `nothing` on
/// the diagonal has no answer.
template <class Real>
Eigen::MatrixXd with_unit_diagonal(const Eigen::MatrixX<Real>& m, double nothing = 0) {
    const Eigen::ArrayXd root = m.diagonal().array().sqrt();
    Eigen::MatrixXd c(m.rows(), m.cols());
    for (Eigen::Index j = 0; j < c.cols(); ++j)
        for (Eigen::Index i = j; i < c.rows(); ++i) {
            const bool answers = m(i, i) > nothing && m(j, j) > nothing;
            c(i, j) = c(j, i) = !answers ? core::nan : i == j ? 1 : within_one(m(i, j) / root(i) / root(j));
        }
    return c;
}

}
