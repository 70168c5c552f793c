// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>

#include <Eigen/Cholesky>

/// Estimators that follow linear maps may look at rows whose columns are of one scale and unrelated, and lose no
/// digits.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

struct sphered {
    Eigen::MatrixXd rows;  // their gram matrix is the identity
    Eigen::MatrixXd back;  // what they are multiplied by, transposed, to be the rows that were given
    bool answers = false;  // false where those lie in a subspace, up to rounding

    /// The matrix of the rows that were given, where `s` is that of the sphered ones.
    template <class Real>
    Eigen::MatrixXd mapped(const Eigen::MatrixX<Real>& s) const {
        return gram(Eigen::LLT<Eigen::MatrixXd>{s}.matrixU() * back.transpose());
    }
};

template <class Real>
sphered sphere(Eigen::MatrixX<Real> rows) {
    const Eigen::RowVectorXd scale = rows.colwise().stableNorm();
    if (!(scale.minCoeff() > 0) || !scale.allFinite()) return {};
    rows *= scale.cwiseInverse().asDiagonal();
    const Eigen::LLT<Eigen::MatrixXd> root{gram(rows)};
    const double least = 0x1p-46 * static_cast<double>(rows.cols());
    if (root.info() != Eigen::Success || !(root.matrixLLT().diagonal().array().square() > least).all()) return {};
    return {root.matrixL().solve(rows.transpose()).transpose(), scale.asDiagonal() * Eigen::MatrixXd{root.matrixL()},
            true};
}

}
