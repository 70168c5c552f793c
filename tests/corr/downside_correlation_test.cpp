// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/downside_correlation.hpp>

#include <tidemark/corr/pairwise_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/downside.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;

namespace {

static_assert(panel_estimator<conditional_correlation_matrix> && pair_estimator<downside_correlation> &&
              pair_estimator<exceedance_correlation>);

using series = std::vector<double>;
using below = downside_correlation::below;
using tail = exceedance_correlation::tail;
using where = conditional_correlation_matrix::where;

constexpr downside_correlation down;
constexpr exceedance_correlation far_down{.level = .25};

TEST(downside_correlation, is_what_numpy_answers) {
    const Eigen::MatrixXd &returns = oracle::returns_panel, &gaps = oracle::panel_with_gaps;
    const downside_correlation both{.threshold = .005}, either{.threshold = -.01, .rows = below::either};
    oracle::expect_entries(pairwise_matrix(both, returns), oracle::returns_both_below, 1e-14);
    oracle::expect_entries(pairwise_matrix(both, gaps), oracle::gaps_both_below, 1e-14);
    oracle::expect_entries(pairwise_matrix(either, returns), oracle::returns_either_below, 1e-14);
    oracle::expect_entries(pairwise_matrix(either, gaps), oracle::gaps_either_below, 1e-14);
}

TEST(exceedance_correlation, is_what_numpy_answers) {
    const Eigen::MatrixXd &returns = oracle::returns_panel, &gaps = oracle::panel_with_gaps;
    const exceedance_correlation up{.side = tail::upper};
    oracle::expect_entries(pairwise_matrix(far_down, returns), oracle::returns_exceedance_lower, 1e-14);
    oracle::expect_entries(pairwise_matrix(far_down, gaps), oracle::gaps_exceedance_lower, 1e-14);
    oracle::expect_entries(pairwise_matrix(up, returns), oracle::returns_exceedance_upper, 1e-14);
    oracle::expect_entries(pairwise_matrix(up, gaps), oracle::gaps_exceedance_upper, 1e-14);
}

TEST(conditional_correlation_matrix, is_what_numpy_answers) {
    const conditional_correlation_matrix market{.condition = 1, .threshold = .002};
    oracle::expect_entries(market(oracle::returns_panel), oracle::returns_market_below, 1e-14);
    oracle::expect_entries(market(oracle::panel_with_gaps), oracle::gaps_market_below, 1e-14);
    const conditional_correlation_matrix above{.condition = 1, .threshold = -.002, .rows = where::above};
    EXPECT_LE((above(-oracle::returns_panel) - market(oracle::returns_panel)).cwiseAbs().maxCoeff(), 1e-15);
}

// Below 0: rows 1 2 4 both, row 3 only x, row 5 only y, row 6 neither, row 7 is at the threshold.
const series x{-1, -2, -3, -4, 5, 6, 0}, y{-2, -1, 3, -6, -5, 6, -1};

TEST(downside_correlation, by_hand) {
    const auto exact = [](const series& a, const series& b) {
        return static_cast<double>(exact_co_central(a, b) / sqrt(exact_central(a, 2) * exact_central(b, 2)));
    };
    EXPECT_DOUBLE_EQ(down(x, y), exact({-1, -2, -4}, {-2, -1, -6}));
    EXPECT_DOUBLE_EQ((downside_correlation{.rows = below::either}(x, y)),
                     exact({-1, -2, -3, -4, 5, 0}, {-2, -1, 3, -6, -5, -1}));
    EXPECT_DOUBLE_EQ((downside_correlation{.threshold = HUGE_VAL}(x, y)), exact(x, y)) << "all rows";
    // Means 1/7 and -6/7: both are below in rows 1 2 4 7, above in row 6 alone.
    EXPECT_DOUBLE_EQ(exceedance_correlation{}(x, y), exact({-1, -2, -4, 0}, {-2, -1, -6, -1}));
    EXPECT_TRUE(std::isnan(exceedance_correlation{.side = tail::upper}(x, y)));
}

TEST(downside_correlation, is_symmetric_to_the_bit_and_knows_no_scale) {
    for (Eigen::Index i = 0; i < 5; ++i)
        for (Eigen::Index j = 0; j < 5; ++j) {
            const Eigen::VectorXd a = oracle::returns_panel.col(i), b = oracle::returns_panel.col(j);
            EXPECT_EQ(down(a, b), down(b, a));
            EXPECT_EQ(far_down(a, b), far_down(b, a));
            const Eigen::VectorXd small = 3e-9 * a, large = 7e8 * b, high = (a.array() + 64).matrix();
            EXPECT_NEAR(down(small, large), down(a, b), 1e-15);
            EXPECT_NEAR(far_down(small, large), far_down(a, b), 1e-15);
            EXPECT_NEAR(far_down(high, b), far_down(a, b), 1e-12);
        }
    const Eigen::VectorXd a = oracle::returns_panel.col(0);
    EXPECT_NEAR(down(a, (3.3 * a).eval()), 1, 4.5e-16);
    EXPECT_NEAR(far_down(a, (.1 * a).eval()), 1, 4.5e-16);
}

TEST(downside_correlation, says_nothing_where_there_is_nothing) {
    EXPECT_TRUE(std::isnan(down(series{}, series{})));
    EXPECT_TRUE(std::isnan(down(series{1, 2, 3}, series{1, 2, 3}))) << "none below";
    EXPECT_TRUE(std::isnan(down(series{-1, 2, 3}, series{-1, 2, 3}))) << "one below";
    EXPECT_TRUE(std::isnan(down(series{-1, -1, 3}, series{-1, -2, 3}))) << "constant below";
    EXPECT_TRUE(std::isnan(down(series{-1, -HUGE_VAL, -3}, series{-1, -2, -4})));
    EXPECT_FALSE(std::isnan(down(series{-1, HUGE_VAL, -3}, series{-1, -2, -4}))) << "a row that does not count";
    EXPECT_EQ(down(series{-1, oracle::nan, -3, -5}, series{-1, -2, -4, -4}),
              down(series{-1, -3, -5}, series{-1, -4, -4}));
    EXPECT_TRUE(std::isnan(far_down(series{1, 1, 1}, series{1, 2, 3})));
    EXPECT_TRUE(std::isnan(far_down(series{1, 2, HUGE_VAL}, series{1, 2, 3})));
    EXPECT_TRUE(std::isnan(far_down(series{1}, series{1})));
    Eigen::MatrixXd m = oracle::returns_panel;
    m.col(2).setConstant(-.1);
    const Eigen::MatrixXd c = conditional_correlation_matrix{}(m);
    for (Eigen::Index j = 0; j < 5; ++j) EXPECT_EQ(std::isnan(c(0, j)), j == 2);
    EXPECT_TRUE((conditional_correlation_matrix{.threshold = -9}(m).array().isNaN().all()));
    EXPECT_TRUE((conditional_correlation_matrix{.condition = 2}(Eigen::MatrixXd(0, 3)).array().isNaN().all()));
    m(3, 3) = HUGE_VAL;
    EXPECT_TRUE((conditional_correlation_matrix{}(m).array().isNaN().all()));
}

TEST(downside_correlation, refuses_wrong_parameters_and_lengths) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  down(series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
    EXPECT_EQ(thrown<std::invalid_argument>([] { downside_correlation{.threshold = oracle::nan}(x, y); }),
              "threshold is nan, expected a number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { exceedance_correlation{.level = -1}(x, y); }),
              "level is -1, expected a number of deviations, 0 or more");
    EXPECT_EQ(
        thrown<std::invalid_argument>([] { conditional_correlation_matrix{.condition = 5}(oracle::returns_panel); }),
        "condition is 5, expected a column, less than 5");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { conditional_correlation_matrix{.threshold = oracle::nan}(oracle::returns_panel); }),
              "threshold is nan, expected a number");
}

}
