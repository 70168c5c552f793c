// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/partial_correlation_matrix.hpp>

#include <tidemark/corr/detail/observed_pairs.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/partial_correlation.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

static_assert(panel_estimator<partial_correlation_matrix>);

constexpr partial_correlation_matrix partial;

using fifties = std::vector<std::vector<fifty>>;

/// The inverse by elimination.
fifties inverse(fifties m) {
    const std::size_t n = m.size();
    for (std::size_t i = 0; i < n; ++i) m[i].resize(2 * n), m[i][n + i] = 1;
    for (std::size_t k = 0; k < n; ++k) {
        const fifty pivot = m[k][k];
        for (fifty& v : m[k]) v /= pivot;
        for (std::size_t i = 0; i < n; ++i) {
            const fifty factor = m[i][k];
            for (std::size_t j = 0; i != k && j < 2 * n; ++j) m[i][j] -= factor * m[k][j];
        }
    }
    for (auto& row : m) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
    return m;
}

double worst_error(const Eigen::MatrixXd& panel) {
    const auto column = [&](std::size_t j) {
        const Eigen::VectorXd v = panel.col(static_cast<Eigen::Index>(j));
        return std::vector<double>(v.begin(), v.end());
    };
    const auto n = static_cast<std::size_t>(panel.cols());
    fifties s(n, std::vector<fifty>(n));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) s[i][j] = exact_co_central(column(i), column(j));
    const fifties k = inverse(s);
    const Eigen::MatrixXd got = partial(panel);
    double worst = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            worst = (std::max)(worst, error_in(1, got(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)),
                                               -k[i][j] / sqrt(k[i][i] * k[j][j])));
    return worst;
}

TEST(partial_correlation_matrix, meets_the_definition) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    EXPECT_LE(worst_error(m), 1e-15);
    EXPECT_LE(worst_error((1e9 + 1000 * m.array()).matrix()), 1e-15);
    EXPECT_LE(worst_error(1e-8 * m), 1e-15);
    EXPECT_LE(worst_error(oracle::ill_conditioned_panel), 1e-12) << "of a condition of 3e3";
}

TEST(partial_correlation_matrix, is_what_residuals_and_corpcor_give) {
    oracle::expect_entries(partial(oracle::returns_panel), oracle::returns_partial, 1e-13);
    oracle::expect_entries(partial(oracle::ill_conditioned_panel), oracle::ill_conditioned_partial);
    oracle::expect_entries(partial(oracle::panel_with_gaps), oracle::gaps_partial, 1e-13);
    const Eigen::MatrixXd centred = oracle::returns_panel.rowwise() - oracle::returns_panel.colwise().mean();
    const Eigen::MatrixXd covariance = detail::gram(centred);
    oracle::expect_entries(partial_correlations(covariance), oracle::returns_partial_of_covariance, 1e-13);
}

TEST(partial_correlation_matrix, by_hand) {
    Eigen::Matrix3d c;
    c << 1, .5, .25, .5, 1, .5, .25, .5, 1;  // a chain: the ends have nothing to do with each other beyond the middle
    Eigen::Matrix3d expected;
    const double p = .5 * std::sqrt(.75) / std::sqrt(1 - .25 * .25);
    expected << 1, p, 0, p, 1, p, 0, p, 1;
    EXPECT_LE((partial_correlations(c) - expected).cwiseAbs().maxCoeff(), 2e-16);
    const Eigen::Vector3d scale{1e-9, 3, 7e5};
    const Eigen::MatrixXd scaled = scale.asDiagonal() * c * scale.asDiagonal();
    const Eigen::MatrixXd mirrored = scaled.selfadjointView<Eigen::Lower>();
    EXPECT_LE((partial_correlations(mirrored) - expected).cwiseAbs().maxCoeff(), 5e-16);
}

TEST(partial_correlation_matrix, of_two_is_their_correlation) {
    const Eigen::MatrixXd two = oracle::returns_panel.leftCols(2);
    const double plain = detail::pearson(detail::observed_pairs::of(two.col(0), two.col(1)));
    EXPECT_NEAR(partial(two)(0, 1), plain, 1e-15);
    EXPECT_EQ(partial(two.leftCols(1))(0, 0), 1);
}

TEST(partial_correlation, is_the_entry_of_the_matrix) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    EXPECT_NEAR(partial_correlation(m.col(0), m.col(1), m.rightCols(3)), partial(m)(0, 1), 1e-15);
    const double plain = detail::pearson(detail::observed_pairs::of(m.col(0), m.col(1)));
    EXPECT_NEAR(partial_correlation(m.col(0), m.col(1), Eigen::MatrixXd(60, 0)), plain, 1e-15);
    const std::vector<float> x{1, 2, 4, 3}, y{2, 1, 3, 5};
    const Eigen::MatrixXf z = Eigen::Vector4f{1, 0, 0, 1};
    EXPECT_FALSE(std::isnan(partial_correlation(x, y, z)));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { partial_correlation(x, std::vector<double>{1}, z); }),
              "length of y is 1, expected the length of x, 4");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { partial_correlation(x, y, m); }),
              "rows of given is 60, expected the length of x, 4");
}

TEST(partial_correlation_matrix, weighs_rows) {
    const Eigen::MatrixXd m = oracle::returns_panel.topRows(20);
    Eigen::VectorXd w = Eigen::VectorXd::Ones(20);
    w.head(4).setConstant(2);
    w.tail(5).setZero();
    Eigen::MatrixXd repeated(19, 5);
    repeated << m.topRows(15), m.topRows(4);
    EXPECT_LE((partial(m, w) - partial(repeated)).cwiseAbs().maxCoeff(), 2e-15);
    w(1) = oracle::nan;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { partial(m, w); }), "weights[1] is nan, expected 0 or more, finite");
}

TEST(partial_correlation_matrix, is_symmetric_and_knows_no_level_or_scale) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd p = partial(m);
    EXPECT_EQ(p, p.transpose());
    EXPECT_EQ(p.diagonal(), Eigen::VectorXd::Ones(5));
    EXPECT_LE((partial(m.rowwise().reverse()) - p.reverse()).cwiseAbs().maxCoeff(), 1e-15);
    EXPECT_LE((partial(m.colwise().reverse()) - p).cwiseAbs().maxCoeff(), 1e-15);
    const Eigen::MatrixXf narrow = m.cast<float>();
    EXPECT_EQ(partial(narrow), partial(Eigen::MatrixXd{narrow.cast<double>()}));
}

TEST(partial_correlation_matrix, says_nothing_of_what_is_singular) {
    const auto silent = [](const Eigen::MatrixXd& m) { return partial(m).array().isNaN().all(); };
    Eigen::MatrixXd m = oracle::returns_panel;
    EXPECT_TRUE(silent(m.topRows(5)));
    EXPECT_FALSE(silent(m.topRows(6)));
    EXPECT_TRUE(silent(m.topRows(0)));
    EXPECT_TRUE(silent(oracle::wide_panel));
    EXPECT_TRUE(partial(oracle::panel_with_gaps, missing::propagate{}).array().isNaN().all());
    m.col(4) = m.col(0) + .3 * m.col(1) - m.col(2);
    EXPECT_TRUE(silent(m)) << "one is made of the others";
    m.col(4).setConstant(.1);
    EXPECT_TRUE(silent(m));
    m = oracle::returns_panel;
    m(1, 1) = HUGE_VAL;
    EXPECT_TRUE(silent(m));
    EXPECT_TRUE(partial_correlations(Eigen::MatrixXd::Ones(2, 2)).array().isNaN().all());
    EXPECT_TRUE(partial_correlations(Eigen::MatrixXd::Zero(2, 2)).array().isNaN().all());
    EXPECT_TRUE(partial_correlations(-Eigen::MatrixXd::Identity(2, 2)).array().isNaN().all());
    EXPECT_TRUE(partial_correlations(Eigen::MatrixXd::Constant(2, 2, oracle::nan)).array().isNaN().all());
}

TEST(partial_correlations, refuses_what_is_no_covariance) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { partial_correlations(Eigen::MatrixXd(0, 0)); }),
              "rows of covariance is 0, expected at least 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { partial_correlations(Eigen::MatrixXd::Ones(2, 3)); }),
              "columns of covariance is 3, expected its rows, 2");
    Eigen::Matrix2d m;
    m << 1, .5, .25, 1;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { partial_correlations(m); }),
              "covariance(1, 0) is 0.25, expected what is mirrored by the diagonal, 0.5");
}

}
