// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/nonlinear_shrinkage_covariance.hpp>

#include "corr/shrunk_eigenvalues.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

TEST(nonlinear_shrinkage_covariance, answers_as_the_formulas_of_the_paper) {
    using namespace oracle;
    const nonlinear_shrinkage_covariance estimate, about_zero{.mean = sample_mean::zero};
    expect_covariance(estimate(returns_panel).matrix, analytical_narrow);
    expect_covariance(estimate(fifteen_by_twenty).matrix, analytical_wide);
    expect_eigenvalues(estimate(returns_panel), analytical_narrow_eigenvalues);
    expect_eigenvalues(estimate(fifteen_by_twenty), analytical_wide_eigenvalues);
    expect_eigenvalues(about_zero(returns_panel), analytical_narrow_about_zero_eigenvalues);
    expect_eigenvalues(about_zero(fifteen_by_twenty), analytical_wide_about_zero_eigenvalues);
    expect_eigenvalues(estimate(returns_panel, decay_weights(60, tidemark::core::decay::half_life(20))),
                       analytical_narrow_weighted_eigenvalues);
    expect_eigenvalues(estimate(fifteen_by_twenty, falling_weights), analytical_wide_weighted_eigenvalues);
}

// Far out the closed form subtracts two numbers that differ by a part in x^4.
TEST(nonlinear_shrinkage_covariance, takes_the_kernels_transform_to_all_digits) {
    const fifty pi = boost::math::constants::pi<fifty>(), root = sqrt(fifty{5});
    for (const double x : {1e-3, .5, 1., 2., 2.23, 2.24, 3., 9.9, 10.1, 11., 50., 1e3, 1e6, 1e9})
        for (const double at : {x, -x}) {
            const fifty t = at;
            const fifty exact =
                -3 * t / (10 * pi) + 3 / (4 * root * pi) * (1 - t * t / 5) * log(abs((root - t) / (root + t)));
            EXPECT_LE(error_in(abs(exact), detail::epanechnikov_transform(at), exact), 1e-13) << at;
        }
    EXPECT_EQ(detail::epanechnikov_transform(0), 0);
    EXPECT_NEAR(detail::epanechnikov_transform(detail::sqrt_5), -.3 * detail::sqrt_5 / std::numbers::pi, 1e-15);
    EXPECT_NEAR(detail::epanechnikov_transform(-detail::sqrt_5), .3 * detail::sqrt_5 / std::numbers::pi, 1e-15);
    double area = 0;
    for (int i = -3000; i <= 3000; ++i) area += detail::epanechnikov(i / 1000.) / 1000;
    EXPECT_NEAR(area, 1, 5e-8) << "by trapeziums of a thousandth, which err by 3.1e-8";
}

TEST(nonlinear_shrinkage_covariance, has_no_answer) {
    const nonlinear_shrinkage_covariance estimate;
    const Eigen::MatrixXd& m = oracle::returns_panel;
    Eigen::MatrixXd constant = m, twice = m, infinite = m;
    constant.col(1).setConstant(.1);
    twice.col(1) = twice.col(0) * 3;
    infinite(3, 3) = -HUGE_VAL;
    for (const auto& none : {estimate(m.topRows(0)), estimate(m.topRows(12)), estimate(constant), estimate(twice),
                             estimate(infinite), estimate(oracle::panel_with_gaps, missing::propagate{}),
                             estimate(m, decay_weights(60, tidemark::core::decay::half_life(2)))}) {
        EXPECT_TRUE(none.matrix.array().isNaN().all());
        EXPECT_TRUE(none.eigenvalues.array().isNaN().all());
    }
    EXPECT_FALSE(estimate(m.topRows(13)).matrix.array().isNaN().any());
    EXPECT_FALSE(estimate(oracle::panel_with_gaps).matrix.array().isNaN().any());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { estimate(m, std::vector<double>(60, 0)); }),
              "largest of weights is 0, expected a positive number");
}

}
