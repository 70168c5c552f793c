// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/distance_correlation.hpp>

#include "corr/dependence.hpp"
#include "support/fifty_digits.hpp"

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

constexpr distance_correlation biased{}, unbiased{distance_correlation::statistic::unbiased};

/// The square of the distance correlation: every distance, centred by rows and columns. With `less` 0 the V-statistic;
/// with 1 the U-centred distances off the diagonal.
fifty by_definition(const series& x, const series& y, int less) {
    const std::size_t n = x.size();
    const fifty rows = n, row_count = rows - 2 * less, pair_count = (rows - less) * (rows - 2 * less);
    struct distances {
        std::vector<fifty> row;
        fifty all = 0;
    };
    const auto sums = [&](const series& z) {
        distances d{std::vector<fifty>(n, 0)};
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) d.row[i] += abs(fifty{z[i]} - z[j]);
            d.all += d.row[i];
        }
        return d;
    };
    const distances a = sums(x), b = sums(y);
    fifty xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            if (less == 1 && i == j) continue;
            const fifty u = abs(fifty{x[i]} - x[j]) - (a.row[i] + a.row[j]) / row_count + a.all / pair_count;
            const fifty v = abs(fifty{y[i]} - y[j]) - (b.row[i] + b.row[j]) / row_count + b.all / pair_count;
            xy += u * v, xx += u * u, yy += v * v;
        }
    return xy / sqrt(xx * yy);
}

void expect_definition(const series& x, const series& y, const char* name, double unbiased_error) {
    const fifty squared = by_definition(x, y, 0), u = by_definition(x, y, 1);
    const double b = biased(x, y);
    EXPECT_LE(error_in(1, b * b, squared), 2e-15) << name;
    EXPECT_LE(error_in(1, unbiased(x, y), u), unbiased_error) << name;
    EXPECT_EQ(biased(y, x), b) << name;
    EXPECT_EQ(unbiased(y, x), unbiased(x, y)) << name;
}

TEST(distance_correlation, agrees_with_energy) {
    const auto expect = [](const Eigen::MatrixXd& panel, const series& b, const series& u) {
        oracle::expect_entries(pairwise_matrix(biased, panel), b, 1e-13);
        oracle::expect_entries(pairwise_matrix(unbiased, panel), u, 1e-13);
    };
    expect(oracle::returns_panel, oracle::dcor_of_returns, oracle::bcdcor_of_returns);
    expect(oracle::ill_conditioned_panel, oracle::dcor_of_ill_conditioned, oracle::bcdcor_of_ill_conditioned);
    expect(oracle::panel_with_gaps, oracle::dcor_of_gaps, oracle::bcdcor_of_gaps);
}

TEST(distance_correlation, is_its_definition_whatever_level_and_scale) {
    for (const std::size_t n : {4U, 5U, 16U, 32U})
        for (const double steps : {0.0, 5.0}) {
            if (n < 16 && steps > 0) continue;            // two different numbers, one of them once: 0/0 for `unbiased`
            const double error = n < 16 ? 2e-14 : 2e-15;  // of a few rows U-centring leaves little
            const two_series s{n, steps};
            expect_definition(s.x, s.y, "plain", error);
            series far = s.x, small = s.y, outlier = s.x;
            for (double& v : far) v = 1e9 + 1e-3 * v;
            for (double& v : small) v *= 1e-300;
            outlier[1] = 50;  // U-centring takes away what it alone makes of the distances
            expect_definition(far, s.y, "far", error);
            expect_definition(s.x, small, "small", error);
            if (steps == 0) expect_definition(outlier, s.y, "outlier", 1e-11);
        }
}

// By hand: distances of (0, 1, 3) and (0, 1, 0), centred by rows and columns and as they are multiplied.
TEST(distance_correlation, by_hand) {
    // Row means of the distances 4/3, 1, 5/3, of all 4/3; and 1/3, 2/3, 1/3, of all 4/9.
    const double xy = 2 * (1 * 1 + 3 * 0 + 2 * 1) - 6 * (4.0 / 9 + 2.0 / 3 + 5.0 / 9) + 9 * 16.0 / 27;
    const double xx = 2 * (1 + 9 + 4) - 6 * (16.0 / 9 + 1 + 25.0 / 9) + 9 * 16.0 / 9;
    const double yy = 2 * (1 + 0 + 1) - 6 * (1.0 / 9 + 4.0 / 9 + 1.0 / 9) + 9 * 16.0 / 81;
    EXPECT_NEAR(biased(series{0, 1, 3}, series{0, 1, 0}), std::sqrt(xy / std::sqrt(xx * yy)), 1e-15);
}

TEST(distance_correlation, is_one_for_linear_functions) {
    for (const std::size_t n : {2U, 10U, 1000U}) {
        const two_series s{n};
        series line = s.x;
        for (double& v : line) v = 2 - 4 * v;
        EXPECT_NEAR(biased(s.x, s.x), 1, 5e-16);
        EXPECT_NEAR(biased(s.x, line), 1, 1e-15) << "whose numbers are rounded";
        if (n > 2) {
            EXPECT_NEAR(unbiased(s.x, s.x), 1, 5e-16);
        }
    }
}

TEST(distance_correlation, hears_what_correlation_does_not) {
    series x, square, other;
    for (int i = -500; i <= 500; ++i) x.push_back(i), square.push_back(i * i), other.push_back((i + 500) * 389 % 1001);
    EXPECT_GT(biased(x, square), .45);
    EXPECT_LT(biased(x, other), .1);
    EXPECT_LT(std::abs(unbiased(x, other)), .01);
}

TEST(distance_correlation, has_no_answer_where_nothing_is_left) {
    const two_series s{5};
    EXPECT_TRUE(std::isnan(unbiased(series{1, 2, 4}, series{1, 3, 2}))) << "3 rows";
    EXPECT_TRUE(std::isfinite(unbiased(series{1, 2, 4, 3}, series{1, 3, 2, 5})));
    EXPECT_TRUE(std::isnan(unbiased(series{.3, .3, .7, .3, .3}, s.y))) << "one row differs from the rest";
    EXPECT_TRUE(std::isfinite(biased(series{.3, .3, .7, .3, .3}, s.y)));
    EXPECT_TRUE(std::isnan(unbiased(series{1, 2, 4e6, 3, 5}, s.y))) << "and so far that rounding hides it";
    EXPECT_TRUE(std::isfinite(unbiased(series{1, 2, 4e4, 3, 5}, s.y)));
    EXPECT_TRUE(std::isnan(biased(series{1, 2, 3, 4, HUGE_VAL}, s.y)));
    EXPECT_TRUE(std::isnan(biased(s.y, series{1, -HUGE_VAL, 3, 4, 5})));
    const series huge{-1.7e308, 1.7e308, 1e308, 0, 1}, tenths{-.17, .17, .1, 0, 1e-309};
    EXPECT_NEAR(biased(huge, s.y), biased(tenths, s.y), 1e-15);
    const series tiny{1, 7, 3, 2, 12};
    series denormal = tiny;
    for (double& v : denormal) v *= 0x1p-1070;
    EXPECT_EQ(biased(denormal, s.y), biased(tiny, s.y));
}

TEST(distance_correlation, obeys_the_laws_of_pairs) {
    static_assert(distance_correlation::symmetric);
    expect_laws_of_pairs(biased);
    expect_laws_of_pairs(unbiased);
}

}
