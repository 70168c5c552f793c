// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/smallest_eigenvalue.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

/// The second differences of n points, whose eigenvalues are 2 - 2 cos(k pi / (n + 1)).
Eigen::MatrixXd second_differences(Eigen::Index n) {
    Eigen::MatrixXd m = 2 * Eigen::MatrixXd::Identity(n, n);
    m.diagonal(1).setConstant(-1);
    m.diagonal(-1).setConstant(-1);
    return m;
}

TEST(smallest_eigenvalue, of_matrices_of_which_it_is_known) {
    const double pi = std::acos(-1.0);
    for (const int n : {1, 2, 5, 40}) {
        const Eigen::MatrixXd m = second_differences(n);
        const double exact = 4 * std::pow(std::sin(pi / (2 * (n + 1))), 2);
        EXPECT_NEAR(smallest_eigenvalue(m), exact, 1e-15 * n);
        EXPECT_NEAR(smallest_eigenvalue(1e-30 * m), 1e-30 * exact, 1e-45 * n);
        EXPECT_NEAR(smallest_eigenvalue(m - 3 * Eigen::MatrixXd::Identity(n, n)), exact - 3, 1e-15 * n);
    }
}

TEST(smallest_eigenvalue, has_no_answer_for_what_is_no_symmetric_matrix) {
    Eigen::MatrixXd m = second_differences(3);
    EXPECT_TRUE(std::isnan(smallest_eigenvalue(Eigen::MatrixXd(0, 0))));
    EXPECT_TRUE(std::isnan(smallest_eigenvalue(m.leftCols(2))));
    m(2, 1) = -1.5;
    EXPECT_TRUE(std::isnan(smallest_eigenvalue(m)));
    m(1, 2) = -1.5;
    EXPECT_FALSE(std::isnan(smallest_eigenvalue(m)));
    m(0, 0) = oracle::nan;
    EXPECT_TRUE(std::isnan(smallest_eigenvalue(m)));
    m(0, 0) = 1 / 0.0;
    EXPECT_TRUE(std::isnan(smallest_eigenvalue(m)));
}

TEST(require_positive_definite, names_the_eigenvalue) {
    Eigen::MatrixXd m = Eigen::Vector3d{4, 2, -0.25}.asDiagonal();
    const auto refused = [&](const char* name) {
        return thrown<std::invalid_argument>([&] { require_positive_definite(m, name); });
    };
    EXPECT_EQ(refused("covariance"),
              "smallest eigenvalue of covariance is -0.25, expected a positive definite matrix, more than "
              "2.6645352591003757e-15");
    m(2, 2) = 0;
    EXPECT_EQ(refused("m").substr(0, 27), "smallest eigenvalue of m is");
    m(2, 2) = 1e-14;
    EXPECT_EQ(refused("m"), "(nothing thrown)");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { require_positive_definite(m.topRows(2)); }),
              "columns of matrix is 3, expected as many as rows, 2");
    m(0, 1) = 1;
    EXPECT_EQ(refused("m"), "m(1, 0) is 0, expected m(0, 1), 1");
    m(1, 1) = oracle::nan;
    m(0, 1) = 0;
    EXPECT_EQ(refused("m"), "column 1 of m is nan, expected finite numbers");
}

}
