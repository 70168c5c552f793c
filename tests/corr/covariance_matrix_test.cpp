// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/covariance_matrix.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/corr/weighted_correlation.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace tidemark::support;
using tidemark::corr::covariance_matrix;
using tidemark::corr::decay_weights;
namespace missing = tidemark::missing;

namespace tidemark::support::oracle {
#include "oracle/corr/sample.inc"
}

namespace {

using oracle::ill_conditioned_panel, oracle::panel_with_gaps, oracle::returns_panel;

std::vector<double> column(const Eigen::MatrixXd& m, Eigen::Index j) {
    return {m.col(j).data(), m.col(j).data() + m.rows()};
}

TEST(covariance_matrix, agrees_with_others) {
    using namespace tidemark::support::oracle;
    const auto weights = decay_weights(60, tidemark::core::decay::half_life(20));
    expect_covariance(covariance_matrix{}(returns_panel), covariance_of_returns);
    expect_covariance(covariance_matrix{}(panel_with_gaps), covariance_of_gaps);
    expect_covariance(covariance_matrix{}(panel_with_gaps, missing::complete_rows{}), covariance_of_complete_rows);
    expect_covariance(covariance_matrix{}(ill_conditioned_panel), covariance_of_ill_conditioned);
    expect_covariance(covariance_matrix{}(returns_panel, weights), weighted_covariance_of_returns);
    expect_covariance(covariance_matrix{.ddof = 0}(returns_panel, weights), biased_weighted_covariance_of_returns);
}

TEST(covariance_matrix, meets_the_definition_at_any_level_and_scale) {
    for (const double scale : {1e-150, 1e-12, 1., 1e9, 1e150}) {
        Eigen::MatrixXd m = returns_panel;
        m.col(0) = m.col(0).array() * scale + 1e6 * scale;
        const auto c = covariance_matrix{}(m);
        for (Eigen::Index i = 0; i < 5; ++i)
            for (Eigen::Index j = 0; j <= i; ++j) {
                const fifty exact = exact_co_central(column(m, i), column(m, j)) / 59;
                const double size = std::sqrt(c(i, i)) * std::sqrt(c(j, j));
                EXPECT_LE(error_in(size, c(i, j), exact), 1e-15) << scale << ' ' << i << ' ' << j;
                EXPECT_EQ(c(i, j), c(j, i));
            }
    }
}

TEST(covariance_matrix, of_a_constant_series_is_zero) {
    Eigen::MatrixXd m = returns_panel;
    m.col(2).setConstant(.1);
    m.col(3).head(30).setConstant(oracle::nan);
    const auto c = covariance_matrix{}(m);
    for (Eigen::Index j = 0; j < 5; ++j) EXPECT_EQ(c(2, j), 0);
}

TEST(covariance_matrix, needs_more_rows_than_degrees_of_freedom) {
    EXPECT_TRUE(covariance_matrix{}(returns_panel.topRows(1)).array().isNaN().all());
    EXPECT_TRUE(covariance_matrix{}(returns_panel.topRows(0)).array().isNaN().all());
    EXPECT_EQ(covariance_matrix{.ddof = 0}(returns_panel.topRows(1)), Eigen::MatrixXd::Zero(5, 5));
    EXPECT_TRUE(covariance_matrix{.ddof = 60}(returns_panel).array().isNaN().all());
    const auto counts = tidemark::corr::pair_counts(panel_with_gaps);
    const auto least = static_cast<std::size_t>(counts(0, 0));
    const auto c = covariance_matrix{}(panel_with_gaps, missing::skip{least});
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 4; ++j) EXPECT_EQ(std::isnan(c(i, j)), counts(i, j) < counts(0, 0));
    EXPECT_EQ(thrown<std::invalid_argument>([] { covariance_matrix{.ddof = -1}(returns_panel); }),
              "ddof is -1, expected 0 or more");
}

TEST(covariance_matrix, weighs_rows_with_gaps) {
    std::vector<double> w(50);
    for (std::size_t t = 0; t < w.size(); ++t) w[t] = static_cast<double>(t % 6);
    const auto c = covariance_matrix{}(panel_with_gaps, w);
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 4; ++j) {
            const double expected =
                tidemark::corr::weighted_covariance(panel_with_gaps.col(i), panel_with_gaps.col(j), w);
            EXPECT_NEAR(c(i, j), expected, 1e-15 * std::sqrt(c(i, i) * c(j, j)));
        }
}

}
