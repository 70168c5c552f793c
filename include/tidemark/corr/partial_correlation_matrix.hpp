// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <string>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// From V with V V' = K, the inverse covariance: -K_ij / sqrt(K_ii K_jj), the cosines of the angles between its rows.
template <class Real>
Eigen::MatrixXd partial_from_root(Eigen::MatrixX<Real> v) {
    v.rowwise().normalize();
    Eigen::MatrixXd p = gram(v.transpose()).unaryExpr([](double cosine) { return within_one(-cosine); });
    if (p.allFinite()) p.diagonal().setOnes();
    return p;
}

/// By the QR decomposition of the series themselves, which keeps the digits that their covariances lose.
template <class Panel>
Eigen::MatrixXd partial_correlations_of(Panel panel) {
    const Eigen::Index n = panel.rows.cols();
    if (!panel.answers(n + 1)) return all_missing(n);
    centre(panel);
    apply_weights(panel);
    for (Eigen::Index j = 0; j < n; ++j) {
        const double norm = panel.rows.col(j).stableNorm();
        if (norm == 0) return all_missing(n);
        panel.rows.col(j) /= norm;
    }
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr;
    qr.setThreshold(0x1p-52 * static_cast<double>(panel.rows.rows()));
    qr.compute(panel.rows);
    if (qr.rank() < n) return all_missing(n);
    const Eigen::MatrixXd inverse =
        qr.matrixR().topLeftCorner(n, n).template triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(n, n));
    return partial_from_root(Eigen::MatrixXd{qr.colsPermutation() * inverse});
}

}

/// The correlation of every pair of columns that the others do not explain.
///
/// Formula:  P_ij = -K_ij / sqrt(K_ii K_jj), K the inverse of the (weighted) covariance
/// Input:    observations in rows, series in columns; weights, if any, one for each row
/// Value:    symmetric, columns x columns, entries -1 to 1, diagonal 1; in general not positive semidefinite
/// No data:  all NaN where the covariance is singular to working precision, so for a constant series, for rows that
///           are not more than the columns, or an infinity; rows with a missing observation do not count
/// Errors:   std::invalid_argument for a panel without columns, wrong weights, or a missing observation under
///           missing::refuse
/// Rounding: times the condition of the scaled series, not its square
/// Cost:     one QR decomposition, rows x columns^2
/// Source:   Whittaker (1990), Graphical Models in Applied Multivariate Statistics
struct partial_correlation_matrix {
    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        return detail::partial_correlations_of(detail::complete(observations, policy));
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                               const P& policy = {}) const {
        return detail::partial_correlations_of(detail::complete(observations, weights, policy));
    }
};

/// The partial correlations that a covariance or correlation matrix implies, such as one that was shrunk.
///
/// Formula: -K_ij / sqrt(K_ii K_jj), K the inverse of the matrix
/// Input:   a symmetric matrix
/// Value:   symmetric, entries -1 to 1, diagonal 1
/// No data: all NaN where the matrix is not positive definite to working precision, or not finite
/// Errors:  std::invalid_argument for a matrix without entries, not square or not symmetric
/// Source:  Whittaker (1990), Graphical Models in Applied Multivariate Statistics
template <finished_matrix M>
Eigen::MatrixXd partial_correlations(const M& covariance) {
    const Eigen::MatrixXd& c = covariance;
    const Eigen::Index n = c.rows();
    if (n == 0) core::refuse("rows of covariance", std::size_t{0}, "at least 1");
    if (c.cols() != n)
        core::refuse("columns of covariance", static_cast<std::size_t>(c.cols()), "its rows, " + std::to_string(n));
    if (!c.allFinite()) return detail::all_missing(n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            if (c(i, j) != c(j, i))
                core::refuse("covariance(" + std::to_string(i) + ", " + std::to_string(j) + ")", c(i, j),
                             "what is mirrored by the diagonal, " + core::text_of(c(j, i)));
    if (!(c.diagonal().minCoeff() > 0)) return detail::all_missing(n);
    const Eigen::VectorXd scale = c.diagonal().cwiseSqrt().cwiseInverse();
    const Eigen::LLT<Eigen::MatrixXd> factor{scale.asDiagonal() * c * scale.asDiagonal()};
    const Eigen::MatrixXd l = factor.matrixL();
    const double least = l.diagonal().minCoeff();
    if (factor.info() != Eigen::Success || least * least <= 0x1p-52 * static_cast<double>(n))
        return detail::all_missing(n);
    return detail::partial_from_root(
        Eigen::MatrixXd{l.triangularView<Eigen::Lower>().solve(Eigen::MatrixXd::Identity(n, n)).transpose()});
}

/// The correlation of two series that others do not explain: of the residuals of both on the columns of `given`.
///
/// Formula: the entry of partial_correlation_matrix for the two, of a panel of x, y and the columns of `given`
/// Input:   two series and a panel of one length; without columns the panel explains nothing
/// Value:   -1 to 1
/// No data: NaN where the covariance of all is singular to working precision, for rows that are not more than the
///          series, or an infinity; rows with a missing observation do not count
/// Errors:  std::invalid_argument for lengths that differ
/// Cost:    one QR decomposition
/// Source:  Yule (1907), On the theory of correlation for any number of variables
template <core::readable X, core::readable Y, class Derived>
    requires std::floating_point<typename Derived::Scalar>
double partial_correlation(const X& x, const Y& y, const Eigen::MatrixBase<Derived>& given) {
    const auto xs = core::as_sample(x);
    const auto ys = core::as_sample(y);
    const auto rows = static_cast<std::size_t>(given.rows());
    const auto expected = [&] { return "the length of x, " + std::to_string(xs.size()); };
    if (ys.size() != xs.size()) core::refuse("length of y", ys.size(), expected());
    if (rows != xs.size()) core::refuse("rows of given", rows, expected());
    Eigen::MatrixXd all(given.rows(), given.cols() + 2);
    for (std::size_t t = 0; t < xs.size(); ++t) all.row(static_cast<Eigen::Index>(t)).head(2) << xs[t], ys[t];
    all.rightCols(given.cols()) = given.template cast<double>();
    return partial_correlation_matrix{}(all)(0, 1);
}

}
