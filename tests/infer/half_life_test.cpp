// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/half_life.hpp>

#include "oracle/infer/time_series.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace {

using terms = deterministic_terms;

TEST(half_life, by_hand) {
    // Changes on levels through 0: sum x dx = 4(-2) + 2(-1) + 1(1) + 2(0) = -9, sum x^2 = 25; f = 16 / 25.
    const half_life_estimate h = half_life{.terms = terms::none}(std::vector<double>{4, 2, 1, 2, 2});
    const double left = (2 * 2 + 1 + 1) - 81. / 25, error = std::sqrt(left / 3 / 25), f = 0.64;
    EXPECT_DOUBLE_EQ(h.persistence, f);
    EXPECT_DOUBLE_EQ(h.persistence_error, error);
    EXPECT_DOUBLE_EQ(h.half_life, std::log(0.5) / std::log(f));
    EXPECT_DOUBLE_EQ(h.standard_error, error * std::log(2) / (f * std::log(f) * std::log(f)));
    EXPECT_DOUBLE_EQ(h.low, std::log(0.5) / std::log(f - 1.959963984540054 * error));
    EXPECT_EQ(h.high, f + 1.959963984540054 * error >= 1 ? core::infinity
                                                         : std::log(0.5) / std::log(f + 1.959963984540054 * error));
    EXPECT_EQ(h.observations, 4u);
}

TEST(half_life, is_the_line_through_changes_and_levels) {
    const std::vector<double>& x = oracle::series("stationary");
    long double sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
    const long double n = static_cast<long double>(x.size() - 1);
    for (std::size_t i = 1; i < x.size(); ++i) {
        const auto level = static_cast<long double>(x[i - 1]), change = static_cast<long double>(x[i]) - level;
        sx += level, sy += change, sxx += level * level, sxy += level * change, syy += change * change;
    }
    const long double g = (sxy - sx * sy / n) / (sxx - sx * sx / n);
    const long double left = (syy - sy * sy / n) - g * (sxy - sx * sy / n);
    const half_life_estimate h = half_life{}(x);
    EXPECT_NEAR(h.persistence, static_cast<double>(1 + g), 1e-14);
    EXPECT_NEAR(h.persistence_error, static_cast<double>(std::sqrt(left / (n - 2) / (sxx - sx * sx / n))), 1e-14);
    EXPECT_NEAR(h.half_life, static_cast<double>(-std::log(2.0L) / std::log(1 + g)), 1e-13);
}

TEST(half_life, the_error_is_the_slope_of_the_half_life_in_the_persistence) {
    const half_life_estimate h = half_life{.confidence = 0.001}(oracle::series("stationary"));
    const double z = core::normal_quantile(0.5005);
    EXPECT_NEAR((h.high - h.low) / (2 * z), h.standard_error, 1e-7);
    EXPECT_LT(h.low, h.half_life);
    EXPECT_LT(h.half_life, h.high);
}

TEST(half_life, level_unit_and_trend_make_no_difference) {
    const std::vector<double>& x = oracle::series("stationary");
    std::vector<double> other(x), leaning(x);
    for (double& v : other) v = 1e5 + 1e-3 * v;
    for (std::size_t i = 0; i < x.size(); ++i) leaning[i] += 7 * static_cast<double>(i);
    EXPECT_NEAR(half_life{}(other).half_life, half_life{}(x).half_life, 1e-8) << "1e5 leaves 1e-3 eight digits";
    EXPECT_NEAR(half_life{terms::trend}(leaning).half_life, half_life{terms::trend}(x).half_life, 1e-9);
}

TEST(half_life, of_what_does_not_come_back_is_infinite) {
    const std::vector<double> doubling{1, 2.1, 4, 8.2, 16, 32.1};
    const half_life_estimate h = half_life{.terms = terms::none}(doubling);
    EXPECT_GT(h.persistence, 1);
    EXPECT_EQ(h.half_life, core::infinity);
    EXPECT_EQ(h.high, core::infinity);
    EXPECT_TRUE(std::isnan(h.standard_error));
}

TEST(half_life, of_what_changes_sides_is_none) {
    const half_life_estimate h = half_life{}(std::vector<double>{1, -0.8, 0.7, -0.5, 0.45, -0.4, 0.2});
    EXPECT_LT(h.persistence, 0);
    EXPECT_TRUE(std::isnan(h.half_life));
    EXPECT_TRUE(std::isnan(h.standard_error));
    EXPECT_TRUE(std::isnan(h.low));
    const half_life_estimate unsure = half_life{}(std::vector<double>{1, 0.3, -0.1, 0.4, 0.2, -0.3, 0.1});
    EXPECT_EQ(unsure.low, 0) << "an interval that reaches below 0";
}

TEST(half_life, has_no_answer_without_a_residual) {
    const auto persistence = [](std::vector<double> x) { return half_life{}(x).persistence; };
    EXPECT_TRUE(std::isnan(persistence({2, 2, 2, 2, 2})));
    EXPECT_TRUE(std::isnan(persistence({16, 8, 4, 2, 1})));
    EXPECT_TRUE(std::isnan(persistence({1, 2, core::infinity, 2, 1})));
    EXPECT_TRUE(std::isnan(half_life{}(std::vector<double>{2, 2, 2, 2, 2}).half_life));
}

TEST(half_life, names_what_is_wrong) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  half_life{}(std::vector<double>{1, core::nan, 2, 1});
              }),
              "gap[1] is nan, expected an observation in every row, as lags count rows");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  half_life{}(std::vector<double>{1, 2, 1});
              }),
              "length of gap is 3, expected at least 4 for these terms");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  half_life{.confidence = 1}(std::vector<double>{1, 2, 1, 2});
              }),
              "confidence is 1, expected a number in (0, 1)");
}

// A half-life of 5 rows in 400 series of 1000 rows: their mean lies within 0.1, and the interval holds it 95 times of
// 100, with a standard error of 1.1.
TEST(half_life, is_what_the_series_was_made_with) {
    std::mt19937_64 generator{9};
    std::normal_distribution<double> normal;
    const double f = std::exp2(-0.2);
    double sum = 0;
    int held = 0;
    for (int run = 0; run < 400; ++run) {
        std::vector<double> x(1000);
        double gap = 0;
        for (double& v : x) v = gap = f * gap + normal(generator);
        const half_life_estimate h = half_life{.terms = terms::none}(x);
        sum += h.half_life / 400;
        held += h.low < 5 && 5 < h.high;
    }
    EXPECT_NEAR(sum, 5, 0.1);
    EXPECT_NEAR(held / 400., 0.95, 0.033);
}

}
