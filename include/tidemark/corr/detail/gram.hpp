// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/complete_panel.hpp>

#include <cmath>

/// Sums of products of columns, from which most estimators of a whole panel start.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// Z' Z, symmetric to the bit.
template <class Derived>
Eigen::MatrixXd gram(const Eigen::MatrixBase<Derived>& z) {
    Eigen::MatrixXd g = Eigen::MatrixXd::Zero(z.cols(), z.cols());
    g.template selfadjointView<Eigen::Lower>().rankUpdate(z.adjoint());
    g.template triangularView<Eigen::StrictlyUpper>() = g.transpose();
    return g;
}

/// Takes the means off the columns: first the first row, which is exact where observations lie close together, and then
/// the (weighted) mean of what is left. A column of equal numbers becomes exactly 0. Returns the means.
template <class Panel>
Eigen::RowVectorXd centre(Panel& panel) {
    if (panel.rows.rows() == 0) return Eigen::RowVectorXd::Constant(panel.rows.cols(), core::nan);
    const Eigen::RowVectorXd anchor = panel.rows.row(0);
    panel.rows.rowwise() -= anchor;
    const Eigen::RowVectorXd mean =
        panel.weighted() ? Eigen::RowVectorXd{panel.weights.transpose() * panel.rows / panel.weights.sum()}
                         : Eigen::RowVectorXd{panel.rows.colwise().mean()};
    panel.rows.rowwise() -= mean;
    return anchor + mean;
}

/// Multiplies each row by the root of its weight, so that a gram matrix of the rows is the weighted sum of products.
template <class Panel>
void apply_weights(Panel& panel) {
    if (panel.weighted()) panel.rows = panel.weights.cwiseSqrt().asDiagonal() * panel.rows;
}

}
