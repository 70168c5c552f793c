// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/quadratic_inverse_shrinkage_covariance.hpp>

#include "corr/shrunk_eigenvalues.hpp"

#include <gtest/gtest.h>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

TEST(quadratic_inverse_shrinkage_covariance, answers_as_the_formulas_of_the_paper) {
    using namespace oracle;
    const quadratic_inverse_shrinkage_covariance estimate, about_zero{.mean = sample_mean::zero};
    expect_covariance(estimate(returns_panel).matrix, quadratic_inverse_narrow);
    expect_covariance(estimate(fifteen_by_twenty).matrix, quadratic_inverse_wide);
    expect_eigenvalues(estimate(returns_panel), quadratic_inverse_narrow_eigenvalues);
    expect_eigenvalues(estimate(fifteen_by_twenty), quadratic_inverse_wide_eigenvalues);
    expect_eigenvalues(about_zero(returns_panel), quadratic_inverse_narrow_about_zero_eigenvalues);
    expect_eigenvalues(about_zero(fifteen_by_twenty), quadratic_inverse_wide_about_zero_eigenvalues);
    expect_eigenvalues(estimate(returns_panel, decay_weights(60, tidemark::core::decay::half_life(20))),
                       quadratic_inverse_narrow_weighted_eigenvalues);
    expect_eigenvalues(estimate(fifteen_by_twenty, falling_weights), quadratic_inverse_wide_weighted_eigenvalues);
}

TEST(quadratic_inverse_shrinkage_covariance, keeps_the_trace) {
    for (const Eigen::MatrixXd& m : {oracle::returns_panel, oracle::fifteen_by_twenty, oracle::wide_panel}) {
        const auto got = quadratic_inverse_shrinkage_covariance{}(m);
        EXPECT_NEAR(got.matrix.trace() / got.sample_eigenvalues.sum(), 1, 1e-13);
        const Eigen::MatrixXd x = m.rowwise() - m.colwise().mean();
        EXPECT_NEAR(got.matrix.trace() / (x.squaredNorm() / static_cast<double>(m.rows() - 1)), 1, 1e-13);
    }
}

TEST(quadratic_inverse_shrinkage_covariance, has_no_answer) {
    const quadratic_inverse_shrinkage_covariance estimate;
    const Eigen::MatrixXd& m = oracle::returns_panel;
    Eigen::MatrixXd constant = m, infinite = m;
    constant.col(1).setConstant(.1);
    infinite(3, 3) = -HUGE_VAL;
    for (const auto& none : {estimate(m.topRows(0)), estimate(m.topRows(1)), estimate(constant), estimate(infinite),
                             estimate(oracle::panel_with_gaps, missing::propagate{})}) {
        EXPECT_TRUE(none.matrix.array().isNaN().all());
        EXPECT_TRUE(none.eigenvalues.array().isNaN().all());
    }
    EXPECT_FALSE(estimate(m.topRows(3)).matrix.array().isNaN().any());
}

}
