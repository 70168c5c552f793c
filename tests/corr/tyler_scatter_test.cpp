// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/tyler_scatter.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <Eigen/LU>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

using long_matrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;

/// The sum of z z' / (z' V^-1 z) times p / n, in long double: V itself, where V is Tyler's.
long_matrix once_more(const Eigen::MatrixXd& panel, const scatter& s) {
    const long_matrix inverse = s.matrix.cast<long double>().inverse();
    long_matrix sum = long_matrix::Zero(panel.cols(), panel.cols());
    for (Eigen::Index t = 0; t < panel.rows(); ++t) {
        const Eigen::Matrix<long double, Eigen::Dynamic, 1> z =
            panel.row(t).transpose().cast<long double>() - s.location.cast<long double>();
        sum += z * z.transpose() / z.dot(inverse * z);
    }
    return sum * static_cast<long double>(panel.cols()) / static_cast<long double>(panel.rows());
}

/// The largest difference of entries, relative to the roots of the diagonal entries that belong to them.
double apart(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    const Eigen::VectorXd root = b.diagonal().cwiseSqrt().cwiseInverse();
    return (root.asDiagonal() * (a - b) * root.asDiagonal()).cwiseAbs().maxCoeff();
}

const scatter_centre both_centres[] = {scatter_centre::spatial_median, scatter_centre::origin};

TEST(tyler_scatter, solves_its_equation) {
    for (const auto* panel : {&oracle::returns_panel, &oracle::ill_conditioned_panel})
        for (const scatter_centre centre : both_centres) {
            const scatter s = tyler_scatter{.centre = centre}(*panel);
            // Two columns differ by a thousandth: a matrix of doubles is itself sure to 2^-52 times 10^6 only.
            const double bound = panel == &oracle::returns_panel ? 1e-12 : 1e-10;
            EXPECT_LE(apart(once_more(*panel, s).cast<double>(), s.matrix), bound);
            EXPECT_NEAR(s.matrix.trace(), static_cast<double>(panel->cols()), 1e-13);
            EXPECT_EQ(s.matrix, s.matrix.transpose());
            EXPECT_GT(s.iterations, 1u);
        }
}

TEST(tyler_scatter, lies_where_distances_have_the_least_sum) {
    const Eigen::MatrixXd& x = oracle::returns_panel;
    const scatter s = tyler_scatter{}(x);
    const Eigen::MatrixXd z = x.rowwise() - s.location.transpose();
    EXPECT_LE((z.array().colwise() / z.rowwise().norm().array()).colwise().sum().abs().maxCoeff(), 1e-9);
    EXPECT_EQ(tyler_scatter{.centre = scatter_centre::origin}(x).location, Eigen::VectorXd::Zero(5));
    // Four corners and two rows in their midst: the median is there, and the two rows have no direction.
    Eigen::MatrixXd cross(6, 2);
    cross << 1, 1, 3, 1, 1, 3, 3, 3, 2, 2, 2, 2;
    const scatter c = tyler_scatter{}(cross);
    EXPECT_LE((c.location - Eigen::Vector2d{2, 2}).norm(), 1e-13);
    EXPECT_LE((c.matrix - Eigen::Matrix2d::Identity()).norm(), 1e-13);
}

TEST(tyler_scatter, sees_directions_alone) {
    const tyler_scatter about_nothing{.centre = scatter_centre::origin};
    Eigen::MatrixXd x = oracle::returns_panel;
    const scatter s = about_nothing(x);
    for (Eigen::Index t = 0; t < x.rows(); ++t) x.row(t) *= std::pow(-2.0, t % 40);
    EXPECT_LE(apart(about_nothing(x).matrix, s.matrix), 1e-13);
    EXPECT_LE(apart(about_nothing(x * 1e-200).matrix, s.matrix), 1e-13);
}

TEST(tyler_scatter, follows_linear_maps_and_shifts) {
    Eigen::MatrixXd map = Eigen::MatrixXd::Identity(5, 5);
    map(0, 1) = 2;
    map(3, 2) = -1;
    map(4, 4) = 1e6;
    const tyler_scatter shape{.centre = scatter_centre::origin, .size = scatter_size::determinant};
    const Eigen::MatrixXd of = shape(oracle::returns_panel).matrix;
    EXPECT_NEAR(std::log(of.determinant()), 0, 1e-12);
    const Eigen::MatrixXd there = map.transpose() * of * map / std::pow(1e12, 0.2);
    EXPECT_LE(apart(shape(oracle::returns_panel * map).matrix, there), 1e-11);
    const Eigen::MatrixXd moved = (oracle::returns_panel.array() + 1024).matrix();
    EXPECT_LE(apart(tyler_scatter{}(moved).matrix, tyler_scatter{}(oracle::returns_panel).matrix), 1e-8);
    EXPECT_LE(apart(tyler_scatter{}(oracle::returns_panel.rowwise().reverse()).matrix.reverse(),
                    tyler_scatter{}(oracle::returns_panel).matrix),
              1e-12);
}

TEST(tyler_scatter, reads_what_is_there) {
    const tyler_scatter tyler;
    const Eigen::MatrixXd& x = oracle::panel_with_gaps;
    Eigen::MatrixXd complete(0, 4);
    for (Eigen::Index t = 0; t < x.rows(); ++t)
        if (!x.row(t).hasNaN()) {
            complete.conservativeResize(complete.rows() + 1, 4);
            complete.bottomRows(1) = x.row(t);
        }
    EXPECT_EQ(tyler(x).matrix, tyler(complete).matrix);
    EXPECT_TRUE(tyler(x, missing::propagate{}).matrix.array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { tyler(x, missing::refuse{}); }).substr(0, 12), "observations");
    const Eigen::MatrixXf narrow = oracle::returns_panel.cast<float>();
    EXPECT_EQ(tyler(narrow).matrix, tyler(narrow.cast<double>().eval()).matrix);
}

TEST(tyler_scatter, has_no_answer_for_too_little) {
    const auto nothing = [](const Eigen::MatrixXd& x) {
        for (const scatter_centre centre : both_centres) {
            const scatter s = tyler_scatter{.centre = centre, .iteration_limit = 2000}(x);
            EXPECT_TRUE(s.matrix.array().isNaN().all() && s.location.array().isNaN().all());
            EXPECT_EQ(s.matrix.rows(), x.cols());
        }
    };
    nothing(oracle::wide_panel);
    nothing(Eigen::MatrixXd(0, 3));
    Eigen::MatrixXd x = oracle::returns_panel;
    x.col(2) = x.col(0) + x.col(1);
    nothing(x);
    x.col(2).setZero();
    nothing(x);
    x(3, 2) = 1 / 0.0;
    nothing(x);
}

TEST(tyler_scatter, refuses_wrong_parameters) {
    const auto refused = [](const tyler_scatter& e) {
        return thrown<std::invalid_argument>([&] { e(oracle::returns_panel); });
    };
    EXPECT_EQ(refused({.tolerance = 0}), "tolerance is 0, expected more than 0");
    EXPECT_EQ(refused({.iteration_limit = 0}), "iteration_limit is 0, expected at least 1");
}

}
