// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/correlation_break_test.hpp>

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

using tidemark::infer::bridge_exceedance;
using tidemark::infer::bridge_path;
using tidemark::infer::correlation_break;
using tidemark::infer::correlation_break_test;
using tidemark::support::thrown;
using series = std::vector<double>;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

// By the matrices of the paper, in numpy: for each bandwidth the statistic, the rows before the break, r.
TEST(correlation_break_test, is_the_statistic_of_the_paper) {
    for (int i = 0; i < 3; ++i) {
        const double* expected = oracle::correlation_break.data() + 3 * i;
        const correlation_break found =
            correlation_break_test{.bandwidth = std::vector<std::size_t>{1, 4, 9}[static_cast<std::size_t>(i)]}(
                oracle::together, oracle::apart);
        EXPECT_NEAR(found.statistic, expected[0], 1e-11 * expected[0]);
        EXPECT_EQ(static_cast<double>(found.rows_before), expected[1]);
        EXPECT_NEAR(found.whole, expected[2], 1e-13);
    }
    const correlation_break found = correlation_break_test{}(oracle::together, oracle::apart);
    EXPECT_EQ(found.bandwidth, 4u);  // ln 120 = 4.8
    EXPECT_EQ(found.rows_before + found.rows_after, 120u);
    EXPECT_EQ(found.position, found.rows_before);
    EXPECT_EQ(found.p_value, bridge_exceedance(found.statistic, 120, bridge_path::sampled));
    EXPECT_EQ((correlation_break_test{.path = bridge_path::continuous}(oracle::together, oracle::apart).p_value),
              bridge_exceedance(found.statistic));
}

TEST(correlation_break_test, tells_the_correlations_of_both_stretches) {
    const correlation_break found = correlation_break_test{}(oracle::together, oracle::apart);
    const auto pearson = [](std::size_t first, std::size_t last) {
        long double x = 0, y = 0, xx = 0, yy = 0, xy = 0, n = 0;
        for (std::size_t t = first; t < last; ++t) {
            const auto a = static_cast<long double>(oracle::together[t]),
                       b = static_cast<long double>(oracle::apart[t]);
            n += 1, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
        }
        return static_cast<double>((n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y)));
    };
    EXPECT_NEAR(found.before, pearson(0, found.rows_before), 1e-14);
    EXPECT_NEAR(found.after, pearson(found.rows_before, 120), 1e-14);
}

TEST(correlation_break_test, knows_no_units_and_no_side) {
    series x, y;
    for (std::size_t t = 0; t < oracle::together.size(); ++t) {
        x.push_back(8 * oracle::together[t] - 512);
        y.push_back(-oracle::apart[t] / 4);
    }
    const correlation_break here = correlation_break_test{}(oracle::together, oracle::apart),
                            there = correlation_break_test{}(y, x);
    EXPECT_NEAR(here.statistic, there.statistic, 1e-12);
    EXPECT_NEAR(here.before, -there.before, 1e-14);
    EXPECT_EQ(here.position, there.position);
}

TEST(correlation_break_test, leaves_missing_rows_out_and_names_the_row_of_the_caller) {
    series x, y;
    for (std::size_t t = 0; t < oracle::together.size(); ++t) {
        x.push_back(oracle::together[t]), y.push_back(oracle::apart[t]);
        if (t % 10 == 0) x.push_back(nan), y.push_back(1);
        if (t % 15 == 3) x.push_back(inf), y.push_back(nan);
    }
    const correlation_break without = correlation_break_test{}(oracle::together, oracle::apart),
                            with = correlation_break_test{}(x, y);
    EXPECT_EQ(with.statistic, without.statistic);
    EXPECT_EQ(with.rows_before, without.rows_before);
    EXPECT_EQ(x[with.position], oracle::together[without.position]);
    EXPECT_EQ(y[with.position], oracle::apart[without.position]);
}

TEST(correlation_break_test, reads_floats) {
    const std::vector<float> x(oracle::together.begin(), oracle::together.end()),
        y(oracle::apart.begin(), oracle::apart.end());
    EXPECT_NEAR(correlation_break_test{}(x, y).statistic, oracle::correlation_break[3], 1e-7);
}

TEST(correlation_break_test, has_no_answer_without_spread) {
    const series ramp = [] {
        series r;
        for (int t = 0; t < 30; ++t) r.push_back(t * t % 17);
        return r;
    }();
    series same = ramp, spoilt = ramp;
    for (double& s : same) s = 3 * s + 0.1;
    spoilt[4] = inf;
    for (const series& y : {series(30, 2.0), same, spoilt}) {
        const correlation_break found = correlation_break_test{}(ramp, y);
        EXPECT_TRUE(std::isnan(found.statistic) && std::isnan(found.p_value));
        EXPECT_EQ(found.position, 0u);
    }
    series late = ramp;  // a constant beginning is passed over
    for (int t = 0; t < 10; ++t) late[static_cast<std::size_t>(t)] = 1;
    late[15] = 40;
    EXPECT_GT(correlation_break_test{}(ramp, late).rows_before, 10u);
    series last(30, 1.0);  // before the last row there is no correlation
    last[29] = 2;
    const correlation_break none = correlation_break_test{.trimming = 0}(ramp, last);
    EXPECT_TRUE(std::isnan(none.statistic) && std::isnan(none.p_value));
    EXPECT_EQ(none.position, 0u);
}

TEST(correlation_break_test, refuses_what_it_cannot_use) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { correlation_break_test{}(series(19, 1.0), series(19, 1.0)); }),
              "number of observed rows is 19, expected at least 20 for this test");
    for (const double trimming : {-0.1, 0.5, nan})
        EXPECT_NE(thrown<std::invalid_argument>([&] {
                      correlation_break_test{.trimming = trimming}(series(30, 1.0), series(30, 1.0));
                  }).find("expected a share of 0 or more and below 1/2"),
                  std::string::npos);
    EXPECT_EQ(thrown<std::invalid_argument>([] { correlation_break_test{}(series(30, 1.0), series(29, 1.0)); }),
              "length of y is 29, expected the length of x, 30");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { correlation_break_test{.bandwidth = 31}(series(30, 1.0), series(30, 1.0)); }),
              "bandwidth is 31, expected at most the number of rows, 30");
}

// Correlations of a few rows go far; with trimming none of them is asked.
TEST(correlation_break_test, looks_for_no_break_at_the_ends_unless_told) {
    series x = oracle::together, y = oracle::apart;
    for (std::size_t t = 0; t < 120; ++t) y[t] = x[t] + (t < 6 ? -30 : 0.3) * (y[t] - x[t]) + (t < 6 ? 9.0 : 0.0);
    const correlation_break paper = correlation_break_test{.trimming = 0}(x, y),
                            inside = correlation_break_test{}(x, y);
    EXPECT_LE(paper.rows_before, 11u);
    EXPECT_GE(inside.rows_before, 12u);
    EXPECT_LE(inside.rows_before, 108u);
    EXPECT_GT(paper.statistic, inside.statistic);
}

// Of 600 samples of 300 rows a share of 10 % has a standard error of 1.2 %. With 20,000 samples: 10.4 %, and 5.2 % at 5
// %.
TEST(correlation_break_test, cries_wolf_as_often_as_it_says) {
    std::mt19937_64 random{42};
    std::normal_distribution<double> normal;
    constexpr int samples = 600;
    int tenth = 0, found_late = 0;
    double missed_by = 0;
    series x(300), y(300);
    for (int k = 0; k < samples; ++k) {
        for (std::size_t t = 0; t < 300; ++t) x[t] = normal(random), y[t] = 0.3 * x[t] + normal(random);
        tenth += correlation_break_test{}(x, y).p_value < 0.1;
        for (std::size_t t = 150; t < 300; ++t) y[t] = -1.5 * x[t] + y[t];
        const correlation_break found = correlation_break_test{}(x, y);
        found_late += found.p_value < 0.05;
        missed_by += std::fabs(static_cast<double>(found.rows_before) - 150) / samples;
    }
    EXPECT_NEAR(tenth / static_cast<double>(samples), 0.1, 0.03);
    EXPECT_GT(found_late, 0.95 * samples);
    EXPECT_LT(missed_by, 15);
}

}
