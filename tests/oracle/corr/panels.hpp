// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>
#include <Eigen/Core>

#include <cmath>
#include <limits>
#include <vector>

/// The panels of which other libraries were asked, by the scripts beside this, and how answers are compared with
/// theirs.
namespace tidemark::support::oracle {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

#include "oracle/corr/panels.inc"

inline Eigen::MatrixXd matrix(const std::vector<double>& by_row, Eigen::Index columns) {
    using rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const rows>{by_row.data(), static_cast<Eigen::Index>(by_row.size()) / columns, columns};
}

inline const Eigen::MatrixXd returns_panel = matrix(returns, 5);
inline const Eigen::MatrixXd wide_panel = matrix(wide, 20);
inline const Eigen::MatrixXd ill_conditioned_panel = matrix(ill_conditioned, 6);
inline const Eigen::MatrixXd panel_with_gaps = matrix(gaps, 4);

/// Entry by entry, relative to the geometric mean of the variances that belong to it.
inline void expect_covariance(const Eigen::MatrixXd& got, const std::vector<double>& expected,
                              double tolerance = 1e-10) {
    const Eigen::MatrixXd e = matrix(expected, got.cols());
    ASSERT_EQ(got.rows(), e.rows());
    for (Eigen::Index i = 0; i < e.rows(); ++i)
        for (Eigen::Index j = 0; j < e.cols(); ++j)
            EXPECT_LE(std::abs(got(i, j) - e(i, j)), tolerance * std::sqrt(e(i, i) * e(j, j)))
                << i << ' ' << j << ": " << got(i, j) << " instead of " << e(i, j);
}

/// Entry by entry, of numbers about 1; a missing number must be missing.
inline void expect_entries(const Eigen::MatrixXd& got, const std::vector<double>& expected, double tolerance = 1e-10) {
    const Eigen::MatrixXd e = matrix(expected, got.cols());
    ASSERT_EQ(got.rows(), e.rows());
    for (Eigen::Index i = 0; i < e.rows(); ++i)
        for (Eigen::Index j = 0; j < e.cols(); ++j) {
            EXPECT_EQ(std::isnan(got(i, j)), std::isnan(e(i, j))) << i << ' ' << j;
            if (!std::isnan(e(i, j))) {
                EXPECT_NEAR(got(i, j), e(i, j), tolerance) << i << ' ' << j;
            }
        }
}

}
