// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/detoned_correlation.hpp>

#include "oracle/corr/random_matrix.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

const Eigen::MatrixXd of_returns = correlation_matrix{}(oracle::returns_panel);
const Eigen::MatrixXd of_wide = correlation_matrix{}(oracle::wide_panel);

TEST(detoned_correlation, agrees_with_its_formula_in_numpy) {
    oracle::expect_entries(detoned_correlation{}(of_returns), oracle::detoned_returns, 1e-13);
    oracle::expect_entries(detoned_correlation{2}(of_returns), oracle::detoned_twice_returns, 1e-13);
    oracle::expect_entries(detoned_correlation{}(of_wide), oracle::detoned_wide, 1e-13);
    oracle::expect_entries(detoned_correlation{2}(of_wide), oracle::detoned_twice_wide, 1e-13);
}

TEST(detoned_correlation, takes_the_market_out) {
    // Equal correlations are a market and nothing else: what is left are n series that sum to nothing.
    Eigen::MatrixXd c = Eigen::MatrixXd::Constant(6, 6, 0.7);
    c.diagonal().setOnes();
    Eigen::MatrixXd left = Eigen::MatrixXd::Constant(6, 6, -0.2);
    left.diagonal().setOnes();
    EXPECT_LE((detoned_correlation{}(c)-left).cwiseAbs().maxCoeff(), 1e-14);
}

TEST(detoned_correlation, is_a_singular_correlation_matrix) {
    for (const std::size_t components : {1u, 2u, 5u}) {
        const Eigen::MatrixXd m = detoned_correlation{components}(of_wide);
        EXPECT_EQ(m, m.transpose());
        EXPECT_EQ(m.diagonal(), Eigen::VectorXd::Ones(20));
        EXPECT_LE(m.cwiseAbs().maxCoeff(), 1);
        const Eigen::VectorXd values = detail::eigenvalues_of(m);
        EXPECT_GE(values(0), -1e-13);
        EXPECT_LE(values(static_cast<Eigen::Index>(components) - 1), 1e-13);
    }
}

TEST(detoned_correlation, has_no_answer_where_nothing_is_left) {
    EXPECT_TRUE(detoned_correlation{}(Eigen::MatrixXd::Ones(3, 3)).array().isNaN().all());
    Eigen::MatrixXd c =
        Eigen::MatrixXd::Ones(4, 4);  // two series that are one, and two that have nothing to do with it
    c(2, 3) = c(3, 2) = 0.3;
    c.topRightCorner(2, 2).setZero();
    c.bottomLeftCorner(2, 2).setZero();
    const Eigen::MatrixXd m = detoned_correlation{}(c);
    EXPECT_TRUE(m.topRows(2).array().isNaN().all() && m.leftCols(2).array().isNaN().all());
    EXPECT_NEAR(m(3, 2), 0.3, 1e-14);
    c(0, 1) = c(1, 0) = oracle::nan;
    EXPECT_TRUE(detoned_correlation{}(c).array().isNaN().all());
}

TEST(detoned_correlation, refuses_wrong_calls) {
    const auto refused = [](const detoned_correlation& e, const Eigen::MatrixXd& m) {
        return thrown<std::invalid_argument>([&] { e(m); });
    };
    EXPECT_EQ(refused({0}, of_returns), "components is 0, expected at least 1");
    EXPECT_EQ(refused({5}, of_returns), "components is 5, expected fewer than columns, 5");
    EXPECT_EQ(refused({}, 2 * of_returns), "correlation(0, 0) is 2, expected 1, a correlation matrix");
}

}
