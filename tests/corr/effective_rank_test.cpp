// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/effective_rank.hpp>

#include "oracle/corr/random_matrix.hpp"
#include "support/thrown.hpp"

#include <tidemark/corr/detail/gram.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

TEST(effective_rank, agrees_with_scipy) {
    const auto covariance = [](const Eigen::MatrixXd& panel) {
        detail::complete_panel rows{panel};
        detail::centre(rows);
        return Eigen::MatrixXd{detail::gram(rows.rows) / static_cast<double>(panel.rows() - 1)};
    };
    EXPECT_NEAR(effective_rank(covariance(oracle::returns_panel)), oracle::effective_rank_returns, 1e-13);
    EXPECT_NEAR(effective_rank(covariance(oracle::wide_panel)), oracle::effective_rank_wide, 1e-12);
}

TEST(effective_rank, counts_independent_series) {
    EXPECT_DOUBLE_EQ(effective_rank(Eigen::MatrixXd::Identity(7, 7)), 7);
    EXPECT_DOUBLE_EQ(effective_rank(1e-300 * Eigen::MatrixXd::Identity(7, 7)), 7);
    EXPECT_NEAR(effective_rank(1e300 * Eigen::MatrixXd::Ones(7, 7)), 1, 1e-12);
    const Eigen::MatrixXd m = Eigen::Vector3d{1, 1, 2}.asDiagonal();
    EXPECT_DOUBLE_EQ(effective_rank(m), 2 * std::sqrt(2.0));  // of shares 1/4, 1/4 and 1/2
    EXPECT_DOUBLE_EQ(effective_rank(-m), 2 * std::sqrt(2.0));
}

TEST(effective_rank, has_no_answer_or_refuses) {
    Eigen::MatrixXd m = Eigen::MatrixXd::Identity(3, 3);
    EXPECT_TRUE(std::isnan(effective_rank(0 * m)));
    m(1, 0) = m(0, 1) = oracle::nan;
    EXPECT_TRUE(std::isnan(effective_rank(m)));
    m(1, 0) = m(0, 1) = 1 / 0.0;
    EXPECT_TRUE(std::isnan(effective_rank(m)));
    m(1, 0) = 0.5;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { effective_rank(m); }),
              "matrix(1, 0) is 0.5, expected matrix(0, 1), inf");
}

}
