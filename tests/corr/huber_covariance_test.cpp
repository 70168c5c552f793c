// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/covariance_matrix.hpp>
#include <tidemark/corr/huber_covariance.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <Eigen/LU>

#include <random>
#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

using long_matrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;

/// The largest difference of entries, relative to the roots of the diagonal entries that belong to them.
double apart(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    const Eigen::VectorXd root = b.diagonal().cwiseSqrt().cwiseInverse();
    return (root.asDiagonal() * (a - b) * root.asDiagonal()).cwiseAbs().maxCoeff();
}

// here with F_7 by its closed form.
// With five columns 0.95 of normal rows lie within a squared distance of 11.0705 (tables of the chi-squared
// distribution).
TEST(huber_covariance, solves_its_equations) {
    const Eigen::MatrixXd& x = oracle::returns_panel;
    const m_estimate e = huber_covariance{}(x);
    const long double k2 = 11.070497693516351L, y = k2 / 2, pi = 3.141592653589793238462643383279502884L;
    const long double density = std::exp(-y) * std::sqrt(y) / std::sqrt(pi);
    const long double f7 = 1 - (std::erfc(std::sqrt(y)) + 2 * density * (1 + y * 2 / 3 + y * y * 4 / 15));
    const long double drawn_in = f7 + k2 * 0.05L / 5;
    const long_matrix inverse = e.matrix.cast<long double>().inverse();
    long_matrix scatter = long_matrix::Zero(5, 5), pull = long_matrix::Zero(5, 1);
    int drawn = 0;
    for (Eigen::Index t = 0; t < x.rows(); ++t) {
        const long_matrix z = x.row(t).transpose().cast<long double>() - e.location.cast<long double>();
        const long double d2 = (z.transpose() * inverse * z)(0, 0);
        scatter += z * z.transpose() * (d2 > k2 ? k2 / d2 : 1);
        pull += z * (d2 > k2 ? std::sqrt(k2 / d2) : 1);
        drawn += d2 > k2 ? 1 : 0;
    }
    EXPECT_GT(drawn, 0) << "or the weights are not tested";
    scatter /= 60 * drawn_in;
    EXPECT_LE(apart(scatter.cast<double>(), e.matrix), 1e-11);
    EXPECT_LE((pull.cast<double>().array() / e.matrix.diagonal().array().sqrt()).abs().maxCoeff(), 1e-9);
    EXPECT_EQ(e.matrix, e.matrix.transpose());
}

TEST(huber_covariance, of_all_rows_in_full_is_that_of_the_sample) {
    for (const auto* panel : {&oracle::returns_panel, &oracle::ill_conditioned_panel}) {
        const m_estimate e = huber_covariance{.full_share = 1}(*panel);
        const bool regular = panel == &oracle::returns_panel;
        EXPECT_LE(apart(e.matrix, covariance_matrix{.ddof = 0}(*panel)), regular ? 1e-14 : 1e-12);
        EXPECT_LE((e.location.transpose() - panel->colwise().mean()).cwiseAbs().maxCoeff(), 1e-11);
    }
}

TEST(huber_covariance, is_that_of_normal_rows_and_hardly_moved_by_a_few_others) {
    std::mt19937_64 random{3};
    std::normal_distribution<double> normal;
    Eigen::MatrixXd x = Eigen::MatrixXd::NullaryExpr(4000, 3, [&] { return normal(random); });
    EXPECT_LE(apart(huber_covariance{}(x).matrix, Eigen::MatrixXd::Identity(3, 3)), .07);
    for (Eigen::Index t = 0; t < 80; ++t) x(50 * t, 0) += 1000;
    EXPECT_LE(apart(huber_covariance{}(x).matrix, Eigen::MatrixXd::Identity(3, 3)), .35);
    EXPECT_GT(apart(covariance_matrix{}(x), Eigen::MatrixXd::Identity(3, 3)), 1000);
}

TEST(huber_covariance, follows_linear_maps_and_shifts) {
    Eigen::MatrixXd map = Eigen::MatrixXd::Identity(5, 5);
    map(0, 1) = 2;
    map(3, 2) = -1;
    map(4, 4) = 1e6;
    const m_estimate of = huber_covariance{}(oracle::returns_panel);
    const m_estimate there = huber_covariance{}(((oracle::returns_panel * map).array() + 1e3).matrix());
    EXPECT_LE(apart(there.matrix, map.transpose() * of.matrix * map), 1e-9);
    const Eigen::VectorXd location = (map.transpose() * of.location).array() + 1e3;
    EXPECT_LE((there.location - location).cwiseQuotient(there.matrix.diagonal().cwiseSqrt()).norm(), 1e-9);
    EXPECT_LE(apart(huber_covariance{}(oracle::returns_panel.colwise().reverse()).matrix, of.matrix), 1e-11);
}

TEST(huber_covariance, has_no_answer_or_refuses) {
    const auto nothing = [](const Eigen::MatrixXd& x) {
        const m_estimate e = huber_covariance{}(x);
        EXPECT_TRUE(e.matrix.array().isNaN().all() && e.location.array().isNaN().all());
        EXPECT_EQ(e.matrix.rows(), x.cols());
    };
    nothing(oracle::wide_panel);
    nothing(Eigen::MatrixXd(0, 3));
    Eigen::MatrixXd x = oracle::returns_panel;
    x.col(2) = x.col(0) + x.col(1);
    nothing(x);
    x.col(2).setConstant(3);
    nothing(x);
    x(3, 2) = 1 / 0.0;
    nothing(x);
    const auto refused = [](const huber_covariance& e) {
        return thrown<std::invalid_argument>([&] { e(oracle::returns_panel); });
    };
    EXPECT_EQ(refused({.full_share = 0}), "full_share is 0, expected in (0, 1]");
    EXPECT_EQ(refused({.tolerance = 0}), "tolerance is 0, expected more than 0");
    EXPECT_EQ(refused({.iteration_limit = 0}), "iteration_limit is 0, expected at least 1");
}

}
