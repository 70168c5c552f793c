// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/schafer_strimmer_covariance.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {
namespace corpcor {
#include "oracle/corr/schafer_strimmer_covariance.inc"
}

void expect(const schafer_strimmer_covariance::result& got, const std::vector<double>& matrix, double intensity,
            double variance_intensity) {
    oracle::expect_covariance(got.matrix, matrix);
    EXPECT_NEAR(got.intensity, intensity, 1e-10);
    EXPECT_NEAR(got.variance_intensity, variance_intensity, 1e-10);
}

TEST(schafer_strimmer_covariance, answers_as_corpcor) {
    using namespace oracle;
    const schafer_strimmer_covariance estimate;
    expect(estimate(returns_panel), corpcor::returns_matrix, corpcor::returns_intensity,
           corpcor::returns_variance_intensity);
    expect(estimate(ill_conditioned_panel), corpcor::ill_matrix, corpcor::ill_intensity,
           corpcor::ill_variance_intensity);
    expect(estimate(panel_with_gaps), corpcor::gaps_matrix, corpcor::gaps_intensity, corpcor::gaps_variance_intensity);
    expect(estimate(returns_panel, decay_weights(60, tidemark::core::decay::half_life(20))), corpcor::weighted_matrix,
           corpcor::weighted_intensity, corpcor::weighted_variance_intensity);
    expect(schafer_strimmer_covariance{.correlation_intensity = .3, .variance_intensity = .1}(returns_panel),
           corpcor::fixed_matrix, .3, .1);
    EXPECT_NEAR(estimate(wide_panel).intensity, corpcor::wide_intensity, 1e-10);
    EXPECT_NEAR(estimate(wide_panel).variance_intensity, corpcor::wide_variance_intensity, 1e-10);
}

/// Sums over pairs and rows, as the paper writes them.
TEST(schafer_strimmer_covariance, meets_its_definition) {
    const Eigen::MatrixXd& m = oracle::wide_panel;
    const auto n = static_cast<long double>(m.rows());
    using matrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;
    matrix z = m.cast<long double>();
    z.rowwise() -= z.colwise().mean().eval();
    std::vector<long double> variances;
    long double variance_error = 0;
    for (Eigen::Index j = 0; j < z.cols(); ++j) {
        const auto squares = z.col(j).array().square().eval();
        variance_error += n / std::pow(n - 1, 3.0L) * (squares - squares.mean()).square().sum();
        variances.push_back(squares.sum() / (n - 1));
        z.col(j) /= std::sqrt(variances.back());
    }
    std::vector<long double> sorted = variances;
    std::sort(sorted.begin(), sorted.end());
    const long double median = (sorted[9] + sorted[10]) / 2;
    long double spread = 0, error = 0, size = 0;
    for (const long double v : variances) spread += (v - median) * (v - median);
    for (Eigen::Index i = 0; i < z.cols(); ++i)
        for (Eigen::Index j = 0; j < i; ++j) {
            const auto products = (z.col(i).array() * z.col(j).array()).eval();
            error += n / std::pow(n - 1, 3.0L) * (products - products.mean()).square().sum();
            size += std::pow(products.sum() / (n - 1), 2.0L);
        }
    const auto got = schafer_strimmer_covariance{}(m);
    EXPECT_NEAR(got.variance_intensity, static_cast<double>(variance_error / spread), 1e-14);
    EXPECT_NEAR(got.intensity, static_cast<double>(error / size), 1e-14);
}

TEST(schafer_strimmer_covariance, is_what_fixed_intensities_say) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const auto none = schafer_strimmer_covariance{.correlation_intensity = 0, .variance_intensity = 0}(m);
    const auto all = schafer_strimmer_covariance{.correlation_intensity = 1, .variance_intensity = 1}(m);
    const Eigen::MatrixXd x = m.rowwise() - m.colwise().mean();
    const Eigen::MatrixXd sample = x.transpose() * x / 59;
    EXPECT_TRUE(none.matrix.isApprox(sample, 1e-14));
    std::vector<double> variances(sample.diagonal().begin(), sample.diagonal().end());
    std::sort(variances.begin(), variances.end());
    EXPECT_TRUE(all.matrix.isApprox(variances[2] * Eigen::MatrixXd::Identity(5, 5), 1e-14));
    const auto one = schafer_strimmer_covariance{.variance_intensity = .5}(m);
    EXPECT_NEAR(one.intensity, corpcor::returns_intensity, 1e-10) << "the other one is estimated";
    EXPECT_DOUBLE_EQ(one.matrix(3, 3), variances[2] / 2 + sample(3, 3) / 2);
}

TEST(schafer_strimmer_covariance, has_no_answer_or_refuses) {
    const schafer_strimmer_covariance estimate;
    for (const auto& none : {estimate(oracle::returns_panel.topRows(0)), estimate(oracle::returns_panel.topRows(2)),
                             estimate(oracle::panel_with_gaps, missing::propagate{})}) {
        EXPECT_TRUE(none.matrix.array().isNaN().all());
        EXPECT_TRUE(std::isnan(none.intensity) && std::isnan(none.variance_intensity));
    }
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { schafer_strimmer_covariance{.correlation_intensity = 1.5}(oracle::returns_panel); }),
              "correlation_intensity is 1.5, expected from 0 to 1, or NaN to have it estimated");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { schafer_strimmer_covariance{.variance_intensity = -1}(oracle::returns_panel); }),
              "variance_intensity is -1, expected from 0 to 1, or NaN to have it estimated");
}

}
