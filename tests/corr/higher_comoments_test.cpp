// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/higher_comoments.hpp>

#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/run/whole.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/higher_comoments.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

static_assert(panel_estimator<coskewness_tensor> && panel_estimator<cokurtosis_tensor> && pair_estimator<coskewness> &&
              pair_estimator<cokurtosis>);

using series = std::vector<double>;
using skew = coskewness::form;
using kurt = cokurtosis::form;

// One instantiation for all that is a matrix.
Eigen::MatrixXd third(const Eigen::MatrixXd& m) { return coskewness_tensor{}(m); }
Eigen::MatrixXd fourth(const Eigen::MatrixXd& m) { return cokurtosis_tensor{}(m); }
Eigen::MatrixXd third_scaled(const Eigen::MatrixXd& m) { return coskewness_tensor{moment_scale::standardised}(m); }
Eigen::MatrixXd fourth_scaled(const Eigen::MatrixXd& m) { return cokurtosis_tensor{moment_scale::standardised}(m); }
Eigen::MatrixXd zeros(Eigen::Index columns) { return Eigen::MatrixXd::Zero(2, columns); }

fifty exact(const series& x, const series& y, int p, int q) {
    using boost::multiprecision::pow;
    const fifty mx = exact_mean(x), my = exact_mean(y), n = x.size();
    fifty sum = 0;
    for (std::size_t t = 0; t < x.size(); ++t) sum += pow(x[t] - mx, p) * pow(y[t] - my, q);
    return sum / n / pow(sqrt(exact_central(x, 2) / n), p) / pow(sqrt(exact_central(y, 2) / n), q);
}

TEST(higher_comoments, of_two_series_meet_the_definition) {
    for (const auto& [level, scale] : {std::pair{0., 1.}, {1e9, 100.}, {0., 1e-8}, {0., 1e90}}) {
        const Eigen::VectorXd a = (level + scale * oracle::returns_panel.col(0).array()).matrix(),
                              b = (level + scale * oracle::returns_panel.col(4).array()).matrix();
        const series x(a.begin(), a.end()), y(b.begin(), b.end());
        EXPECT_LE(error_in(1, coskewness{}(x, y), exact(x, y, 2, 1)), 2e-15);
        EXPECT_LE(error_in(1, coskewness{skew::xyy}(x, y), exact(x, y, 1, 2)), 2e-15);
        EXPECT_LE(error_in(3, cokurtosis{}(x, y), exact(x, y, 2, 2)), 2e-15);
        EXPECT_LE(error_in(3, cokurtosis{kurt::xxxy}(x, y), exact(x, y, 3, 1)), 2e-15);
        EXPECT_LE(error_in(3, cokurtosis{kurt::xyyy}(x, y), exact(x, y, 1, 3)), 2e-15);
        EXPECT_EQ(cokurtosis{}(x, y), cokurtosis{}(y, x));
        EXPECT_EQ(coskewness{}(x, y), coskewness{skew::xyy}(y, x));
    }
}

TEST(higher_comoments, by_hand) {
    const series x{-1, 1, -1, 1}, y{-1, -1, -1, 3};  // deviations 1, and root 3
    const double s = std::sqrt(3.);
    EXPECT_DOUBLE_EQ(coskewness{}(x, y), 0);
    EXPECT_DOUBLE_EQ(coskewness{skew::xyy}(x, y), (-1. + 1 - 1 + 9) / 4 / 3);
    EXPECT_NEAR(cokurtosis{}(x, y), 1, 2e-15);
    EXPECT_NEAR(cokurtosis{kurt::xxxy}(x, y), (1. - 1 + 1 + 3) / 4 / s, 2e-15);
    EXPECT_NEAR(cokurtosis{kurt::xyyy}(x, y), (1. - 1 + 1 + 27) / 4 / (3 * s), 2e-15);
}

TEST(higher_comoments, of_one_series_are_its_skewness_and_kurtosis) {
    const Eigen::VectorXd x = oracle::returns_panel.col(1);
    const double skewness = tidemark::run::whole(tidemark::risk::skewness{}, x);
    EXPECT_NEAR(coskewness{}(x, x) * std::sqrt(60. * 59) / 58, skewness, 1e-14) << "less its correction of bias";
    EXPECT_NEAR(third_scaled(x)(0, 0), coskewness{}(x, x), 1e-15);
    EXPECT_NEAR(fourth_scaled(x)(0, 0), cokurtosis{}(x, x), 1e-14);
}

TEST(higher_comoments, of_a_panel_are_what_numpy_answers) {
    const Eigen::MatrixXd& returns = oracle::returns_panel;
    oracle::expect_entries(third_scaled(returns), oracle::returns_third, 1e-14);
    oracle::expect_entries(third_scaled(oracle::ill_conditioned_panel), oracle::ill_conditioned_third, 1e-10);
    oracle::expect_entries(third_scaled(oracle::panel_with_gaps), oracle::gaps_third, 1e-14);
    oracle::expect_entries(third_scaled(oracle::wide_panel.leftCols(6)), oracle::wide_third, 1e-14);
    oracle::expect_entries(third(returns.leftCols(3)), oracle::three_third, 5e-20);
    oracle::expect_entries(fourth_scaled(returns.leftCols(4)), oracle::returns_fourth, 2e-14);
    oracle::expect_entries(fourth(returns.leftCols(3)), oracle::three_fourth, 1e-21);
}

TEST(higher_comoments, of_a_panel_are_the_same_in_every_order) {
    const Eigen::MatrixXd m = oracle::returns_panel.leftCols(4);
    const Eigen::MatrixXd s = third(m), k = fourth(m), z = third_scaled(m), x = fourth_scaled(m);
    ASSERT_EQ(s.cols(), 16);
    ASSERT_EQ(k.cols(), 64);
    for (Eigen::Index a = 0; a < 4; ++a)
        for (Eigen::Index b = 0; b < 4; ++b)
            for (Eigen::Index c = 0; c < 4; ++c) {
                EXPECT_EQ(s(a, b * 4 + c), s(b, a * 4 + c));
                EXPECT_EQ(s(a, b * 4 + c), s(a, c * 4 + b));
                for (Eigen::Index d = 0; d < 4; ++d) {
                    EXPECT_EQ(k(a, (b * 4 + c) * 4 + d), k(b, (a * 4 + c) * 4 + d));
                    EXPECT_EQ(k(a, (b * 4 + c) * 4 + d), k(a, (c * 4 + b) * 4 + d));
                    EXPECT_EQ(k(a, (b * 4 + c) * 4 + d), k(a, (b * 4 + d) * 4 + c));
                }
            }
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 4; ++j) {
            EXPECT_NEAR(z(i, i * 4 + j), coskewness{}(m.col(i), m.col(j)), 1e-14);
            EXPECT_NEAR(x(i, (i * 4 + j) * 4 + j), cokurtosis{}(m.col(i), m.col(j)), 1e-14);
            EXPECT_NEAR(x(j, (i * 4 + i) * 4 + i), cokurtosis{kurt::xxxy}(m.col(i), m.col(j)), 1e-14);
        }
    const Eigen::MatrixXd turned = third_scaled(m.rowwise().reverse());
    EXPECT_LE((turned - z.reverse()).cwiseAbs().maxCoeff(), 1e-15);
}

// What the tensors are for: w' M3 (w x w) is the third moment of the portfolio with weights w.
TEST(higher_comoments, make_the_moments_of_a_portfolio) {
    const Eigen::MatrixXd m = oracle::returns_panel.leftCols(3);
    const Eigen::Vector3d w{.5, .3, .2};
    const Eigen::VectorXd portfolio = m * w, d = portfolio.array() - portfolio.mean();
    double of_third = 0, of_fourth = 0;
    const Eigen::MatrixXd s = third(m), k = fourth(m);
    for (Eigen::Index a = 0; a < 3; ++a)
        for (Eigen::Index b = 0; b < 27; ++b) {
            if (b < 9) of_third += w(a) * s(a, b) * w(b / 3) * w(b % 3);
            of_fourth += w(a) * k(a, b) * w(b / 9) * w(b / 3 % 3) * w(b % 3);
        }
    EXPECT_NEAR(of_third, d.array().cube().mean(), 1e-20);
    EXPECT_NEAR(of_fourth, d.array().pow(4).mean(), 1e-20);
}

TEST(higher_comoments, edges) {
    const auto silent = [](const Eigen::MatrixXd& m) { return m.array().isNaN().all(); };
    EXPECT_TRUE(std::isnan(coskewness{}(series{}, series{})));
    EXPECT_TRUE(std::isnan(coskewness{}(series{1}, series{1})));
    EXPECT_NEAR(cokurtosis{}(series{1, 2}, series{1, 3}), 1, 2e-15);
    EXPECT_TRUE(std::isnan(cokurtosis{}(series{.1, .1, .1}, series{1, 2, 3})));
    EXPECT_TRUE(std::isnan(coskewness{}(series{1, 2, 3}, series{1, HUGE_VAL, 3})));
    EXPECT_EQ(coskewness{}(series{1, 2, oracle::nan, 4}, series{4, 2, 3, 1}),
              coskewness{}(series{1, 2, 4}, series{4, 2, 1}));

    Eigen::MatrixXd m = oracle::returns_panel.leftCols(2);
    m.col(1).setConstant(.1);
    EXPECT_EQ(third(m)(1, 3), 0);
    EXPECT_EQ(fourth(m)(0, 1), 0);
    EXPECT_TRUE(std::isnan(third_scaled(m)(0, 1)) && std::isnan(fourth_scaled(m)(1, 0)));
    EXPECT_NEAR(third_scaled(m)(0, 0), third_scaled(m.col(0))(0, 0), 1e-15);
    EXPECT_TRUE(third(m.topRows(1)).isZero(0) && third(m.topRows(1)).cols() == 4);
    EXPECT_TRUE(silent(third_scaled(m.topRows(1))) && silent(third(m.topRows(0))) && silent(fourth(m.topRows(0))));
    m(3, 1) = HUGE_VAL;
    EXPECT_TRUE(silent(third(m)) && silent(fourth_scaled(m)));
    EXPECT_TRUE(silent(coskewness_tensor{}(oracle::panel_with_gaps, missing::propagate{})));
    EXPECT_EQ(cokurtosis_tensor{}(oracle::panel_with_gaps, missing::complete_rows{50}).cols(), 64);
    const Eigen::MatrixXf narrow = oracle::returns_panel.cast<float>();
    EXPECT_EQ(coskewness_tensor{}(narrow), third(narrow.cast<double>()));
}

TEST(higher_comoments, refuse_a_tensor_that_nobody_has_room_for) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { third(zeros(600)); }),
              "columns of observations is 600, expected fewer, for columns^3 entries to be at most largest_size, "
              "134217728");
    EXPECT_EQ(thrown<std::invalid_argument>([] { fourth(zeros(120)); }),
              "columns of observations is 120, expected fewer, for columns^4 entries to be at most largest_size, "
              "134217728");
    EXPECT_EQ((cokurtosis_tensor{.largest_size = 16}(zeros(2)).cols()), 8);
    EXPECT_NE(thrown<std::invalid_argument>([] { cokurtosis_tensor{.largest_size = 15}(zeros(2)); }),
              "(nothing thrown)");
    EXPECT_EQ(thrown<std::invalid_argument>([] { third(Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  coskewness{}(series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
}

}
