// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/biweight_midcorrelation.hpp>

#include <tidemark/corr/pairwise_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <Eigen/Eigenvalues>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/quadrant_and_biweight.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

static_assert(panel_estimator<biweight_midcorrelation_matrix> && pair_estimator<biweight_midcorrelation>);

using series = std::vector<double>;
constexpr biweight_midcorrelation pair;
constexpr biweight_midcorrelation_matrix matrix;

TEST(biweight_midcorrelation, is_what_numpy_answers) {
    oracle::expect_entries(pairwise_matrix(pair, oracle::returns_panel), oracle::returns_biweight, 1e-14);
    oracle::expect_entries(pairwise_matrix(pair, oracle::wide_panel), oracle::wide_biweight, 1e-14);
    oracle::expect_entries(pairwise_matrix(pair, oracle::ill_conditioned_panel), oracle::ill_conditioned_biweight,
                           1e-14);
    oracle::expect_entries(pairwise_matrix(pair, oracle::panel_with_gaps), oracle::gaps_biweight, 1e-14);
    oracle::expect_entries(matrix(oracle::returns_panel), oracle::returns_biweight, 1e-14);
    oracle::expect_entries(matrix(oracle::wide_panel), oracle::wide_biweight, 1e-14);
    oracle::expect_entries(matrix(oracle::panel_with_gaps), oracle::complete_rows_biweight, 1e-14);
}

fifty exact(const series& x, const series& y, double reach) {
    const auto bend = [reach](const series& v) {
        const auto middle = [](std::vector<fifty> of) {
            std::sort(of.begin(), of.end());
            return (of[(of.size() - 1) / 2] + of[of.size() / 2]) / 2;
        };
        std::vector<fifty> d(v.begin(), v.end()), size;
        const fifty centre = middle(d);
        for (fifty& e : d) size.push_back(abs(e -= centre));
        const fifty scale = reach * middle(size);
        for (fifty& e : d) {
            const fifty w = 1 - e * e / (scale * scale);
            e *= w > 0 ? w * w : fifty{0};
        }
        return d;
    };
    const std::vector<fifty> a = bend(x), b = bend(y);
    fifty aa = 0, bb = 0, ab = 0;
    for (std::size_t t = 0; t < a.size(); ++t) aa += a[t] * a[t], bb += b[t] * b[t], ab += a[t] * b[t];
    return ab / sqrt(aa * bb);
}

TEST(biweight_midcorrelation, meets_the_definition_at_any_level_and_scale) {
    for (const auto& [level, scale] : {std::pair{0., 1.}, {1e9, 100.}, {0., 1e-8}, {0., 1e100}, {-6e4, 1.}})
        for (const double reach : {9., 2.}) {
            const Eigen::VectorXd a = (level + scale * oracle::returns_panel.col(0).array()).matrix(),
                                  b = (level + scale * oracle::returns_panel.col(1).array()).matrix();
            const fifty expected = exact({a.begin(), a.end()}, {b.begin(), b.end()}, reach);
            EXPECT_LE(error_in(1, biweight_midcorrelation{reach}(a, b), expected), 1e-15) << level << ' ' << scale;
        }
}

TEST(biweight_midcorrelation, by_hand) {
    const series x{-1, 0, 1, 9, -9}, y{1, 0, 2, 100, -2};
    // Medians 0 and 1, MADs 1: 9 and 100 are out of reach, -9 too.
    const auto bent = [](double d, double mad) { return d * std::pow(1 - d * d / (81 * mad * mad), 2); };
    const double a1 = bent(-1, 1), a3 = bent(1, 1), b2 = bent(-1, 1), b3 = bent(1, 1), b5 = bent(-3, 1);
    EXPECT_DOUBLE_EQ(pair(x, y), a3 * b3 / std::sqrt((a1 * a1 + a3 * a3) * (b2 * b2 + b3 * b3 + b5 * b5)));
}

TEST(biweight_midcorrelation, does_not_hear_outliers) {
    for (const Eigen::Index row : {0, 7, 59}) {
        Eigen::VectorXd a = oracle::returns_panel.col(0), b = oracle::returns_panel.col(1), wild = a;
        a(row) = 5;
        wild(row) = 5e200;
        EXPECT_EQ(pair(a, b), pair(wild, b));
    }
}

TEST(biweight_midcorrelation_matrix, is_a_correlation_matrix) {
    const Eigen::MatrixXd& m = oracle::wide_panel;
    const Eigen::MatrixXd r = matrix(m);
    EXPECT_EQ(r, r.transpose());
    EXPECT_EQ(r.diagonal(), Eigen::VectorXd::Ones(20));
    EXPECT_GE((Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>{r}.eigenvalues()(0)), -1e-14);
    EXPECT_LE((matrix(m.rowwise().reverse()) - r.reverse()).cwiseAbs().maxCoeff(), 1e-15);
    EXPECT_LE((matrix(m.colwise().reverse()) - r).cwiseAbs().maxCoeff(), 1e-15);
    EXPECT_LE((matrix(1e-9 * m) - r).cwiseAbs().maxCoeff(), 1e-15);
    EXPECT_LE((matrix((m.array() - 16).matrix()) - r).cwiseAbs().maxCoeff(), 1e-12);
    EXPECT_EQ(pair(m.col(3), m.col(4)), pair(m.col(4), m.col(3)));
    Eigen::MatrixXd twins(12, 2);
    twins << m.col(0), -.3 * m.col(0);
    EXPECT_NEAR(matrix(twins)(0, 1), -1, 4.5e-16);
    const Eigen::MatrixXf narrow = m.cast<float>();
    EXPECT_EQ(matrix(narrow), matrix(Eigen::MatrixXd{narrow.cast<double>()}));
}

TEST(biweight_midcorrelation, edges) {
    EXPECT_TRUE(std::isnan(pair(series{}, series{})));
    EXPECT_TRUE(std::isnan(pair(series{1}, series{1})));
    EXPECT_DOUBLE_EQ(pair(series{1, 2}, series{7, 3}), -1);
    EXPECT_TRUE(std::isnan(pair(series{1, 1, 1, 2, 3}, series{1, 2, 3, 4, 5}))) << "three of five are equal";
    EXPECT_TRUE(std::isnan(pair(series{1, 2, 3}, series{1, HUGE_VAL, 3})));
    EXPECT_EQ(pair(series{1, 2, oracle::nan, 4}, series{4, 2, 3, 1}), pair(series{1, 2, 4}, series{4, 2, 1}));
    EXPECT_TRUE(matrix(Eigen::MatrixXd(1, 2)).array().isNaN().all());
    Eigen::MatrixXd m = oracle::returns_panel;
    m.col(1).head(31).setConstant(.01);
    m(2, 3) = HUGE_VAL;
    const Eigen::MatrixXd r = matrix(m);
    for (Eigen::Index i = 0; i < 5; ++i)
        for (Eigen::Index j = 0; j < 5; ++j)
            EXPECT_EQ(std::isnan(r(i, j)), i == 1 || j == 1 || i == 3 || j == 3) << i << ' ' << j;
    EXPECT_TRUE(matrix(oracle::panel_with_gaps, missing::propagate{}).array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  pair(series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
    EXPECT_EQ(thrown<std::invalid_argument>([] { biweight_midcorrelation{0}(series{1}, series{1}); }),
              "reach is 0, expected a positive number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { biweight_midcorrelation_matrix{-1}(oracle::returns_panel); }),
              "reach is -1, expected a positive number");
}

}
