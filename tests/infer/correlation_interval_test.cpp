// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/correlation_interval.hpp>

#include "oracle/infer/decoupling.inc"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace tidemark::infer;
using namespace tidemark::support;

namespace {

using numbers = std::vector<double>;

const double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t cut = 180;

std::pair<std::span<const double>, std::span<const double>> rows_before() {
    return {std::span{asset_returns}.first(cut), std::span{benchmark_returns}.first(cut)};
}

fifty exact_z(const numbers& x, const numbers& y) {
    const fifty mean_x = exact_mean(x), mean_y = exact_mean(y);
    fifty xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const fifty u = x[i] - mean_x, v = y[i] - mean_y;
        xx += u * u;
        yy += v * v;
        xy += u * v;
    }
    const fifty r = xy / sqrt(xx * yy);
    return log((1 + r) / (1 - r)) / 2;
}

/// The jackknife as it is written: the correlation anew without each pair; autocovariances by Bartlett's weights, with
/// what they are of independent rows about their mean.
fifty exact_error(const numbers& x, const numbers& y, std::size_t lags) {
    const std::size_t n = x.size();
    const fifty z = exact_z(x, y), count = n;
    std::vector<fifty> pull;
    fifty mean = 0;
    for (std::size_t i = 0; i < n; ++i) {
        numbers u = x, v = y;
        u.erase(u.begin() + static_cast<std::ptrdiff_t>(i));
        v.erase(v.begin() + static_cast<std::ptrdiff_t>(i));
        pull.push_back((count - 1) * (z - exact_z(u, v)));
        mean += pull.back() / count;
    }
    fifty sum = 0, of_independent = 0;
    for (std::size_t s = 0; s < n; ++s) {
        for (std::size_t t = 0; t < n; ++t) {
            const std::size_t apart = s < t ? t - s : s - t;
            if (apart > lags) continue;
            const fifty weight = 1 - fifty{apart} / (lags + 1);
            sum += weight * (pull[s] - mean) * (pull[t] - mean) / count;
            of_independent += weight * ((s == t ? fifty{1} : fifty{0}) - 1 / count) / count;
        }
    }
    return sqrt(sum / of_independent / count);
}

TEST(correlation_interval, of_normal_pairs_is_fisher_s) {
    const auto [x, y] = rows_before();
    double worst = 0;
    const double confidences[]{0.9, 0.95, 0.99};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto found = correlation_interval{.confidence = confidences[i], .pairs = pairs_are::normal}(x, y);
        worst = (std::max)({worst, std::fabs(found.correlation - fisher_before[0]),
                            std::fabs(found.range.low - fisher_before[1 + 2 * i]),
                            std::fabs(found.range.high - fisher_before[2 + 2 * i])});
        EXPECT_EQ(found.observations, cut);
        EXPECT_EQ(found.lags, 0U);
        EXPECT_EQ(found.degrees_of_freedom, std::numeric_limits<double>::infinity());
        EXPECT_DOUBLE_EQ(found.standard_error, 1 / std::sqrt(177.0));
    }
    EXPECT_LE(worst, 1e-14) << "scipy's pearsonr; 6e-16 was seen";
}

// Eight days of two assets: a correlation of .9655529917 may well be one of .82.
TEST(correlation_interval, is_wide_for_eight_pairs) {
    const auto found = correlation_interval{}.of(0.9655529916750839, 8);
    EXPECT_NEAR(found.range.low, 0.8162681, 5e-8);
    EXPECT_NEAR(found.range.high, 0.9939460, 5e-8);
    EXPECT_DOUBLE_EQ(found.standard_error, 1 / std::sqrt(5.0));
}

TEST(correlation_interval, of_any_pairs_meets_its_definition) {
    const auto [all_x, all_y] = rows_before();
    double worst = 0;
    for (const std::size_t n : {10U, 41U}) {
        const numbers x(all_x.begin(), all_x.begin() + static_cast<std::ptrdiff_t>(n));
        const numbers y(all_y.begin(), all_y.begin() + static_cast<std::ptrdiff_t>(n));
        for (const std::size_t lags : {0U, 1U, 4U, 9U}) {
            const auto found = correlation_interval{.lags = lags}(x, y);
            worst = (std::max)({worst, relative_error(found.standard_error, exact_error(x, y, lags)),
                                relative_error(found.z, exact_z(x, y))});
            EXPECT_EQ(found.lags, lags);
        }
        EXPECT_EQ(correlation_interval{.lags = 0}(x, y).degrees_of_freedom, static_cast<double>(n) - 1);
    }
    EXPECT_LE(worst, 1e-12) << "2e-13 was seen";
}

TEST(correlation_interval, counts_the_freedom_that_a_kernel_leaves) {
    const auto [x, y] = rows_before();
    const auto found = correlation_interval{}(x, y);
    EXPECT_EQ(found.lags, 4U) << "floor(4 1.8^(2/9))";
    const double weights = 1 + 2 * (0.64 + 0.36 + 0.16 + 0.04);
    EXPECT_NEAR(found.degrees_of_freedom, 179 / weights, 1e-12);
    const auto wider = correlation_interval{.confidence = 0.99}(x, y);
    EXPECT_LT(wider.range.low, found.range.low);
    EXPECT_GT(wider.range.high, found.range.high);
}

TEST(correlation_interval, does_not_see_scale_or_place) {
    const auto [x, y] = rows_before();
    numbers scaled(x.begin(), x.end()), moved(y.begin(), y.end());
    for (double& v : scaled) v *= -1024;
    for (double& v : moved) v = v / 512 + 1;
    const auto found = correlation_interval{}(x, y), mirrored = correlation_interval{}(scaled, moved);
    EXPECT_NEAR(mirrored.correlation, -found.correlation, 1e-10);
    EXPECT_NEAR(mirrored.range.low, -found.range.high, 1e-10);
    EXPECT_NEAR(mirrored.range.high, -found.range.low, 1e-10);
}

TEST(correlation_interval, leaves_out_pairs_with_a_missing_side) {
    const auto [all_x, all_y] = rows_before();
    numbers x(all_x.begin(), all_x.begin() + 30), y(all_y.begin(), all_y.begin() + 30);
    const auto whole = correlation_interval{}(x, y);
    x.insert(x.begin() + 5, not_a_number);
    y.insert(y.begin() + 5, 0.5);
    x.push_back(1);
    y.push_back(not_a_number);
    const auto found = correlation_interval{}(x, y);
    EXPECT_EQ(found.observations, 30U);
    EXPECT_EQ(found.range.low, whole.range.low);
    EXPECT_EQ(found.range.high, whole.range.high);
}

TEST(correlation_interval, has_no_answer_where_the_data_have_none) {
    const auto [x, y] = rows_before();
    const auto none = [](const correlation_estimate& e) {
        return std::isnan(e.range.low) && std::isnan(e.range.high) && std::isnan(e.standard_error);
    };
    numbers constant(cut, 0.25), once(cut, 0.0), wild(x.begin(), x.end());
    once[7] = 1;
    wild[7] = std::numeric_limits<double>::infinity();
    for (const auto pairs : {pairs_are::any, pairs_are::normal}) {
        const correlation_interval of{.pairs = pairs};
        EXPECT_TRUE(none(of(x, constant)));
        EXPECT_TRUE(std::isnan(of(x, constant).correlation));
        EXPECT_TRUE(none(of(wild, y)));
        EXPECT_TRUE(none(of(x, x)));
        EXPECT_NEAR(of(x, x).correlation, 1, 1e-15);
    }
    EXPECT_TRUE(none(correlation_interval{}(x, once)));
}

/// How often of `runs` samples an interval at 95 % holds a correlation of 0.5; a share of such samples scatters by
/// 0.5 % for 2,000 of them.
template <class Shock>
double coverage(const correlation_interval& interval, std::size_t n, int runs, const Shock& shock) {
    std::mt19937_64 random{11};
    int held = 0;
    numbers x(n), y(n);
    for (int run = 0; run < runs; ++run) {
        for (std::size_t i = 0; i < n; ++i) {
            const auto [u, v] = shock(random);
            x[i] = u;
            y[i] = 0.5 * u + std::sqrt(0.75) * v;
        }
        const auto range = interval(x, y).range;
        held += range.low <= 0.5 && 0.5 <= range.high ? 1 : 0;
    }
    return static_cast<double>(held) / runs;
}

TEST(correlation_interval, holds_the_truth_as_often_as_it_says) {
    std::normal_distribution<double> normal;
    std::chi_squared_distribution<double> squares{4};
    const auto of_normal = [&](auto& random) { return std::pair{normal(random), normal(random)}; };
    const auto of_heavy_tails = [&](auto& random) {
        const double wild = std::sqrt(4 / squares(random));
        return std::pair{wild * normal(random), wild * normal(random)};
    };
    const correlation_interval any{}, fisher{.pairs = pairs_are::normal};
    EXPECT_NEAR(coverage(fisher, 100, 2000, of_normal), 0.95, 0.015);
    EXPECT_NEAR(coverage(any, 100, 2000, of_normal), 0.95, 0.015);
    // Between 93.5 and 96.5 % of many more, and three standard errors.
    EXPECT_NEAR(coverage(any, 100, 2000, of_heavy_tails), 0.95, 0.015 + 0.015);
    EXPECT_LT(coverage(fisher, 100, 2000, of_heavy_tails), 0.85) << "what Fisher's does not know";
}

TEST(correlation_interval, refuses_what_it_cannot_answer) {
    const auto message = [](const correlation_interval& of, const numbers& x, const numbers& y) {
        return thrown<std::invalid_argument>([&] { of(x, y); });
    };
    const numbers ten{1, 2, 3, 4, 5, 6, 7, 9, 8, 10}, nine(9, 1.0);
    EXPECT_EQ(message({.confidence = 1}, ten, ten), "confidence is 1, expected a number in (0, 1)");
    EXPECT_EQ(message({.confidence = not_a_number}, ten, ten), "confidence is nan, expected a number in (0, 1)");
    EXPECT_EQ(message({.lags = 10}, ten, ten), "lags is 10, expected less than the number of rows, 10");
    EXPECT_EQ(message({}, nine, nine), "number of observed rows is 9, expected at least 10 for this test");
    EXPECT_EQ(message({}, ten, nine), "length of y is 9, expected the length of x, 10");
    EXPECT_EQ(thrown<std::invalid_argument>([] { correlation_interval{}.of(1.5, 20); }),
              "correlation is 1.5, expected a number in [-1, 1]");
    EXPECT_EQ(thrown<std::invalid_argument>([] { correlation_interval{}.of(0.5, 3); }),
              "observations is 3, expected 4 or more");
}

}
