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

TEST(spearman_correlation_matrix, takes_every_policy) { expect_every_policy_taken(spearman); }

TEST(spearman_correlation_matrix, has_no_answer_without_data) { expect_no_answer_without_data(spearman); }

TEST(spearman_correlation_matrix, reads_nothing_but_the_order) { expect_nothing_but_the_order_read(spearman); }

}
