// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/cusum_of_squares.hpp>

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

using tidemark::infer::cusum_break;
using tidemark::infer::cusum_of_squares;
using tidemark::support::thrown;
using rows_are = cusum_of_squares::rows_are;
using about = cusum_of_squares::about;
using series = std::vector<double>;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

// By the formulas of the papers in numpy: IT, kappa-1, kappa-2, its bandwidth, rows before.
TEST(cusum_of_squares, is_what_the_papers_write) {
    for (const about centre : {about::mean, about::zero}) {
        const series& expected = centre == about::mean ? oracle::squares : oracle::squares_about_zero;
        std::size_t i = 0;
        for (const rows_are assumed : {rows_are::normal, rows_are::independent, rows_are::dependent}) {
            const cusum_break found = cusum_of_squares{.assumed = assumed, .centre = centre}(oracle::spread);
            EXPECT_NEAR(found.statistic, expected[i], 1e-12 * expected[i]);
            EXPECT_EQ(static_cast<double>(found.rows_before), expected[4]);
            EXPECT_EQ(static_cast<double>(found.bandwidth), assumed == rows_are::dependent ? expected[3] : 1);
            ++i;
        }
    }
    EXPECT_EQ((cusum_of_squares{.bandwidth = 1}(oracle::spread).statistic),
              (cusum_of_squares{.assumed = rows_are::independent}(oracle::spread).statistic));
}

TEST(cusum_of_squares, tells_both_variances) {
    const cusum_break found = cusum_of_squares{.centre = about::zero}(oracle::spread);
    long double early = 0, late = 0;
    for (std::size_t t = 0; t < 120; ++t) {
        const auto x = static_cast<long double>(oracle::spread[t]);
        (t < found.rows_before ? early : late) += x * x;
    }
    EXPECT_NEAR(found.before, static_cast<double>(early) / static_cast<double>(found.rows_before), 1e-13);
    EXPECT_NEAR(found.after, static_cast<double>(late) / static_cast<double>(found.rows_after), 1e-13);
    EXPECT_LT(found.before, found.after);
}

TEST(cusum_of_squares, leaves_missing_rows_out_and_names_the_row_of_the_caller) {
    series gaps{nan, nan, nan};
    gaps.insert(gaps.end(), oracle::spread.begin(), oracle::spread.end());
    EXPECT_EQ(cusum_of_squares{}(gaps).position, cusum_of_squares{}(oracle::spread).position + 3);
    EXPECT_EQ(cusum_of_squares{}(gaps).p_value, cusum_of_squares{}(oracle::spread).p_value);
}

TEST(cusum_of_squares, has_no_answer_without_spread) {
    series signs, spoilt = oracle::spread;
    for (int t = 0; t < 30; ++t) signs.push_back(t % 2 == 0 ? 1 : -1);  // whose squares are equal
    spoilt[5] = inf;
    for (const rows_are assumed : {rows_are::normal, rows_are::independent, rows_are::dependent})
        for (const series& x : {series(30, 0.3), signs, spoilt}) {
            const cusum_break found = cusum_of_squares{.assumed = assumed}(x);
            EXPECT_TRUE(std::isnan(found.statistic) && std::isnan(found.p_value));
            EXPECT_EQ(found.position, 0u);
        }
}

TEST(cusum_of_squares, refuses_what_it_cannot_use) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { cusum_of_squares{}(series(5, 1.0)); }),
              "number of observed rows is 5, expected at least 20 for this test");
    EXPECT_EQ(thrown<std::invalid_argument>([] { cusum_of_squares{.bandwidth = 31}(series(30, 1.0)); }),
              "bandwidth is 31, expected at most the number of rows, 30");
}

// Of 1000 samples a share of 10 % has a standard error of 0.95 %. With 10,000 samples of 500 rows: 9.7 % and 10.0 % for
// normal rows; of fat tails 52 % if they are taken as normal, and 7.9 % otherwise.
TEST(cusum_of_squares, cries_wolf_as_often_as_it_says_where_rows_are_as_assumed) {
    std::mt19937_64 random{11};
    std::normal_distribution<double> normal;
    std::student_t_distribution<double> fat{5};
    constexpr int samples = 1000;
    int by_normal = 0, by_independent = 0, misled = 0, found = 0;
    double missed_by = 0;
    series x(500);
    for (int k = 0; k < samples; ++k) {
        for (double& v : x) v = normal(random);
        by_normal += cusum_of_squares{.assumed = rows_are::normal}(x).p_value < 0.1;
        by_independent += cusum_of_squares{.assumed = rows_are::independent}(x).p_value < 0.1;
        for (std::size_t t = 250; t < 500; ++t) x[t] *= 1.5;
        const cusum_break broken = cusum_of_squares{}(x);
        found += broken.p_value < 0.05;
        missed_by += std::fabs(static_cast<double>(broken.rows_before) - 250) / samples;
        for (double& v : x) v = fat(random);
        misled += cusum_of_squares{.assumed = rows_are::normal}(x).p_value < 0.1;
    }
    EXPECT_NEAR(by_normal / static_cast<double>(samples), 0.1, 0.025);
    EXPECT_NEAR(by_independent / static_cast<double>(samples), 0.1, 0.025);
    EXPECT_GT(misled, 0.4 * samples);
    EXPECT_GT(found, 0.95 * samples);
    EXPECT_LT(missed_by, 25);
}

}
