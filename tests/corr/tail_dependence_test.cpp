// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/tail_dependence.hpp>

#include <tidemark/corr/pairwise_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/tail_dependence.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

static_assert(pair_estimator<lower_tail_dependence> && pair_estimator<upper_tail_dependence>);

using series = std::vector<double>;
constexpr lower_tail_dependence lower, lower_third{.3};
constexpr upper_tail_dependence upper, upper_third{.3};

TEST(tail_dependence, is_what_ranks_of_scipy_give) {
    const struct {
        const Eigen::MatrixXd& panel;
        const std::vector<double>&lower, &lower_third, &upper, &upper_third;
    } cases[] = {
        {oracle::returns_panel, oracle::returns_lower_5, oracle::returns_lower_30, oracle::returns_upper_5,
         oracle::returns_upper_30},
        {oracle::wide_panel, oracle::wide_lower_5, oracle::wide_lower_30, oracle::wide_upper_5, oracle::wide_upper_30},
        {oracle::ill_conditioned_panel, oracle::ill_conditioned_lower_5, oracle::ill_conditioned_lower_30,
         oracle::ill_conditioned_upper_5, oracle::ill_conditioned_upper_30},
        {oracle::panel_with_gaps, oracle::gaps_lower_5, oracle::gaps_lower_30, oracle::gaps_upper_5,
         oracle::gaps_upper_30}};
    for (const auto& of : cases) {
        oracle::expect_entries(pairwise_matrix(lower, of.panel), of.lower, 0);
        oracle::expect_entries(pairwise_matrix(lower_third, of.panel), of.lower_third, 0);
        oracle::expect_entries(pairwise_matrix(upper, of.panel), of.upper, 0);
        oracle::expect_entries(pairwise_matrix(upper_third, of.panel), of.upper_third, 0);
    }
}

TEST(tail_dependence, by_hand) {
    const series x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, y{2, 10, 1, 9, 3, 8, 4, 7, 5, 6};
    // Beside the three lowest of x stand 2, 10 and 1 of y; beside the three highest 7, 5 and 6.
    EXPECT_EQ(lower_third(x, y), 2. / 3);
    EXPECT_EQ(upper_third(x, y), 0);
    EXPECT_EQ(upper_tail_dependence{.5}(x, y), 3. / 5) << "8, 7 and 6, not 4 and 5";
    EXPECT_EQ(lower_third(x, x), 1);
}

TEST(tail_dependence, takes_the_whole_part_of_a_share_in_decimals) {
    series x(100), y(100);
    for (std::size_t t = 0; t < 100; ++t) x[t] = y[t] = static_cast<double>(t);
    y[28] = 1000;  // the 29th lowest of x, and the highest of y
    EXPECT_EQ(lower_tail_dependence{.28}(x, y), 1);
    EXPECT_EQ(lower_tail_dependence{.29}(x, y), 28. / 29) << "though .29 x 100 is less than 29";
    EXPECT_EQ(lower_tail_dependence{.289}(x, y), 1);
    EXPECT_EQ(lower_tail_dependence{.07}(x, y), 1) << "though .07 x 100 is more than 7";
}

TEST(tail_dependence, lets_equal_values_share_their_highest_rank) {
    const series x{1, 1, 2, 3, 4, 5}, y{1, 2, 3, 4, 5, 6};
    EXPECT_TRUE(std::isnan(lower_tail_dependence{1. / 6}(x, y))) << "two values are lowest, none is of rank 1";
    EXPECT_EQ(lower_tail_dependence{2. / 6}(x, y), 1);
    const series z{1, 2, 2, 3, 4, 5};
    EXPECT_EQ(lower_tail_dependence{2. / 6}(z, y), .5) << "1 alone is of rank 2 or less";
    EXPECT_EQ(lower_tail_dependence{3. / 6}(z, y), 1);
}

TEST(tail_dependence, knows_ranks_alone) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd l = pairwise_matrix(lower_third, m), bent = m.array().exp().matrix(), less = -m;
    EXPECT_EQ(pairwise_matrix(lower_third, bent), l);
    EXPECT_EQ(pairwise_matrix(upper_third, less), l);
    EXPECT_EQ(pairwise_matrix(lower_third, m.colwise().reverse().eval()), l);
    EXPECT_EQ(lower_third(m.col(1), m.col(3)), lower_third(m.col(3), m.col(1)));
    const Eigen::VectorXf a = m.col(0).cast<float>(), b = m.col(1).cast<float>();
    EXPECT_EQ(lower_third(a, b), l(0, 1));
}

TEST(tail_dependence, of_independent_series_is_the_tail) {
    std::mt19937_64 random{1};
    series x(200000), y(200000);
    for (double& v : x) v = static_cast<double>(random());
    for (double& v : y) v = static_cast<double>(random());
    EXPECT_NEAR(lower(x, y), .05, 6 * std::sqrt(.05 * .95 / 10000));
    EXPECT_NEAR(upper(x, y), .05, 6 * std::sqrt(.05 * .95 / 10000));
}

TEST(tail_dependence, edges) {
    EXPECT_TRUE(std::isnan(lower(series{}, series{})));
    EXPECT_TRUE(std::isnan(lower(series(19, 1.), series(19, 1.)))) << "floor(.05 x 19) is 0";
    EXPECT_TRUE(std::isnan(lower_third(series(10, 1.), series{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))) << "a constant";
    EXPECT_EQ(lower_third(series{-HUGE_VAL, 1, 2, HUGE_VAL}, series{-5, 3, 1, 2}), 1);
    EXPECT_EQ(lower_third(series{0, oracle::nan, 1, 2, 3}, series{0, -9, 1, 2, 3}),
              lower_third(series{0, 1, 2, 3}, series{0, 1, 2, 3}));
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  lower(series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
    EXPECT_EQ(thrown<std::invalid_argument>([] { lower_tail_dependence{1}(series{1}, series{1}); }),
              "tail is 1, expected a number in (0, 1)");
    EXPECT_EQ(thrown<std::invalid_argument>([] { upper_tail_dependence{0}(series{1}, series{1}); }),
              "tail is 0, expected a number in (0, 1)");
}

}
