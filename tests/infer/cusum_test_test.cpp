// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/cusum_test.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace oracle {
#include "oracle/infer/breaks.inc"
}

using tidemark::infer::bridge_path;
using tidemark::infer::cusum_break;
using tidemark::infer::cusum_test;
using tidemark::support::thrown;
using series = std::vector<double>;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

// By the formulas in numpy: statistic, bandwidth, rows before.
TEST(cusum_test, is_its_formula_with_the_bandwidth_of_newey_and_west) {
    const double* expected = oracle::cusum.data();
    for (const series& y : {oracle::line, oracle::nile}) {
        const cusum_break found = cusum_test{}(y);
        EXPECT_NEAR(found.statistic, expected[0], 1e-12 * expected[0]);
        EXPECT_EQ(static_cast<double>(found.bandwidth), expected[1]);
        EXPECT_EQ(static_cast<double>(found.rows_before), expected[2]);
        expected += 3;
    }
}

// Its OLS-CUSUM divides the squares by n - 1. The Nile changed after 1898, its 28th year.
TEST(cusum_test, is_that_of_strucchange_for_independent_rows) {
    const double* expected = oracle::strucchange.data() + 12;
    for (const series& y : {oracle::nile, oracle::line}) {
        const double n = static_cast<double>(y.size());
        const cusum_break found = cusum_test{.bandwidth = 1}(y);
        EXPECT_NEAR(found.statistic * std::sqrt((n - 1) / n), expected[0], 1e-12 * expected[0]);
        EXPECT_EQ(static_cast<double>(found.rows_before), expected[1]);
        expected += 2;
    }
    const cusum_break nile = cusum_test{}(oracle::nile);
    EXPECT_EQ(nile.position, 28u);
    EXPECT_EQ(nile.rows_after, 72u);
    EXPECT_NEAR(nile.before, 1097.75, 1e-10);
    EXPECT_NEAR(nile.after, 849.97222222222222, 1e-10);
}

TEST(cusum_test, leaves_missing_rows_out_and_names_the_row_of_the_caller) {
    series gaps;
    for (const double y : oracle::nile) {
        gaps.push_back(y);
        if (gaps.size() % 7 == 0) gaps.push_back(nan);
    }
    const cusum_break found = cusum_test{}(gaps);
    EXPECT_EQ(found.statistic, cusum_test{}(oracle::nile).statistic);
    EXPECT_EQ(found.rows_before, 28u);
    EXPECT_EQ(found.position, 28u + 4);
}

TEST(cusum_test, keeps_its_digits_on_a_high_level) {
    series high = oracle::nile;
    for (double& y : high) y += 0x1p40;
    EXPECT_NEAR(cusum_test{}(high).statistic, cusum_test{}(oracle::nile).statistic, 1e-12);
}

TEST(cusum_test, has_no_answer_without_spread) {
    for (const series& y : {series(40, 0.1), series(40, inf), [] {
                                series s(40, 1.0);
                                s[3] = 2;
                                s[20] = -inf;
                                return s;
                            }()}) {
        const cusum_break found = cusum_test{}(y);
        EXPECT_TRUE(std::isnan(found.statistic) && std::isnan(found.p_value));
        EXPECT_EQ(found.position, 0u);
    }
}

TEST(cusum_test, refuses_what_it_cannot_use) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { cusum_test{}(series(30, nan)); }),
              "number of observed rows is 0, expected at least 20 for this test");
    EXPECT_EQ(thrown<std::invalid_argument>([] { cusum_test{.bandwidth = 99}(series(30, 1.0)); }),
              "bandwidth is 99, expected at most the number of rows, 30");
}

// Of 2000 samples a share of 5 % has a standard error of 0.5 %. With 20,000 samples: 5.0 % and 10.3 %; `continuous` 3.9
// %.
TEST(cusum_test, cries_wolf_as_often_as_it_says) {
    std::mt19937_64 random{7};
    std::normal_distribution<double> normal;
    constexpr int samples = 2000;
    int twentieth = 0, tenth = 0;
    series y(150);
    for (int k = 0; k < samples; ++k) {
        for (double& v : y) v = normal(random);
        const double p = cusum_test{.bandwidth = 1}(y).p_value;
        twentieth += p < 0.05, tenth += p < 0.1;
    }
    EXPECT_NEAR(twentieth / static_cast<double>(samples), 0.05, 0.012);
    EXPECT_NEAR(tenth / static_cast<double>(samples), 0.1, 0.017);
}

}
