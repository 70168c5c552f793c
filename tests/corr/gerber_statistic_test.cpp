// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/gerber_statistic.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <Eigen/Eigenvalues>

#include <random>
#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/gerber.inc"
}

using namespace tidemark::support;
using tidemark::corr::gerber_statistic;
using divisor = gerber_statistic::divisor;
namespace missing = tidemark::missing;

namespace {

static_assert(tidemark::corr::panel_estimator<gerber_statistic>);

constexpr gerber_statistic paper, original{.by = divisor::both_moved}, cosine{.by = divisor::cosine};

double least_eigenvalue(const Eigen::MatrixXd& m) {
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>{m, Eigen::EigenvaluesOnly}.eigenvalues()(0);
}

// Half the deviations are about .94 and 1.02: x moves in rows 1, 2, 4 and 6, y in rows 1, 3 and 6, but in row 4 only
// when it makes more than 1 there.
TEST(gerber_statistic, by_hand) {
    Eigen::MatrixXd m(6, 2);
    m.col(0) << 1.5, 1.25, .5, -1, .5, -4;
    m.col(1) << 3.5, -.5, -1.5, 1, .5, -3;
    const Eigen::RowVectorXd deviation = ((m.rowwise() - m.colwise().mean()).colwise().squaredNorm() / 6.).cwiseSqrt();
    const gerber_statistic one{.threshold = .5};
    ASSERT_TRUE(deviation(0) > 1.5 && deviation(0) < 2 && deviation(1) > 2 && deviation(1) < 2.5) << deviation;
    EXPECT_DOUBLE_EQ(one(m)(0, 1), (2. - 0) / 5) << "rows 1 and 6 together, 2 3 4 alone, 5 neither";
    EXPECT_DOUBLE_EQ((gerber_statistic{.by = divisor::both_moved}(m)(0, 1)), 1);
    EXPECT_DOUBLE_EQ((gerber_statistic{.by = divisor::cosine}(m)(0, 1)), 2 / std::sqrt(4. * 3.));
    m(3, 1) = 1.5;
    EXPECT_DOUBLE_EQ(one(m)(0, 1), (2. - 1) / 5) << "and apart in row 4";
    EXPECT_DOUBLE_EQ((gerber_statistic{.by = divisor::both_moved}(m)(0, 1)), 1. / 3);
    EXPECT_DOUBLE_EQ((gerber_statistic{.by = divisor::cosine}(m)(0, 1)), 1 / std::sqrt(4. * 4.));
}

TEST(gerber_statistic, counts_an_observation_at_its_threshold) {
    Eigen::MatrixXd m(4, 2);
    m.col(0) << 1, -1, 1, -1;  // the deviation is 1
    m.col(1) << 3, 1, 3, 1;    // and here too, about a mean of 2: all are at the threshold or above
    EXPECT_EQ((gerber_statistic{.threshold = 1}(m)(0, 1)), 0);
    m.col(1) << 1, -1, 1, 1;
    EXPECT_EQ((gerber_statistic{.threshold = 1}(m)(0, 1)), .5);
}

TEST(gerber_statistic, is_what_its_paper_counts) {
    const struct {
        const Eigen::MatrixXd& panel;
        const std::vector<double>&original, &paper, &cosine;
    } cases[] = {{oracle::returns_panel, oracle::returns_gerber_0, oracle::returns_gerber_1, oracle::returns_gerber_2},
                 {oracle::wide_panel, oracle::wide_gerber_0, oracle::wide_gerber_1, oracle::wide_gerber_2},
                 {oracle::ill_conditioned_panel, oracle::ill_conditioned_gerber_0, oracle::ill_conditioned_gerber_1,
                  oracle::ill_conditioned_gerber_2},
                 {oracle::panel_with_gaps, oracle::gaps_gerber_0, oracle::gaps_gerber_1, oracle::gaps_gerber_2}};
    for (const auto& of : cases) {
        oracle::expect_entries(original(of.panel), of.original, 1e-15);
        oracle::expect_entries(paper(of.panel), of.paper, 1e-15);
        oracle::expect_entries(cosine(of.panel), of.cosine, 1e-15);
    }
}

TEST(gerber_statistic, is_positive_semidefinite_but_for_the_original) {
    double worst_of_original = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937_64 random{seed};
        std::normal_distribution<double> normal;
        Eigen::MatrixXd m(5 + seed % 20, 12);
        for (double& r : m.reshaped()) r = normal(random);
        EXPECT_GE(least_eigenvalue(paper(m)), -1e-14);
        EXPECT_GE(least_eigenvalue(cosine(m)), -1e-14);
        const Eigen::MatrixXd o = original(m);
        if (o.allFinite()) worst_of_original = (std::min)(worst_of_original, least_eigenvalue(o));
    }
    EXPECT_LT(worst_of_original, -.1) << "which is why there are others";
}

TEST(gerber_statistic, is_a_correlation_matrix_that_knows_no_scale) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    for (const gerber_statistic& g : {paper, original, cosine}) {
        const Eigen::MatrixXd c = g(m);
        EXPECT_EQ(c, c.transpose());
        EXPECT_EQ(c.diagonal(), Eigen::VectorXd::Ones(5));
        EXPECT_LE(c.cwiseAbs().maxCoeff(), 1);
        EXPECT_EQ(g(1024 * m), c);
        EXPECT_EQ(g(-m), c);
        EXPECT_EQ(g(m.rowwise().reverse()), c.reverse());
        EXPECT_EQ(g(m.colwise().reverse()), c) << "in any order of rows";
        Eigen::MatrixXd twins(60, 2);
        twins << m.col(0), -4 * m.col(0);
        EXPECT_EQ(g(twins)(0, 1), -1);
    }
    const Eigen::MatrixXf narrow = m.cast<float>();
    EXPECT_EQ(paper(narrow), paper(Eigen::MatrixXd{narrow.cast<double>()}));
    EXPECT_EQ(paper(m.block(0, 1, 60, 2))(0, 1), paper(m)(1, 2));
}

TEST(gerber_statistic, says_nothing_where_there_is_nothing) {
    EXPECT_TRUE(paper(Eigen::MatrixXd(0, 3)).array().isNaN().all());
    EXPECT_TRUE(paper(oracle::returns_panel.topRows(1)).array().isNaN().all());
    Eigen::MatrixXd m = oracle::returns_panel;
    m.col(1).setConstant(.1);
    for (const gerber_statistic& g : {paper, original, cosine}) {
        const Eigen::MatrixXd c = g(m);
        for (Eigen::Index i = 0; i < 5; ++i)
            for (Eigen::Index j = 0; j < 5; ++j) EXPECT_EQ(std::isnan(c(i, j)), i == 1 || j == 1);
    }
    // 100 deviations are never reached; 2.1 by some series in rows of their own.
    EXPECT_TRUE((gerber_statistic{.threshold = 100}(oracle::returns_panel)).array().isNaN().all());
    Eigen::MatrixXd apart = Eigen::MatrixXd::Zero(10, 2);
    apart(1, 0) = apart(2, 1) = 1;
    EXPECT_EQ(paper(apart)(0, 1), 0);
    EXPECT_TRUE(std::isnan(original(apart)(0, 1)));
    EXPECT_EQ(original(apart)(0, 0), 1);
    m.col(1).setConstant(oracle::nan);
    EXPECT_TRUE(paper(m).array().isNaN().all());
    m.col(1) = m.col(0);
    m(3, 2) = HUGE_VAL;
    EXPECT_TRUE(paper(m).array().isNaN().all());
}

TEST(gerber_statistic, refuses_and_leaves_out) {
    for (const double wrong : {0., -1., oracle::nan, HUGE_VAL})
        EXPECT_EQ(thrown<std::invalid_argument>([&] {
                      gerber_statistic{.threshold = wrong}(oracle::returns_panel);
                  }).substr(0, 13),
                  "threshold is ");
    EXPECT_EQ(thrown<std::invalid_argument>([] { gerber_statistic{.threshold = 0}(oracle::returns_panel); }),
              "threshold is 0, expected a positive number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { paper(Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
    EXPECT_TRUE(paper(oracle::panel_with_gaps, missing::propagate{}).array().isNaN().all());
    EXPECT_TRUE(paper(oracle::panel_with_gaps, missing::complete_rows{50}).array().isNaN().all());
    EXPECT_NE(thrown<std::invalid_argument>([] { paper(oracle::panel_with_gaps, missing::refuse{}); }),
              "(nothing thrown)");
}

}
