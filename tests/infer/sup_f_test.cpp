// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/sup_f.hpp>

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
using tidemark::infer::line_break;
using tidemark::infer::sup_f;
using tidemark::infer::detail::bessel_supremum;
using tidemark::support::thrown;
using variance = sup_f::variance;
using series = std::vector<double>;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

// Each with equal variances and HC3: the mean of the Nile, of a series, and its line on a regressor.
TEST(sup_f, is_that_of_strucchange) {
    const double* expected = oracle::strucchange.data();
    for (int i = 0; i < 3; ++i)
        for (const variance residual : {variance::equal, variance::robust}) {
            const sup_f test{.residual = residual};
            const line_break found = i == 0   ? test(oracle::nile)
                                     : i == 1 ? test(oracle::line)
                                              : test(oracle::line, oracle::regressor);
            EXPECT_NEAR(found.statistic, expected[0], 1e-11 * expected[0]);
            EXPECT_EQ(static_cast<double>(found.rows_before), expected[1]);
            expected += 2;
        }
}

// Zeileis, Leisch, Hornik and Kleiber (2002), strucchange: 75.93, and the break after 1898.
TEST(sup_f, finds_the_dam_of_the_nile) {
    const line_break found = sup_f{}(oracle::nile);
    EXPECT_NEAR(found.statistic, 75.93, 0.005);
    EXPECT_EQ(1871 + static_cast<int>(found.position), 1899);
    EXPECT_NEAR(found.intercept_before, 1097.75, 1e-10);
    EXPECT_NEAR(found.intercept_after, 849.97222222222222, 1e-10);
    EXPECT_TRUE(std::isnan(found.slope_before) && std::isnan(found.slope_after));
    EXPECT_EQ(found.first_date, 15u);
    EXPECT_EQ(found.last_date, 85u);
    EXPECT_LT(found.p_value, 1e-11);
    // By the distribution in 60 digits, at 75.929769427485.
    EXPECT_NEAR((sup_f{.path = bridge_path::continuous}(oracle::nile).p_value), 3.9284319626315e-16, 1e-25);
}

TEST(sup_f, tells_the_lines_of_both_stretches) {
    const line_break found = sup_f{}(oracle::line, oracle::regressor);
    const auto slope = [](std::size_t first, std::size_t last) {
        long double x = 0, y = 0, xx = 0, xy = 0, n = 0;
        for (std::size_t t = first; t < last; ++t) {
            const auto a = static_cast<long double>(oracle::regressor[t]),
                       b = static_cast<long double>(oracle::line[t]);
            n += 1, x += a, y += b, xx += a * a, xy += a * b;
        }
        return static_cast<double>((n * xy - x * y) / (n * xx - x * x));
    };
    EXPECT_NEAR(found.slope_before, slope(0, found.rows_before), 1e-13);
    EXPECT_NEAR(found.slope_after, slope(found.rows_before, 120), 1e-13);
}

// By the eigenvalues of the process in 30 digits: dimensions, level, trimming, probability.
TEST(sup_f, has_the_distribution_of_a_bessel_process) {
    for (std::size_t i = 0; i < oracle::bessel.size(); i += 4) {
        const double* row = oracle::bessel.data() + i;
        const double p = bessel_supremum{static_cast<int>(row[0]), row[1]}.exceedance(2 * std::log(1 / row[2] - 1));
        EXPECT_NEAR(p, row[3], 1e-11 * row[3]) << row[0] << ' ' << row[1] << ' ' << row[2];
    }
}

// Andrews (2003), Tests for parameter instability and structural change with unknown change point: a corrigendum, at 15
// %: 10 %, 5 % and 1 %, as Stock and Watson print them, divided by p. They are of simulated paths in steps, which miss
// some of the maximum.
TEST(sup_f, has_nearly_the_critical_values_of_andrews) {
    const double length = 2 * std::log(0.85 / 0.15), levels[]{0.1, 0.05, 0.01};
    const double tables[][4]{
        {1, 7.12, 8.68, 12.16}, {2, 5.00, 5.86, 7.78}, {3, 4.09, 4.71, 6.02}, {6, 3.02, 3.37, 4.12}};
    for (const auto& table : tables)
        for (int i = 0; i < 3; ++i) {
            const bessel_supremum process{static_cast<int>(table[0]), table[0] * table[i + 1]};
            EXPECT_NEAR(process.exceedance(length), levels[i], 0.15 * levels[i]);
            EXPECT_GT(process.exceedance(length), levels[i]);
        }
}

TEST(sup_f, distribution_at_its_ends) {
    for (const int p : {1, 2, 3, 6}) {
        EXPECT_EQ((bessel_supremum{p, 0}.exceedance(1)), 1);
        EXPECT_NEAR((bessel_supremum{p, 1e-6}.exceedance(1)), 1, 1e-12);
        EXPECT_EQ((bessel_supremum{p, inf}.exceedance(1)), 0);
        EXPECT_TRUE(std::isnan(bessel_supremum(p, nan).exceedance(1)));
    }
    // At one date it is chi-squared: of 3 degrees of freedom erfc(sqrt(x/2)) + sqrt(2 x / pi) exp(-x/2), of 4
    // (1 + x/2) exp(-x/2).
    EXPECT_NEAR((bessel_supremum{1, 3.0}.exceedance(0)), std::erfc(std::sqrt(1.5)), 1e-15);
    EXPECT_NEAR((bessel_supremum{3, 3.0}.exceedance(0)),
                std::erfc(std::sqrt(1.5)) + std::sqrt(6 / std::acos(-1.0)) * std::exp(-1.5), 1e-15);
    EXPECT_NEAR((bessel_supremum{4, 3.0}.exceedance(0)), 2.5 * std::exp(-1.5), 1e-15);
}

TEST(sup_f, leaves_missing_rows_out_and_names_the_row_of_the_caller) {
    series y = oracle::line, x = oracle::regressor;
    for (const std::ptrdiff_t at : {0, 10, 10, 90}) {
        y.insert(y.begin() + at, at == 10 ? nan : 5);
        x.insert(x.begin() + at, at == 10 ? 7 : nan);
    }
    const line_break with = sup_f{}(y, x), without = sup_f{}(oracle::line, oracle::regressor);
    EXPECT_EQ(with.statistic, without.statistic);
    EXPECT_EQ(with.position, without.position + 3);
}

TEST(sup_f, has_no_answer_without_residuals) {
    series ramp, line, spoilt = oracle::line;
    for (int t = 0; t < 40; ++t) ramp.push_back(t % 7), line.push_back(0.1 - 3.7 * (t % 7));
    spoilt[60] = inf;
    for (const variance residual : {variance::equal, variance::robust}) {
        const sup_f test{.residual = residual};
        for (const line_break& found :
             {test(series(40, 0.1)), test(line, ramp), test(ramp, series(40, 1.0)), test(spoilt),
              test(spoilt, oracle::regressor), test(oracle::regressor, spoilt)}) {
            EXPECT_TRUE(std::isnan(found.statistic) && std::isnan(found.p_value));
            EXPECT_EQ(found.position, 0u);
        }
    }
}

TEST(sup_f, is_sure_of_a_clean_step) {
    series step(40, 0.1);
    for (std::size_t t = 25; t < 40; ++t) step[t] = 0.3;
    for (const variance residual : {variance::equal, variance::robust}) {
        const line_break found = sup_f{.residual = residual}(step);
        EXPECT_EQ(found.statistic, inf);
        EXPECT_EQ(found.p_value, 0);
        EXPECT_EQ(found.position, 25u);
    }
}

TEST(sup_f, refuses_what_it_cannot_use) {
    const series x(30, 1.0);
    for (const double trimming : {0.0, 0.5, -0.1, nan})
        EXPECT_NE(thrown<std::invalid_argument>([&] {
                      sup_f{.trimming = trimming}(x);
                  }).find("expected a share above 0 and below 1/2"),
                  std::string::npos);
    EXPECT_EQ(thrown<std::invalid_argument>([&] { sup_f{}(series(19, 1.0)); }),
              "number of observed rows is 19, expected at least 20 for this test");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { sup_f{}(x, series(29, 1.0)); }),
              "length of y is 30, expected the length of x, 29");
    EXPECT_FALSE(std::isnan(sup_f{.trimming = 0.001}(oracle::nile).p_value));
    EXPECT_EQ((sup_f{.trimming = 0.001}(oracle::nile).first_date), 2u);
    EXPECT_FALSE(std::isnan(sup_f{.trimming = 0.4999}(series{oracle::nile}).p_value));
}

// Of 1500 samples a share of 5 % has a standard error of 0.56 %, one of 10 % of 0.77 %. With 10,000 samples of 100
// rows: 5.5 % and 11.0 % for a mean, 4.9 % and 9.9 % for a line.
TEST(sup_f, cries_wolf_as_often_as_it_says) {
    std::mt19937_64 random{17};
    std::normal_distribution<double> normal;
    constexpr int samples = 1500;
    int of_mean[2]{}, of_line[2]{}, found = 0;
    double missed_by = 0;
    series x(100), y(100);
    for (int k = 0; k < samples; ++k) {
        for (std::size_t t = 0; t < 100; ++t) x[t] = normal(random), y[t] = normal(random);
        const double mean = sup_f{}(y).p_value, line = sup_f{}(y, x).p_value;
        of_mean[0] += mean < 0.05, of_mean[1] += mean < 0.1;
        of_line[0] += line < 0.05, of_line[1] += line < 0.1;
        for (std::size_t t = 60; t < 100; ++t) y[t] += 1;
        const line_break broken = sup_f{}(y);
        found += broken.p_value < 0.05;
        missed_by += std::fabs(static_cast<double>(broken.rows_before) - 60) / samples;
    }
    for (const int* share : {of_mean, of_line}) {
        EXPECT_NEAR(share[0] / static_cast<double>(samples), 0.05, 0.016);
        EXPECT_NEAR(share[1] / static_cast<double>(samples), 0.1, 0.022);
    }
    EXPECT_GT(found, 0.95 * samples);
    EXPECT_LT(missed_by, 5);
}

}
