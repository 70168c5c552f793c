// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/correlation_change_test.hpp>

#include "oracle/infer/decoupling.inc"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::infer;
using namespace tidemark::support;

namespace {

using numbers = std::vector<double>;

constexpr std::size_t cut = 180;

// By hand from the correlations and intervals that scipy's pearsonr tells of either side.
TEST(correlation_change_test, of_normal_pairs_is_fisher_s_difference) {
    const auto found = correlation_change_test{.pairs = pairs_are::normal}(asset_returns, benchmark_returns, cut);
    const double r_1 = fisher_before[0], low_1 = fisher_before[3], high_1 = fisher_before[4];
    const double r_2 = fisher_after[0], low_2 = fisher_after[3], high_2 = fisher_after[4];
    const double statistic = (std::atanh(r_2) - std::atanh(r_1)) / std::sqrt(1.0 / 177 + 1.0 / 57);
    EXPECT_NEAR(found.change, r_2 - r_1, 1e-14) << "1.3e-15 was seen";
    EXPECT_NEAR(found.statistic, statistic, 1e-13);
    EXPECT_NEAR(found.p_value, std::erfc(std::fabs(statistic) / std::sqrt(2.0)), 1e-14);
    EXPECT_EQ(found.degrees_of_freedom, std::numeric_limits<double>::infinity());
    EXPECT_NEAR(found.range.low, r_2 - r_1 - std::sqrt(std::pow(r_2 - low_2, 2) + std::pow(high_1 - r_1, 2)), 1e-14);
    EXPECT_NEAR(found.range.high, r_2 - r_1 + std::sqrt(std::pow(high_2 - r_2, 2) + std::pow(r_1 - low_1, 2)), 1e-14);
}

TEST(correlation_change_test, of_any_pairs_has_welch_s_freedom) {
    const auto found = correlation_change_test{.lags = 3}(asset_returns, benchmark_returns, cut);
    const correlation_interval of{.lags = 3};
    const std::span<const double> x{asset_returns}, y{benchmark_returns};
    const auto before = of(x.first(cut), y.first(cut)), after = of(x.subspan(cut), y.subspan(cut));
    const double a = std::pow(before.standard_error, 2), b = std::pow(after.standard_error, 2);
    const double freedom = std::pow(a + b, 2) / (a * a / before.degrees_of_freedom + b * b / after.degrees_of_freedom);
    EXPECT_NEAR(found.statistic, (after.z - before.z) / std::sqrt(a + b), 1e-14);
    EXPECT_NEAR(found.degrees_of_freedom, freedom, 1e-11);
    EXPECT_GT(found.p_value, std::erfc(std::fabs(found.statistic) / std::sqrt(2.0))) << "Student's tails are heavier";
}

TEST(correlation_change_test, turns_round_with_its_samples) {
    const correlation_interval of{};
    const std::span<const double> x{asset_returns}, y{benchmark_returns};
    const auto early = of(x.first(cut), y.first(cut)), late = of(x.subspan(cut), y.subspan(cut));
    const auto there = correlation_change_test::of(early, late), back = correlation_change_test::of(late, early);
    EXPECT_EQ(there.change, -back.change);
    EXPECT_EQ(there.range.low, -back.range.high);
    EXPECT_EQ(there.p_value, back.p_value);
    const auto none = correlation_change_test::of(early, early);
    EXPECT_EQ(none.change, 0);
    EXPECT_EQ(none.p_value, 1);
}

// The share of 2,000 tests of nothing that call it a change at 5 % scatters by 0.5 %; three times that is allowed.
TEST(correlation_change_test, finds_as_many_changes_in_nothing_as_it_says) {
    std::mt19937_64 random{5};
    std::normal_distribution<double> normal;
    const correlation_change_test any{}, fisher{.pairs = pairs_are::normal};
    int of_any = 0, of_fisher = 0;
    numbers x(140), y(140);
    for (int run = 0; run < 2000; ++run) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = normal(random);
            y[i] = 0.6 * x[i] + 0.8 * normal(random);
        }
        of_any += any(x, y, 80).p_value < 0.05 ? 1 : 0;
        of_fisher += fisher(x, y, 80).p_value < 0.05 ? 1 : 0;
    }
    EXPECT_NEAR(of_any / 2000.0, 0.05, 0.015);
    EXPECT_NEAR(of_fisher / 2000.0, 0.05, 0.015);
}

TEST(correlation_change_test, has_no_answer_where_a_side_has_none) {
    numbers x(asset_returns.begin(), asset_returns.begin() + 60), y(60, 0.5);
    for (std::size_t i = 30; i < 60; ++i) y[i] = benchmark_returns[i];
    const auto found = correlation_change_test{}(x, y, 30);
    EXPECT_TRUE(std::isnan(found.change));
    EXPECT_TRUE(std::isnan(found.range.low));
    EXPECT_TRUE(std::isnan(found.p_value));
}

TEST(correlation_change_test, refuses_a_side_that_is_too_short) {
    const auto message = [](const correlation_change_test& test, std::size_t first_after) {
        return thrown<std::invalid_argument>([&] { test(asset_returns, benchmark_returns, first_after); });
    };
    EXPECT_EQ(message({}, 9), "number of observed rows is 9, expected at least 10 for this test");
    EXPECT_EQ(message({}, 231), "number of observed rows is 9, expected at least 10 for this test");
    EXPECT_EQ(message({}, 241), "first_after is 241, expected at most the length of the series, 240");
    EXPECT_EQ(message({.confidence = 0}, 120), "confidence is 0, expected a number in (0, 1)");
    EXPECT_EQ(message({.lags = 60}, cut), "lags is 60, expected less than the number of rows, 60");
}

}
