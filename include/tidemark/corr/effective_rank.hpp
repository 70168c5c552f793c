// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/spectrum.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How many independent series move as variously as these do.
///
/// Formula:  exp(-sum(p ln p)), p the sizes of the eigenvalues over their sum
/// Input:    a symmetric matrix: correlations or covariances
/// Value:    from 1, all series being one, to the number of columns
/// No data:  NaN where an entry is no finite number, and for a matrix of zeros
/// Errors:   std::invalid_argument for a matrix that is not square or not symmetric
/// Cost:     eigenvalues, N^3
/// Source:   Roy and Vetterli (2007), The effective rank: a measure of effective dimensionality
template <finished_matrix M>
double effective_rank(const M& matrix) {
    const Eigen::MatrixXd m = detail::symmetric_input(matrix, "matrix");
    if (!m.allFinite()) return core::nan;
    const Eigen::ArrayXd sizes = detail::eigenvalues_of(m).cwiseAbs();
    double entropy = 0;
    for (const double p : Eigen::ArrayXd{sizes / sizes.maxCoeff() / (sizes / sizes.maxCoeff()).sum()})
        if (p != 0) entropy -= p * std::log(p);
    return std::exp(entropy);
}

}
