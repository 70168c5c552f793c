// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/quadrant_correlation.hpp>

#include <tidemark/corr/pairwise_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/quadrant_and_biweight.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

static_assert(pair_estimator<quadrant_correlation>);

using series = std::vector<double>;
constexpr quadrant_correlation quadrant;
constexpr quadrant_correlation consistent{quadrant_correlation::scaling::normal_consistent};

TEST(quadrant_correlation, is_what_numpy_answers) {
    oracle::expect_entries(pairwise_matrix(quadrant, oracle::returns_panel), oracle::returns_quadrant, 1e-15);
    oracle::expect_entries(pairwise_matrix(quadrant, oracle::wide_panel), oracle::wide_quadrant, 1e-15);
    oracle::expect_entries(pairwise_matrix(quadrant, oracle::ill_conditioned_panel), oracle::ill_conditioned_quadrant,
                           1e-15);
    oracle::expect_entries(pairwise_matrix(quadrant, oracle::panel_with_gaps), oracle::gaps_quadrant, 1e-15);
}

TEST(quadrant_correlation, by_hand) {
    const series x{1, 2, 3, 4}, y{1, 5, 2, 7};  // + - - +
    EXPECT_EQ(quadrant(x, y), 0);
    EXPECT_EQ(quadrant(x, series{9, 8, 7, 6}), -1);
    const series six{1, 2, 3, 4, 5, 6}, other{1, 6, 2, 3, 5, 4};  // medians 3.5: + - + - + +
    EXPECT_EQ(quadrant(six, other), 2. / 6);
    EXPECT_DOUBLE_EQ(consistent(six, other), std::sin(std::acos(-1.) / 2 / 3));
    EXPECT_DOUBLE_EQ(consistent(six, other), .5);
    const series odd{1, 2, 3};
    EXPECT_EQ(quadrant(odd, odd), 1) << "whose median does not count";
    const series tied{1, 2, 2, 2, 7}, free{1, 2, 3, 4, 5};  // two values off the median, and four
    EXPECT_DOUBLE_EQ(quadrant(tied, free), 2 / std::sqrt(8.));
}

TEST(quadrant_correlation, sees_a_side_where_the_median_rounds) {
    const double last = std::nextafter(1e9, 2e9);
    EXPECT_EQ(quadrant(series{1e9, last, 1e9, last}, series{1, 2, 1, 2}), 1);
}

TEST(quadrant_correlation, knows_the_sides_alone) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd q = pairwise_matrix(quadrant, m), bent = m.array().exp().matrix();
    EXPECT_EQ(q, q.transpose());
    EXPECT_EQ(q.diagonal(), Eigen::VectorXd::Ones(5));
    EXPECT_EQ(pairwise_matrix(consistent, m).diagonal(), Eigen::VectorXd::Ones(5));
    EXPECT_EQ(pairwise_matrix(quadrant, Eigen::MatrixXd{1024 * m}), q);
    EXPECT_EQ(pairwise_matrix(quadrant, bent.topRows(59)), pairwise_matrix(quadrant, m.topRows(59)));
    EXPECT_EQ(quadrant(m.col(2), m.col(4)), quadrant(m.col(4), m.col(2)));
    Eigen::VectorXd wild = m.col(0), less = -m.col(1);
    Eigen::Index highest = 0;
    wild.maxCoeff(&highest);
    wild(highest) = HUGE_VAL;
    EXPECT_EQ(quadrant(wild, m.col(1)), q(0, 1)) << "an outlier of any size";
    EXPECT_EQ(quadrant(m.col(0), less), -q(0, 1));
    const Eigen::VectorXf a = m.col(0).cast<float>(), b = m.col(1).cast<float>();
    EXPECT_EQ(quadrant(a, b), q(0, 1));
}

TEST(quadrant_correlation, edges) {
    EXPECT_TRUE(std::isnan(quadrant(series{}, series{})));
    EXPECT_TRUE(std::isnan(quadrant(series{1}, series{1})));
    EXPECT_EQ(quadrant(series{1, 2}, series{5, 7}), 1);
    EXPECT_TRUE(std::isnan(quadrant(series{3, 3, 3}, series{1, 2, 3})));
    EXPECT_TRUE(std::isnan(quadrant(series{-HUGE_VAL, HUGE_VAL}, series{1, 2})));
    EXPECT_DOUBLE_EQ(quadrant(series{1, HUGE_VAL, HUGE_VAL}, series{1, 2, 3}), 1 / std::sqrt(2.)) << "two are medians";
    EXPECT_TRUE(std::isnan(quadrant(series{1, oracle::nan}, series{oracle::nan, 2})));
    EXPECT_EQ(quadrant(series{1, 2, oracle::nan}, series{5, 7, 6}), 1);
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  quadrant(series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
}

}
