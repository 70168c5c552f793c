// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/denoised_correlation.hpp>

#include "oracle/corr/random_matrix.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

const Eigen::MatrixXd of_returns = correlation_matrix{}(oracle::returns_panel);
const Eigen::MatrixXd of_wide = correlation_matrix{}(oracle::wide_panel);

TEST(denoised_correlation, agrees_with_its_formula_in_numpy) {
    const auto all_of = [](const Eigen::MatrixXd& c, std::size_t rows, double variance, double factors,
                           const auto& constant, const auto& targeted, const auto& spectral) {
        const denoised answer = denoised_correlation{.variance = variance}(c, rows);
        EXPECT_EQ(static_cast<double>(answer.factors), factors);
        oracle::expect_entries(answer.matrix, constant, 1e-13);
        oracle::expect_entries(
            denoised_correlation{.method = denoising::targeted_shrinkage, .variance = variance, .alpha = 0.25}(c, rows)
                .matrix,
            targeted, 1e-13);
        oracle::expect_entries(
            denoised_correlation{.method = denoising::spectral, .variance = variance}(c, rows).matrix, spectral, 1e-13);
    };
    all_of(of_returns, 60, 0.6, oracle::factors_returns, oracle::constant_residual_returns, oracle::targeted_returns,
           oracle::spectral_returns);
    all_of(of_wide, 12, 1, oracle::factors_wide, oracle::constant_residual_wide, oracle::targeted_wide,
           oracle::spectral_wide);
}

TEST(denoised_correlation, keeps_what_is_above_the_edge) {
    const denoised answer = denoised_correlation{.noise = noise_variance::fitted}(of_wide, 12);
    const Eigen::VectorXd before = detail::eigenvalues_of(of_wide);
    EXPECT_NEAR(answer.edge, answer.variance * std::pow(1 + std::sqrt(20.0 / 12), 2), 1e-14);
    EXPECT_EQ(static_cast<Eigen::Index>(answer.factors), (before.array() > answer.edge).count());
    EXPECT_EQ(answer.variance, fitted_marchenko_pastur(before, 20.0 / 12).variance);
    EXPECT_LT(answer.variance, 1);
    EXPECT_GE(answer.factors, 1u);
}

TEST(denoised_correlation, is_a_correlation_matrix) {
    for (const denoising method : {denoising::constant_residual, denoising::targeted_shrinkage, denoising::spectral})
        for (const noise_variance noise : {noise_variance::given, noise_variance::fitted}) {
            const denoised_correlation estimator{.method = method, .noise = noise, .alpha = 0.5};
            const Eigen::MatrixXd m = estimator(of_wide, 12).matrix;
            EXPECT_EQ(m, m.transpose());
            EXPECT_EQ(m.diagonal(), Eigen::VectorXd::Ones(20));
            EXPECT_LE(m.cwiseAbs().maxCoeff(), 1);
            EXPECT_GE(detail::eigenvalues_of(m)(0), -1e-13);
            EXPECT_EQ(estimator(of_returns, std::size_t{1} << 50).matrix.rows(), 5);
        }
}

TEST(denoised_correlation, leaves_nothing_of_noise) {
    const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(5, 5);
    for (const denoising method : {denoising::constant_residual, denoising::targeted_shrinkage, denoising::spectral}) {
        const denoised answer = denoised_correlation{.method = method, .variance = 10}(of_returns, 60);
        EXPECT_EQ(answer.factors, 0u);
        EXPECT_LE((answer.matrix - identity).cwiseAbs().maxCoeff(), 1e-14);
    }
    const denoised_correlation shrunk_by_nothing{.method = denoising::targeted_shrinkage, .variance = 10, .alpha = 1};
    EXPECT_EQ(shrunk_by_nothing(of_returns, 60).matrix, of_returns);
    const denoised all_signal = denoised_correlation{.variance = 1e-9}(of_returns, 60);
    EXPECT_EQ(all_signal.matrix, of_returns);
    EXPECT_EQ(all_signal.factors, 5u);
}

TEST(denoised_correlation, leaves_a_series_alone_that_has_no_share) {
    Eigen::MatrixXd c = Eigen::MatrixXd::Identity(4, 4);
    c.topLeftCorner(3, 3).setConstant(0.9);
    c.diagonal().setOnes();
    const denoised answer = denoised_correlation{.method = denoising::spectral}(c, 100);
    Eigen::MatrixXd expected = Eigen::MatrixXd::Identity(4, 4);
    expected.topLeftCorner(3, 3).setOnes();
    EXPECT_LE((answer.matrix - expected).cwiseAbs().maxCoeff(), 1e-14);
    EXPECT_EQ(answer.factors, 1u);
}

TEST(denoised_correlation, has_no_answer_or_refuses) {
    Eigen::MatrixXd c = of_returns;
    c.row(2).setConstant(oracle::nan);
    c.col(2).setConstant(oracle::nan);
    EXPECT_TRUE(denoised_correlation{}(c, 60).matrix.array().isNaN().all());
    const auto refused = [](const denoised_correlation& e, const Eigen::MatrixXd& m, std::size_t rows) {
        return thrown<std::invalid_argument>([&] { e(m, rows); });
    };
    EXPECT_EQ(refused({}, of_returns, 0), "observations is 0, expected at least 1");
    EXPECT_EQ(refused({.variance = 0}, of_returns, 60), "variance is 0, expected more than 0, finite");
    EXPECT_EQ(refused({.alpha = 1.5}, of_returns, 60), "alpha is 1.5, expected in [0, 1]");
    EXPECT_EQ(refused({}, 2 * of_returns, 60), "correlation(0, 0) is 2, expected 1, a correlation matrix");
    EXPECT_EQ(refused({}, of_returns.leftCols(3), 60), "columns of correlation is 3, expected as many as rows, 5");
}

}
