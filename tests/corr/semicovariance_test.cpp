// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/semicovariance.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/downside.inc"
}

using namespace tidemark::support;
using tidemark::corr::semicovariance;
namespace missing = tidemark::missing;

namespace {

static_assert(tidemark::corr::panel_estimator<semicovariance>);

TEST(semicovariance, is_what_numpy_answers) {
    const struct {
        const Eigen::MatrixXd& panel;
        const std::vector<double>&about_zero, &about_median;
        double median;
    } cases[] = {
        {oracle::returns_panel, oracle::returns_semicovariance, oracle::returns_semicovariance_median,
         oracle::returns_median},
        {oracle::wide_panel, oracle::wide_semicovariance, oracle::wide_semicovariance_median, oracle::wide_median},
        {oracle::panel_with_gaps, oracle::gaps_semicovariance, oracle::gaps_semicovariance_median,
         oracle::gaps_median}};
    for (const auto& of : cases) {
        oracle::expect_covariance(semicovariance{}(of.panel), of.about_zero, 1e-15);
        oracle::expect_covariance(semicovariance{of.median}(of.panel), of.about_median, 1e-15);
    }
}

TEST(semicovariance, by_hand) {
    Eigen::MatrixXd m(4, 2), expected(2, 2);
    m << -1, -2, 3, -4, -5, 6, 0, -8;
    expected << 26. / 4, 2. / 4, 2. / 4, 84. / 4;
    EXPECT_EQ(semicovariance{}(m), expected);
    m << -5, 0, 0, -4, -5, -7, 0, -8;  // short of -3 by 2 and 0, 0 and 1, 2 and 4, 0 and 5
    expected << 8. / 4, 8. / 4, 8. / 4, 42. / 4;
    EXPECT_EQ(semicovariance{-3}(m), expected);
}

TEST(semicovariance, weighs_rows) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::VectorXd equal = Eigen::VectorXd::Constant(60, 3);
    EXPECT_LE((semicovariance{}(m, equal) - semicovariance{}(m)).cwiseAbs().maxCoeff(), 1e-18);
    Eigen::VectorXd w = Eigen::VectorXd::LinSpaced(60, 0, 1);
    const Eigen::MatrixXd got = semicovariance{.01}(m, w);
    for (Eigen::Index i = 0; i < 5; ++i)
        for (Eigen::Index j = 0; j < 5; ++j) {
            fifty sum = 0, all = 0, size = 0;
            for (Eigen::Index t = 0; t < 60; ++t) {
                const fifty a = fifty{m(t, i)} - .01, b = fifty{m(t, j)} - .01;
                all += w(t);
                size += w(t) * (a * a + b * b);
                if (a < 0 && b < 0) sum += w(t) * a * b;
            }
            EXPECT_LE(error_in(size / all, got(i, j), sum / all), 1e-15);
        }
    w(3) = -1;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { semicovariance{}(m, w); }),
              "weights[3] is -1, expected 0 or more, finite");
}

TEST(semicovariance, is_symmetric_and_scales) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd s = semicovariance{.25}(m);
    EXPECT_EQ(s, s.transpose());
    EXPECT_EQ(semicovariance{1}(4 * m), 16 * s);
    EXPECT_LE((semicovariance{.25 + 1024}((m.array() + 1024).matrix()) - s).cwiseAbs().maxCoeff(), 1e-12);
    EXPECT_LE((semicovariance{.25}(m.colwise().reverse()) - s).cwiseAbs().maxCoeff(), 1e-16);
    EXPECT_LE((semicovariance{.25}(m.rowwise().reverse()) - s.reverse()).cwiseAbs().maxCoeff(), 1e-16);
    const Eigen::MatrixXf narrow = m.cast<float>();
    EXPECT_EQ(semicovariance{}(narrow), semicovariance{}(Eigen::MatrixXd{narrow.cast<double>()}));
}

TEST(semicovariance, edges) {
    EXPECT_TRUE(semicovariance{}(Eigen::MatrixXd::Ones(5, 2)).isZero(0)) << "nothing below";
    EXPECT_EQ(semicovariance{2}(Eigen::MatrixXd::Ones(1, 1))(0, 0), 1) << "one row says something";
    EXPECT_TRUE(semicovariance{}(Eigen::MatrixXd(0, 2)).array().isNaN().all());
    EXPECT_TRUE(semicovariance{}(Eigen::MatrixXd::Constant(3, 2, oracle::nan)).array().isNaN().all());
    EXPECT_TRUE(semicovariance{}(oracle::panel_with_gaps, missing::propagate{}).array().isNaN().all());
    Eigen::MatrixXd m = oracle::returns_panel;
    m(7, 1) = -HUGE_VAL;
    EXPECT_TRUE(semicovariance{}(m).array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { semicovariance{HUGE_VAL}(m); }),
              "benchmark is inf, expected a finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  semicovariance{}(oracle::panel_with_gaps, missing::refuse{});
              }).substr(0, 18),
              "observations(0, 3)");
}

}
