// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/pairwise_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

/// Tells what it was called with.
struct first_of_x {
    double operator()(std::span<const double> x, std::span<const double>) const { return x.empty() ? -1 : x[0]; }
};

struct rows_seen {
    static constexpr bool symmetric = true;
    double operator()(std::span<const double> x, std::span<const double> y) const {
        return x.size() == y.size() ? static_cast<double>(x.size()) : -1;
    }
};

Eigen::MatrixXd three_columns() {
    Eigen::MatrixXd m(4, 3);
    m << 1, 2, oracle::nan,  //
        4, oracle::nan, 6,   //
        7, 8, 9,             //
        10, 11, 12;
    return m;
}

TEST(pairwise_matrix, calls_the_estimator_with_the_rows_of_the_two) {
    Eigen::MatrixXd first(3, 3), seen(3, 3), complete(3, 3);
    first << 1, 1, 4,  //
        2, 2, 8,       //
        6, 9, 6;
    seen << 4, 3, 3,  //
        3, 3, 2,      //
        3, 2, 3;
    complete.setConstant(2);
    EXPECT_EQ(pairwise_matrix(first_of_x{}, three_columns()), first) << "both orders of an estimator that may differ";
    EXPECT_EQ(pairwise_matrix(rows_seen{}, three_columns()), seen);
    EXPECT_EQ(pairwise_matrix(rows_seen{}, three_columns(), missing::complete_rows{}), complete);
    EXPECT_EQ(pairwise_matrix(rows_seen{}, three_columns().bottomRows(2).cast<float>()), complete);
}

TEST(pairwise_matrix, has_no_answer_where_the_policy_forbids_it) {
    const auto at_least_three = pairwise_matrix(rows_seen{}, three_columns(), missing::skip{3});
    EXPECT_TRUE(std::isnan(at_least_three(1, 2)) && std::isnan(at_least_three(2, 1)));
    EXPECT_EQ(at_least_three(0, 1), 3);
    const auto propagated = pairwise_matrix(rows_seen{}, three_columns(), missing::propagate{});
    EXPECT_EQ(propagated(0, 0), 4);
    EXPECT_TRUE(std::isnan(propagated(0, 1)) && std::isnan(propagated(1, 1)));
    EXPECT_EQ(thrown<std::invalid_argument>([] { pairwise_matrix(rows_seen{}, three_columns(), missing::refuse{}); }),
              "observations(0, 2) is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(thrown<std::invalid_argument>([] { pairwise_matrix(rows_seen{}, Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
}

TEST(pairwise_matrix, counts_rows) {
    EXPECT_EQ(pair_counts(three_columns()), pairwise_matrix(rows_seen{}, three_columns()));
    EXPECT_EQ(pair_counts(three_columns(), missing::complete_rows{}),
              pairwise_matrix(rows_seen{}, three_columns(), missing::complete_rows{}));
    EXPECT_EQ(pair_counts(oracle::panel_with_gaps), pairwise_matrix(rows_seen{}, oracle::panel_with_gaps));
}

}
