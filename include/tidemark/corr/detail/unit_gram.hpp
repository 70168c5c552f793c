// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// The cosines between columns of unit length: a correlation matrix, NaN in the rows and columns of a column that is
/// NaN.
template <class Real>
Eigen::MatrixXd unit_gram(const Eigen::MatrixX<Real>& z) {
    Eigen::MatrixXd c = gram(z).unaryExpr(&within_one);
    for (Eigen::Index j = 0; j < c.cols(); ++j)
        if (!core::is_missing(c(j, j))) c(j, j) = 1;
    return c;
}

}
