// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/winsorised_correlation.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

long double median(std::vector<long double> x) {
    std::sort(x.begin(), x.end());
    return (x[(x.size() - 1) / 2] + x[x.size() / 2]) / 2;
}

std::vector<long double> clipped(const Eigen::VectorXd& x, long double c) {
    std::vector<long double> z(x.begin(), x.end()), distances;
    const long double middle = median(z);
    for (const long double v : z) distances.push_back(std::abs(v - middle));
    const long double scale = 1.4826022185056018L * median(distances);
    for (long double& v : z) v = std::clamp((v - middle) / scale, -c, c);
    return z;
}

/// By its definition, in long double.
double expected(const Eigen::VectorXd& x, const Eigen::VectorXd& y, long double c) {
    const auto a = clipped(x, c), b = clipped(y, c);
    const auto n = static_cast<long double>(a.size());
    long double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t t = 0; t < a.size(); ++t) ma += a[t] / n, mb += b[t] / n;
    for (std::size_t t = 0; t < a.size(); ++t) {
        aa += (a[t] - ma) * (a[t] - ma);
        bb += (b[t] - mb) * (b[t] - mb);
        ab += (a[t] - ma) * (b[t] - mb);
    }
    return static_cast<double>(ab / std::sqrt(aa * bb));
}

TEST(winsorised_correlation, is_what_its_definition_says) {
    for (const auto* panel : {&oracle::returns_panel, &oracle::ill_conditioned_panel, &oracle::wide_panel})
        for (const double c : {0.7, 2.0}) {
            const Eigen::MatrixXd m = winsorised_correlation{c}(*panel);
            for (Eigen::Index i = 0; i < m.rows(); ++i)
                for (Eigen::Index j = 0; j < m.cols(); ++j)
                    EXPECT_NEAR(m(i, j), expected(panel->col(i), panel->col(j), c), 1e-12);
            EXPECT_EQ(m, m.transpose());
            EXPECT_EQ(m.diagonal(), Eigen::VectorXd::Ones(m.rows()));
        }
    EXPECT_LE((winsorised_correlation{1e9}(oracle::returns_panel)-correlation_matrix{}(oracle::returns_panel))
                  .cwiseAbs()
                  .maxCoeff(),
              1e-14);
}

TEST(winsorised_correlation, is_not_carried_away) {
    Eigen::MatrixXd x = oracle::returns_panel;
    const Eigen::MatrixXd before = winsorised_correlation{}(x);
    for (auto column : x.colwise()) {  // what lies outside goes farther
        Eigen::Index outermost = 0;
        column.cwiseAbs().maxCoeff(&outermost);
        ASSERT_EQ(std::abs(clipped(column, 2)[static_cast<std::size_t>(outermost)]), 2);
        column(outermost) *= 1e6;
    }
    EXPECT_EQ(winsorised_correlation{}(x), before);
    Eigen::MatrixXd line(50, 2);
    line << oracle::returns_panel.col(0).head(50), oracle::returns_panel.col(0).head(50) * -8;
    EXPECT_NEAR(winsorised_correlation{}(line)(1, 0), -1, 4e-16);
}

TEST(winsorised_correlation, has_no_answer_or_refuses) {
    const winsorised_correlation estimator;
    Eigen::MatrixXd x = oracle::returns_panel;
    x.col(1).head(40).setConstant(0.5);
    const Eigen::MatrixXd m = estimator(x);
    EXPECT_TRUE(m.row(1).array().isNaN().all() && m.col(1).array().isNaN().all());
    EXPECT_EQ(m(0, 0), 1);
    EXPECT_TRUE(estimator(x.topRows(1)).array().isNaN().all());
    EXPECT_TRUE(estimator(Eigen::MatrixXd(0, 2)).array().isNaN().all());
    x(0, 0) = 1 / 0.0;
    EXPECT_TRUE(estimator(x).array().isNaN().all());
    EXPECT_FALSE(estimator(oracle::panel_with_gaps).hasNaN());
    EXPECT_TRUE(estimator(oracle::panel_with_gaps, missing::propagate{}).array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { winsorised_correlation{0}(x); }),
              "threshold is 0, expected more than 0");
}

}
