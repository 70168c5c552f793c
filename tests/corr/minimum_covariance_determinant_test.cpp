// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/minimum_covariance_determinant.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace tidemark::support::oracle {

#include "oracle/corr/minimum_covariance_determinant.inc"

const Eigen::MatrixXd spoilt_panel = matrix(spoilt, 3);

}

namespace {

const minimum_covariance_determinant at_random{.starts = mcd_starts::random, .random_starts = 50};

std::vector<std::size_t> whole(const std::vector<double>& numbers) { return {numbers.begin(), numbers.end()}; }

void expect_location(const Eigen::VectorXd& got, const std::vector<double>& expected, const Eigen::MatrixXd& matrix) {
    for (Eigen::Index j = 0; j < got.size(); ++j)
        EXPECT_NEAR(got(j), expected[static_cast<std::size_t>(j)], 1e-10 * std::sqrt(matrix(j, j)));
}

double log_determinant(const Eigen::MatrixXd& m) {
    const Eigen::MatrixXd root = Eigen::LLT<Eigen::MatrixXd>{m}.matrixL();
    return 2 * root.diagonal().array().log().sum();
}

/// The least determinant of the covariances of all subsets of h rows.
double least_determinant(const Eigen::MatrixXd& x, int h) {
    double least = 1e300;
    for (std::uint32_t subset = 0; subset < (1u << x.rows()); ++subset) {
        if (std::popcount(subset) != h) continue;
        detail::row_numbers rows;
        for (Eigen::Index t = 0; t < x.rows(); ++t)
            if ((subset >> t & 1) != 0) rows.push_back(t);
        Eigen::MatrixXd z = x(rows, Eigen::all);
        z.rowwise() -= z.colwise().mean().eval();
        least = std::min(least, (z.transpose() * z / (h - 1)).determinant());
    }
    return least;
}

TEST(minimum_covariance_determinant, agrees_with_robustbase) {
    const auto agrees = [](const minimum_covariance_determinant& estimator, const Eigen::MatrixXd& panel,
                           const auto& support, const auto& raw_location, const auto& raw_matrix, const auto& location,
                           const auto& matrix) {
        const robust_covariance answer = estimator(panel);
        EXPECT_EQ(answer.support, whole(support));
        oracle::expect_covariance(answer.raw_matrix, raw_matrix);
        oracle::expect_covariance(answer.matrix, matrix);
        expect_location(answer.raw_location, raw_location, answer.raw_matrix);
        expect_location(answer.location, location, answer.matrix);
    };
    agrees(at_random, oracle::returns_panel, oracle::mcd_support_returns, oracle::mcd_raw_location_returns,
           oracle::mcd_raw_matrix_returns, oracle::mcd_location_returns, oracle::mcd_matrix_returns);
    minimum_covariance_determinant more = at_random;
    more.support_fraction = 46.5 / 60;
    more.seed = 2;
    agrees(more, oracle::returns_panel, oracle::mcd_support_returns_more, oracle::mcd_raw_location_returns_more,
           oracle::mcd_raw_matrix_returns_more, oracle::mcd_location_returns_more, oracle::mcd_matrix_returns_more);
    more = {.starts = mcd_starts::random, .random_starts = 300, .seed = 9};
    agrees(more, oracle::ill_conditioned_panel, oracle::mcd_support_ill_conditioned,
           oracle::mcd_raw_location_ill_conditioned, oracle::mcd_raw_matrix_ill_conditioned,
           oracle::mcd_location_ill_conditioned, oracle::mcd_matrix_ill_conditioned);
    more = at_random;
    more.seed = 3;
    agrees(more, oracle::panel_with_gaps, oracle::mcd_support_gaps, oracle::mcd_raw_location_gaps,
           oracle::mcd_raw_matrix_gaps, oracle::mcd_location_gaps, oracle::mcd_matrix_gaps);
    for (const minimum_covariance_determinant& estimator : {minimum_covariance_determinant{}, at_random})
        agrees(estimator, oracle::spoilt_panel, oracle::mcd_support_spoilt, oracle::mcd_raw_location_spoilt,
               oracle::mcd_raw_matrix_spoilt, oracle::mcd_location_spoilt, oracle::mcd_matrix_spoilt);
}

TEST(minimum_covariance_determinant, agrees_with_scikit_learn) {
    const robust_covariance answer = minimum_covariance_determinant{}(oracle::spoilt_panel);
    const double factor = 22.0 / 21 * detail::chi_squared{3}.consistency(22.0 / 40);
    oracle::expect_covariance(answer.raw_matrix / factor, oracle::sklearn_matrix_spoilt);
    expect_location(answer.raw_location, oracle::sklearn_location_spoilt, answer.raw_matrix);
}

TEST(minimum_covariance_determinant, is_the_least_of_all_subsets) {
    const Eigen::MatrixXd one = oracle::returns_panel.col(1).head(13);
    const Eigen::MatrixXd two = oracle::spoilt_panel.topLeftCorner(11, 2);
    const auto determinant = [](const robust_covariance& answer, std::size_t columns, int h, double n) {
        const double factor = detail::chi_squared{columns}.consistency(h / n);
        return answer.raw_matrix.determinant() / std::pow(factor, columns);
    };
    EXPECT_NEAR(determinant(minimum_covariance_determinant{}(one), 1, 7, 13) / least_determinant(one, 7), 1, 1e-12);
    EXPECT_NEAR(determinant(at_random(one), 1, 7, 13) / least_determinant(one, 7), 1, 1e-12);
    EXPECT_NEAR(determinant(at_random(two), 2, 7, 11) / least_determinant(two, 7), 1, 1e-12);
}

TEST(minimum_covariance_determinant, is_not_carried_away) {
    Eigen::MatrixXd panel = oracle::spoilt_panel;
    const robust_covariance before = minimum_covariance_determinant{}(panel);
    for (const std::size_t t : before.rows) EXPECT_TRUE(t % 4 != 0 && t != 1 && t != 21);
    EXPECT_LT(before.location.cwiseAbs().maxCoeff(), 1);
    for (Eigen::Index t = 0; t < 40; t += 4) panel.row(t) *= 1e6;
    const robust_covariance after = minimum_covariance_determinant{}(panel);
    EXPECT_EQ(after.support, before.support);
    EXPECT_EQ(after.matrix, before.matrix);
}

TEST(minimum_covariance_determinant, follows_shifts_scales_and_columns) {
    const Eigen::MatrixXd& panel = oracle::spoilt_panel;
    const robust_covariance of = minimum_covariance_determinant{}(panel);
    const Eigen::RowVector3d shift{1e6, -5, 0}, scale{1e-8, 3, 1e6};
    Eigen::MatrixXd moved = panel * scale.asDiagonal();
    moved.rowwise() += shift.cwiseProduct(scale);
    const robust_covariance there = minimum_covariance_determinant{}(moved);
    EXPECT_EQ(there.support, of.support);
    EXPECT_EQ(there.rows, of.rows);
    const Eigen::MatrixXd back = scale.cwiseInverse().asDiagonal() * there.matrix * scale.cwiseInverse().asDiagonal();
    EXPECT_LE((back - of.matrix).cwiseAbs().maxCoeff(), 1e-8);
    const robust_covariance turned = minimum_covariance_determinant{}(panel.rowwise().reverse());
    EXPECT_EQ(turned.support, of.support);
    EXPECT_LE((turned.matrix.reverse() - of.matrix).cwiseAbs().maxCoeff(), 1e-13);
}

TEST(minimum_covariance_determinant, follows_any_linear_map_from_random_starts) {
    Eigen::Matrix3d map;
    map << 1, 2, 0,  //
        -1, 1, 1,    //
        0.5, 0, 3;
    const robust_covariance of = at_random(oracle::spoilt_panel), there = at_random(oracle::spoilt_panel * map);
    EXPECT_EQ(there.support, of.support);
    EXPECT_LE((there.matrix - map.transpose() * of.matrix * map).cwiseAbs().maxCoeff(), 1e-11);
}

TEST(minimum_covariance_determinant, of_all_rows_is_the_covariance) {
    const Eigen::MatrixXd& x = oracle::returns_panel;
    const robust_covariance answer = minimum_covariance_determinant{.support_fraction = 1}(x);
    const Eigen::MatrixXd z = x.rowwise() - x.colwise().mean();
    EXPECT_LE((answer.raw_matrix - z.transpose() * z / 59).cwiseAbs().maxCoeff(), 1e-17);
    EXPECT_EQ(answer.support.size(), 60u);
    EXPECT_EQ(answer.matrix, answer.matrix.transpose());
    EXPECT_LT(log_determinant(answer.matrix), log_determinant(answer.raw_matrix) + 1);
}

TEST(minimum_covariance_determinant, reads_what_is_there) {
    const Eigen::MatrixXd& x = oracle::panel_with_gaps;
    const minimum_covariance_determinant mcd;
    const robust_covariance answer = mcd(x);
    for (const std::size_t t : answer.support) EXPECT_FALSE(x.row(static_cast<Eigen::Index>(t)).hasNaN());
    EXPECT_TRUE(mcd(x, missing::propagate{}).matrix.array().isNaN().all());
    EXPECT_TRUE(mcd(x, missing::complete_rows{60}).matrix.array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { mcd(x, missing::refuse{}); }).substr(0, 12), "observations");
    const Eigen::MatrixXf narrow = oracle::spoilt_panel.cast<float>();
    EXPECT_EQ(mcd(narrow).matrix, mcd(narrow.cast<double>().eval()).matrix);
}

TEST(minimum_covariance_determinant, has_no_answer_for_too_little) {
    const auto nothing = [](const Eigen::MatrixXd& x) {
        for (const auto& estimator : {minimum_covariance_determinant{}, at_random}) {
            const robust_covariance answer = estimator(x);
            EXPECT_TRUE(answer.matrix.array().isNaN().all() && answer.raw_matrix.array().isNaN().all());
            EXPECT_TRUE(answer.location.array().isNaN().all() && answer.rows.empty() && answer.support.empty());
            EXPECT_EQ(answer.matrix.rows(), x.cols());
        }
    };
    nothing(oracle::wide_panel);
    nothing(Eigen::MatrixXd(0, 3));
    nothing(oracle::returns_panel.topRows(1));
    Eigen::MatrixXd x = oracle::returns_panel;
    x.col(2).setConstant(0.1);
    nothing(x);
    x.col(2) = x.col(0) + x.col(1);
    nothing(x);
    x(3, 2) = 1 / 0.0;
    nothing(x);
    x = oracle::returns_panel;
    x.col(4).head(55).setConstant(2);  // h rows in a hyperplane, but not all
    nothing(x);
    EXPECT_FALSE(minimum_covariance_determinant{}(oracle::returns_panel.topRows(6)).raw_matrix.hasNaN());
}

TEST(minimum_covariance_determinant, refuses_wrong_parameters) {
    const auto refused = [](const minimum_covariance_determinant& e) {
        return thrown<std::invalid_argument>([&] { e(oracle::spoilt_panel); });
    };
    EXPECT_EQ(refused({.support_fraction = 0.4}), "support_fraction is 0.4, expected in [0.5, 1]");
    EXPECT_EQ(refused({.random_starts = 0}), "random_starts is 0, expected at least 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { minimum_covariance_determinant{}(Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
}

}
