// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/spearman_correlation_matrix.hpp>

#include "corr/rank_panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/ranks.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;

namespace {

constexpr spearman_correlation_matrix spearman{};

TEST(spearman_correlation_matrix, agrees_with_pandas) {
    oracle::expect_entries(spearman(oracle::returns_panel), oracle::spearman_of_returns, 1e-14);
    oracle::expect_entries(spearman(oracle::wide_panel), oracle::spearman_of_wide, 1e-14);
    oracle::expect_entries(spearman(oracle::ill_conditioned_panel), oracle::spearman_of_ill_conditioned, 1e-14);
    oracle::expect_entries(spearman(oracle::panel_with_gaps), oracle::spearman_of_gaps, 1e-14);
}

// By hand: ranks 1.5 1.5 3 4 and 2 1 4 3, less 2.5: products 0.5 1.5 0.75 0.75, squares 4.5 and 5.
TEST(spearman_correlation_matrix, shares_places_among_equal_numbers) {
    Eigen::MatrixXd m(4, 2);
    m << 1, 7,  //
        1, 2,   //
        5, 9,   //
        8, 8;
    EXPECT_EQ(spearman(m)(0, 1), 3.5 / std::sqrt(4.5 * 5));
}

TEST(spearman_correlation_matrix, says_of_each_pair_what_the_metric_says) {
    for (const Eigen::Index rows : {3, 10, 200}) {
        const Eigen::MatrixXd m = panel_of_all_kinds(rows);
        EXPECT_TRUE(same(spearman(m), pair_by_pair(risk::spearman_correlation{}, m))) << rows;
        EXPECT_TRUE(same(spearman(m.leftCols(4)), pair_by_pair(risk::spearman_correlation{}, m.leftCols(4)))) << rows;
        EXPECT_TRUE(same(spearman(m, missing::skip{170}), pair_by_pair(risk::spearman_correlation{}, m, 170))) << rows;
    }
}

TEST(spearman_correlation_matrix, takes_every_policy) {
    const Eigen::MatrixXd m = panel_of_all_kinds(100).leftCols(6), full = m.leftCols(4);
    Eigen::MatrixXd complete = m;
    Eigen::Index kept = 0;
    for (Eigen::Index t = 0; t < m.rows(); ++t)
        if (!m.row(t).hasNaN()) complete.row(kept++) = m.row(t);
    complete.conservativeResize(kept, Eigen::NoChange);
    EXPECT_TRUE(same(spearman(m, missing::complete_rows{}), spearman(complete)));
    EXPECT_TRUE(spearman(m, missing::complete_rows{static_cast<std::size_t>(kept + 1)}).array().isNaN().all());
    EXPECT_TRUE(spearman(full, missing::complete_rows{101}).array().isNaN().all());
    EXPECT_TRUE(spearman(full, missing::skip{101}).array().isNaN().all());
    Eigen::MatrixXd propagated = spearman(m);
    propagated.rightCols(2).setConstant(oracle::nan);
    propagated.bottomRows(2).setConstant(oracle::nan);
    EXPECT_TRUE(same(spearman(m, missing::propagate{}), propagated));
    EXPECT_TRUE(same(spearman(full, missing::refuse{}), spearman(full)));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { spearman(m, missing::refuse{}); }),
              "observations(0, 4) is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(thrown<std::invalid_argument>([] { spearman(Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
}

TEST(spearman_correlation_matrix, has_no_answer_without_data) {
    EXPECT_TRUE(spearman(Eigen::MatrixXd(0, 3)).array().isNaN().all());
    EXPECT_TRUE(spearman(Eigen::MatrixXd::Ones(1, 3)).array().isNaN().all());
    EXPECT_TRUE(spearman(Eigen::MatrixXd::Constant(5, 2, oracle::nan)).array().isNaN().all());
}

TEST(spearman_correlation_matrix, reads_nothing_but_the_order) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd answer = spearman(m);
    EXPECT_EQ(spearman(m.array().exp().matrix()), answer);
    EXPECT_EQ(spearman((-m).eval()), answer);
    EXPECT_EQ(spearman(m.colwise().reverse()), answer);
    EXPECT_EQ(spearman(Eigen::Matrix<float, -1, -1, Eigen::RowMajor>{m.cast<float>()}), answer) << "four decimals";
    EXPECT_EQ(spearman(m.middleCols(1, 3)), answer.block(1, 1, 3, 3));
    Eigen::MatrixXd both(m.rows(), 2);
    both << m.col(0), -m.col(0);
    EXPECT_EQ(spearman(both)(0, 1), -1);
    EXPECT_EQ(answer, answer.transpose());
}

}
