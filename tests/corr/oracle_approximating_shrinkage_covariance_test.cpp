// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/oracle_approximating_shrinkage_covariance.hpp>

#include "oracle/corr/panels.hpp"

#include <gtest/gtest.h>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;
using estimator = oracle_approximating_shrinkage_covariance;

namespace tidemark::support::oracle {
namespace {  // other tests of this program have answers of the same names
#include "oracle/corr/oracle_approximating_shrinkage_covariance.inc"
}
}

namespace {

void expect(const shrunk_covariance& got, const std::vector<double>& matrix, double intensity) {
    oracle::expect_covariance(got.matrix, matrix);
    EXPECT_NEAR(got.intensity, intensity, 1e-10);
}

TEST(oracle_approximating_shrinkage_covariance, answers_as_equation_23_and_as_scikit_learn) {
    using namespace oracle;
    const estimator paper, peer{.formula = estimator::variant::scikit_learn};
    expect(paper(returns_panel), paper_returns, paper_returns_intensity);
    expect(paper(ill_conditioned_panel), paper_ill, paper_ill_intensity);
    expect(paper(panel_with_gaps), paper_gaps, paper_gaps_intensity);
    EXPECT_NEAR(paper(wide_panel).intensity, paper_wide_intensity, 1e-10);
    expect(peer(returns_panel), oas_scikit_learn_returns, oas_scikit_learn_returns_intensity);
    expect(peer(ill_conditioned_panel), oas_scikit_learn_ill, oas_scikit_learn_ill_intensity);
    expect(peer(panel_with_gaps), oas_scikit_learn_gaps, oas_scikit_learn_gaps_intensity);
    EXPECT_NEAR(peer(wide_panel).intensity, oas_scikit_learn_wide_intensity, 1e-10);
    expect(paper(returns_panel, decay_weights(60, tidemark::core::decay::half_life(20))), paper_weighted,
           paper_weighted_intensity);
}

TEST(oracle_approximating_shrinkage_covariance, may_know_the_mean) {
    using namespace oracle;
    const estimator paper{.mean = sample_mean::zero};
    const estimator peer{.formula = estimator::variant::scikit_learn, .mean = sample_mean::zero};
    expect(paper(returns_panel), paper_returns_about_zero, paper_returns_about_zero_intensity);
    expect(paper(ill_conditioned_panel), paper_ill_about_zero, paper_ill_about_zero_intensity);
    expect(paper(panel_with_gaps), paper_gaps_about_zero, paper_gaps_about_zero_intensity);
    expect(peer(returns_panel), oas_scikit_learn_returns_about_zero, oas_scikit_learn_returns_about_zero_intensity);
    expect(peer(ill_conditioned_panel), oas_scikit_learn_ill_about_zero, oas_scikit_learn_ill_about_zero_intensity);
    expect(peer(panel_with_gaps), oas_scikit_learn_gaps_about_zero, oas_scikit_learn_gaps_about_zero_intensity);
}

// Rows (1, 1), (1, -1), (-1, 1), (-1, -1) have S = I; with (2, 0) for the first, by hand: mean (1/4, -1/4),
// S = (27, -3; -3, 11)/16, tr(S) = 38/16, tr(S^2) = 868/256, and k = (38/16)^2 / (4 (868 - 722)/256), past 1.
TEST(oracle_approximating_shrinkage_covariance, is_fully_shrunk_at_its_target) {
    Eigen::MatrixXd square(4, 2);
    square << 1, 1, 1, -1, -1, 1, -1, -1;
    EXPECT_EQ(estimator{}(square).intensity, 1);
    EXPECT_EQ(estimator{}(square).matrix, (Eigen::MatrixXd::Identity(2, 2)));
    square.row(0) << 2, 0;
    EXPECT_EQ(estimator{}(square).intensity, 1);
    EXPECT_TRUE(estimator{}(square).matrix.isApprox(Eigen::MatrixXd::Identity(2, 2) * 19 / 16, 1e-15));
    square.col(0) *= 10;  // S = (2700, -30; -30, 11)/16: tr(S)^2 = 7349521/256, 2 |S - mu I|^2 = 7234321/256
    EXPECT_NEAR(estimator{}(square).intensity, 7349521. / (4 * (7234321. / 2)), 1e-15);
}

TEST(oracle_approximating_shrinkage_covariance, has_no_answer_without_rows) {
    for (const auto& none : {estimator{}(oracle::returns_panel.topRows(1)),
                             estimator{.mean = sample_mean::zero}(oracle::returns_panel.topRows(0)),
                             estimator{}(oracle::panel_with_gaps, missing::propagate{})}) {
        EXPECT_TRUE(none.matrix.array().isNaN().all());
        EXPECT_TRUE(std::isnan(none.intensity));
    }
}

}
