// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/average_correlation.hpp>
#include <tidemark/corr/correlation_matrix.hpp>

#include "oracle/corr/random_matrix.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

Eigen::MatrixXd three() {
    Eigen::MatrixXd c(3, 3);
    c << 1, 0.5, 0.25,   //
        0.5, 1, -0.125,  //
        0.25, -0.125, 1;
    return c;
}

TEST(average_correlation, agrees_with_its_formula_in_numpy) {
    EXPECT_NEAR(average_correlation(correlation_matrix{}(oracle::returns_panel)), oracle::average_returns, 1e-15);
    EXPECT_NEAR(average_correlation(correlation_matrix{}(oracle::wide_panel)), oracle::average_wide, 1e-15);
}

TEST(average_correlation, counts_pairs_by_their_weights) {
    EXPECT_DOUBLE_EQ(average_correlation(three()), 0.625 / 3);
    EXPECT_DOUBLE_EQ(average_correlation(three(), std::vector<double>{2, 2, 2}), 0.625 / 3);
    EXPECT_DOUBLE_EQ(average_correlation(three(), std::vector<double>{0.5, 0.5, 0}), 0.5);
    EXPECT_DOUBLE_EQ(average_correlation(three(), std::vector<float>{1, 2, 3}), (2 * 0.5 + 3 * 0.25 - 6 * 0.125) / 11);
    EXPECT_DOUBLE_EQ(average_correlation(three(), std::vector<double>{1, 1, -0.25}), (0.5 - 0.03125) / 0.5);
}

TEST(average_correlation, is_that_of_blocks_views_and_expressions) {
    Eigen::MatrixXd wide = Eigen::MatrixXd::Constant(5, 5, oracle::nan);
    wide.block(1, 1, 3, 3) = three();
    const double expected = average_correlation(three());
    EXPECT_EQ(average_correlation(wide.block(1, 1, 3, 3)), expected);
    EXPECT_EQ(average_correlation(Eigen::Matrix3d{three()}), expected);
    EXPECT_EQ(average_correlation((three() + three()) / 2), expected);
    const Eigen::MatrixXd lower = three().triangularView<Eigen::Lower>();
    EXPECT_EQ(average_correlation(lower.selfadjointView<Eigen::Lower>()), expected);
}

TEST(average_correlation, has_no_answer_or_refuses) {
    EXPECT_TRUE(std::isnan(average_correlation(Eigen::MatrixXd::Ones(1, 1))));
    EXPECT_TRUE(std::isnan(average_correlation(three(), std::vector<double>{0, 1, 0})));
    Eigen::MatrixXd c = three();
    c(2, 0) = c(0, 2) = oracle::nan;
    EXPECT_TRUE(std::isnan(average_correlation(c)));
    EXPECT_TRUE(std::isnan(average_correlation(c, std::vector<double>{1, 1, 1})));
    const auto refused = [](const std::vector<double>& weights) {
        return thrown<std::invalid_argument>([&] { average_correlation(three(), weights); });
    };
    EXPECT_EQ(refused({1, 2}), "length of weights is 2, expected the columns of correlation, 3");
    EXPECT_EQ(refused({1, oracle::nan, 2}), "weights[1] is nan, expected a finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { average_correlation(2 * three()); }),
              "correlation(0, 0) is 2, expected 1, a correlation matrix");
}

}
