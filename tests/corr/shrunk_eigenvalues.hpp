// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/shrunk_covariance.hpp>

#include "oracle/corr/panels.hpp"

/// What the tests of the two estimators that move eigenvalues share: the answers of the formulas in forty digits.
namespace tidemark::support::oracle {

#include "oracle/corr/nonlinear_shrinkage_covariance.inc"

/// The panel `returns`, read as fifteen rows of twenty series.
inline const Eigen::MatrixXd fifteen_by_twenty = matrix(returns, 20);
inline const Eigen::VectorXd falling_weights = Eigen::VectorXd::LinSpaced(15, 1, 1 - 14. / 40);

inline void expect_eigenvalues(const corr::nonlinearly_shrunk_covariance& got, const std::vector<double>& expected) {
    ASSERT_EQ(got.eigenvalues.size(), static_cast<Eigen::Index>(expected.size()));
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_NEAR(got.eigenvalues(static_cast<Eigen::Index>(i)), expected[i], 1e-10 * expected[i]) << i;
}

}
