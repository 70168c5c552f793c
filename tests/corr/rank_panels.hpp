// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/run/whole.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <Eigen/Core>

#include <cmath>
#include <random>
#include <span>
#include <stdexcept>

/// What the tests of correlations of ranks share.
namespace tidemark::support {

/// Steps of a coarse grid in some columns, infinities, gaps of several sizes, a constant series and one that nobody
/// observes.
inline Eigen::MatrixXd panel_of_all_kinds(Eigen::Index rows) {
    std::mt19937_64 random{5};
    const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    Eigen::MatrixXd m(rows, 8);
    for (Eigen::Index t = 0; t < rows; ++t) {
        const double common = uniform();
        m(t, 0) = common;
        m(t, 1) = std::floor(5 * (common + uniform()));
        m(t, 2) = -common * common * common + 0.1 * uniform();
        m(t, 3) = std::floor(2 * uniform()) == 0 ? 0.0 : -0.0;
        if (t % 7 == 0) m(t, 3) = 1;
        m(t, 4) = t % 5 == 0 ? oracle::nan : std::floor(9 * uniform());
        m(t, 5) = t % 11 == 3 ? oracle::nan : t % 13 == 0 ? HUGE_VAL : t % 17 == 0 ? -HUGE_VAL : uniform() - common;
        m(t, 6) = 0.1;
        m(t, 7) = oracle::nan;
    }
    return m;
}

/// What the metric says of every two columns, and 1 on the diagonal.
template <class Metric>
Eigen::MatrixXd pair_by_pair(const Metric& metric, const Eigen::MatrixXd& m, std::size_t least = 2) {
    const auto of_two = [&](std::span<const double> x, std::span<const double> y) {
        return run::whole(metric, core::pairs(x, y));
    };
    Eigen::MatrixXd all = corr::pairwise_matrix(of_two, m, missing::skip{least});
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        if (!std::isnan(all(j, j))) all(j, j) = 1;
    return all;
}

inline bool same(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           ((a.array() == b.array()) || (a.array().isNaN() && b.array().isNaN())).all();
}

template <class Estimator>
void expect_every_policy_taken(const Estimator& estimate) {
    const Eigen::MatrixXd m = panel_of_all_kinds(100).leftCols(6), full = m.leftCols(4);
    Eigen::MatrixXd complete = m;
    Eigen::Index kept = 0;
    for (Eigen::Index t = 0; t < m.rows(); ++t)
        if (!m.row(t).hasNaN()) complete.row(kept++) = m.row(t);
    complete.conservativeResize(kept, Eigen::NoChange);
    EXPECT_TRUE(same(estimate(m, missing::complete_rows{}), estimate(complete)));
    EXPECT_TRUE(estimate(m, missing::complete_rows{static_cast<std::size_t>(kept + 1)}).array().isNaN().all());
    EXPECT_TRUE(estimate(full, missing::complete_rows{101}).array().isNaN().all());
    EXPECT_TRUE(estimate(full, missing::skip{101}).array().isNaN().all());
    Eigen::MatrixXd propagated = estimate(m);
    propagated.rightCols(2).setConstant(oracle::nan);
    propagated.bottomRows(2).setConstant(oracle::nan);
    EXPECT_TRUE(same(estimate(m, missing::propagate{}), propagated));
    EXPECT_TRUE(same(estimate(full, missing::refuse{}), estimate(full)));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { estimate(m, missing::refuse{}); }),
              "observations(0, 4) is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { estimate(Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
}

template <class Estimator>
void expect_no_answer_without_data(const Estimator& estimate) {
    EXPECT_TRUE(estimate(Eigen::MatrixXd(0, 3)).array().isNaN().all());
    EXPECT_TRUE(estimate(Eigen::MatrixXd::Ones(1, 3)).array().isNaN().all());
    EXPECT_TRUE(estimate(Eigen::MatrixXd::Constant(5, 2, oracle::nan)).array().isNaN().all());
}

template <class Estimator>
void expect_nothing_but_the_order_read(const Estimator& estimate) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd answer = estimate(m);
    EXPECT_EQ(estimate(m.array().exp().matrix()), answer);
    EXPECT_EQ(estimate((-m).eval()), answer);
    EXPECT_EQ(estimate(m.colwise().reverse()), answer);
    EXPECT_EQ(estimate(Eigen::Matrix<float, -1, -1, Eigen::RowMajor>{m.cast<float>()}), answer) << "four decimals";
    EXPECT_EQ(estimate(m.middleCols(1, 3)), answer.block(1, 1, 3, 3));
    Eigen::MatrixXd both(m.rows(), 2);
    both << m.col(0), -m.col(0);
    EXPECT_EQ(estimate(both)(0, 1), -1);
    EXPECT_EQ(answer, answer.transpose());
}

}
