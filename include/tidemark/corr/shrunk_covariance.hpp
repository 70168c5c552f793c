// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <Eigen/Core>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// A sample covariance that has been moved towards a matrix of fewer parameters.
struct shrunk_covariance {
    Eigen::MatrixXd matrix;
    double intensity = core::nan;  ///< how far it has been moved: 0 is the sample covariance, 1 the target
};

/// A sample covariance whose eigenvectors have been kept and whose eigenvalues have been moved, each its own way.
struct nonlinearly_shrunk_covariance {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd eigenvalues;         ///< of the matrix, in the order of those of the sample
    Eigen::VectorXd sample_eigenvalues;  ///< ascending
};

/// Where rows are centred: at their (weighted) mean, or at zero, which they are then taken to lie around.
enum class sample_mean { estimated, zero };

}
