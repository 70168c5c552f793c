// SPDX-License-Identifier: BSL-1.0
#include "performance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace {

using namespace program;
using tidemark::core::date;

const series index_of_five{.name = "index",
                           .label = "index",
                           .periods_per_year = 365,
                           .dates = {{2024, 1, 5}, {2024, 1, 6}, {2024, 1, 7}, {2024, 1, 8}, {2024, 1, 9}},
                           .levels = {100, 110, 99, 104, 108}};
const published_rate bill{.dates = {{2024, 1, 5}, {2024, 1, 7}}, .annual_rates = {0.05, 0.03}};

double a_day(double annual_rate, double periods = 365) { return std::pow(1 + annual_rate, 1 / periods) - 1; }

TEST(study_performance, the_bill_in_force_was_published_a_day_before) {
    const series_returns r = returns_of(index_of_five, bill);
    ASSERT_EQ(r.excess.size(), 4U);
    EXPECT_NEAR(r.excess[0], 0.1 - a_day(0.05), 1e-15);
    EXPECT_NEAR(r.excess[1], -0.1 - a_day(0.05), 1e-15) << "the rate of the 7th is known on the 8th";
    EXPECT_NEAR(r.excess[2], 5.0 / 99 - a_day(0.03), 1e-15);
    EXPECT_NEAR(r.excess[3], 4.0 / 104 - a_day(0.03), 1e-15);
}

TEST(study_performance, before_the_first_rate_there_is_no_excess_return) {
    const published_rate late{.dates = {{2024, 1, 6}}, .annual_rates = {0.05}};
    const series_returns r = returns_of(index_of_five, late);
    EXPECT_TRUE(std::isnan(r.excess[0]));
    EXPECT_FALSE(std::isnan(r.excess[1]));
    const performance p = measure(index_of_five, r, {0, 4});
    EXPECT_EQ(p.returns, 4U);
    EXPECT_EQ(p.excess_returns, 3U);
    EXPECT_FALSE(std::isnan(p.sharpe));
}

TEST(study_performance, without_a_bill_the_rate_is_zero) {
    const series_returns r = returns_of(index_of_five, std::nullopt);
    EXPECT_EQ(r.excess, r.simple);
}

TEST(study_performance, is_what_the_definitions_say) {
    const series_returns r = returns_of(index_of_five, bill);
    const performance p = measure(index_of_five, r, {1, 4});
    EXPECT_EQ(p.from, (date{2024, 1, 6}));
    EXPECT_EQ(p.to, (date{2024, 1, 9}));
    ASSERT_EQ(p.returns, 3U);
    EXPECT_NEAR(p.cumulative_return, 108.0 / 110 - 1, 1e-15);
    const double simple[]{99.0 / 110 - 1, 104.0 / 99 - 1, 108.0 / 104 - 1};
    EXPECT_NEAR(p.annualised_arithmetic, 365 * (simple[0] + simple[1] + simple[2]) / 3, 1e-13);
    EXPECT_NEAR(p.annualised_geometric, std::pow(108.0 / 110, 365.0 / 3) - 1, 1e-13);

    double log_mean = 0, log_squares = 0, mean = 0, squares = 0, below = 0;
    const double rates[]{a_day(0.05), a_day(0.03), a_day(0.03)};
    for (int i = 0; i < 3; ++i) log_mean += std::log1p(simple[i]) / 3, mean += (simple[i] - rates[i]) / 3;
    for (int i = 0; i < 3; ++i) {
        const double excess = simple[i] - rates[i];
        log_squares += std::pow(std::log1p(simple[i]) - log_mean, 2);
        squares += std::pow(excess - mean, 2);
        below += excess < 0 ? excess * excess : 0;
    }
    EXPECT_NEAR(p.volatility, std::sqrt(log_squares / 2 * 365), 1e-13);
    const double sharpe = mean / std::sqrt(squares / 2);
    EXPECT_NEAR(p.sharpe, sharpe * std::sqrt(365), 1e-12);
    EXPECT_NEAR(p.sharpe_error, std::sqrt((1 + sharpe * sharpe / 2) / 3 * 365), 1e-12);
    EXPECT_NEAR(p.sortino, mean / std::sqrt(below / 3) * std::sqrt(365), 1e-12);
}

TEST(study_performance, tells_the_dates_of_the_deepest_drawdown) {
    const series_returns r = returns_of(index_of_five, bill);
    const deepest_drawdown open = measure(index_of_five, r, {0, 4}).drawdown;
    EXPECT_NEAR(open.depth, 0.1, 1e-15);
    EXPECT_EQ(open.peak, (date{2024, 1, 6}));
    EXPECT_EQ(open.trough, (date{2024, 1, 7}));
    EXPECT_FALSE(open.recovery);

    series recovered = index_of_five;
    recovered.levels.back() = 110;
    EXPECT_EQ(measure(recovered, r, {0, 4}).drawdown.recovery, (date{2024, 1, 9}));

    const deepest_drawdown none = measure(index_of_five, r, {2, 4}).drawdown;
    EXPECT_EQ(none.depth, 0);
    EXPECT_FALSE(none.peak);
}

TEST(study_performance, tells_what_the_worst_days_cost) {
    series falls{.name = "falls", .label = "falls", .periods_per_year = 365, .dates = {}, .levels = {100}};
    // Losses of 0, 1 .. 40 %, in an order that is none.
    for (int i = 0; i < 41; ++i) falls.levels.push_back(falls.levels.back() * (1 - i * 16 % 41 / 100.0));
    for (int i = 0; i < 42; ++i) falls.dates.push_back(date{2024, 1, 1} + i);
    const performance p = measure(falls, returns_of(falls, std::nullopt), {0, 41});
    // Of the 40 steps of a point from the worst loss to the least, 5 % are two and 1 % are 0.4.
    EXPECT_NEAR(p.worst_5_percent.value_at_risk, 0.38, 1e-14);
    EXPECT_NEAR(p.worst_1_percent.value_at_risk, 0.396, 1e-14);
    // 5 % of 41 losses are 2.05, and 1 % less than one.
    EXPECT_NEAR(p.worst_5_percent.expected_shortfall, (0.40 + 0.39 + 0.05 * 0.38) / 2.05, 1e-14);
    EXPECT_NEAR(p.worst_1_percent.expected_shortfall, 0.40, 1e-14);
}

TEST(study_performance, ranks_drawdowns_by_their_depth) {
    const series s{.name = "s",
                   .label = "s",
                   .periods_per_year = 252,
                   .dates = {{2024, 1, 4},
                             {2024, 1, 5},
                             {2024, 1, 8},
                             {2024, 1, 9},
                             {2024, 1, 10},
                             {2024, 1, 11},
                             {2024, 1, 12},
                             {2024, 1, 16}},
                   .levels = {100, 90, 100, 80, 60, 100, 75, 90}};
    const auto all = deepest_drawdowns(s, {0, 7}, 5);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_NEAR(all[0].depth, 0.40, 1e-15);
    EXPECT_EQ(all[0].peak, (date{2024, 1, 8}));
    EXPECT_EQ(all[0].trough, (date{2024, 1, 10}));
    EXPECT_EQ(all[0].recovery, (date{2024, 1, 11}));
    EXPECT_EQ(all[0].days, 3);
    EXPECT_NEAR(all[1].depth, 0.25, 1e-15);
    EXPECT_FALSE(all[1].recovery) << "it lasts";
    EXPECT_EQ(all[1].days, 5) << "to the last close";
    EXPECT_NEAR(all[2].depth, 0.10, 1e-15);
    EXPECT_EQ(all[2].days, 4) << "of the calendar";
    EXPECT_EQ(deepest_drawdowns(s, {0, 7}, 2).size(), 2U);
    EXPECT_EQ(deepest_drawdowns(s, {0, 2}, 5).size(), 1U) << "closes outside are not seen";
    EXPECT_TRUE(deepest_drawdowns(s, {1, 2}, 5).empty());
}

TEST(study_performance, captures_what_the_benchmark_earned_and_lost) {
    const series_returns benchmark{.simple = {9, 0.10, -0.20, 0.30, 0, -0.10}, .log = {}, .excess = {}};
    const series_returns portfolio{.simple = {9, 0.20, -0.30, 0.10, 5, 0.05}, .log = {}, .excess = {}};
    const capture_ratios c = capture_of(portfolio, benchmark, {1, 6});
    EXPECT_EQ(c.returns, 5U);
    EXPECT_NEAR(c.up, (std::sqrt(1.20 * 1.10) - 1) / (std::sqrt(1.10 * 1.30) - 1), 1e-13);
    EXPECT_NEAR(c.down, (std::sqrt(0.70 * 1.05) - 1) / (std::sqrt(0.80 * 0.90) - 1), 1e-13);
    EXPECT_TRUE(std::isnan(capture_of(portfolio, benchmark, {1, 2}).down)) << "the benchmark never fell";
}

// The five-day market is shut on the 6th and 7th, a weekend, and the 9th.
const series market_of_weekdays{.name = "market",
                                .label = "market",
                                .periods_per_year = 252,
                                .dates = {{2024, 1, 4}, {2024, 1, 5}, {2024, 1, 8}, {2024, 1, 10}, {2024, 1, 11}},
                                .levels = {50, 51, 49, 53, 52}};
const series market_of_all_days{.name = "all",
                                .label = "all",
                                .periods_per_year = 365,
                                .dates = {{2024, 1, 4},
                                          {2024, 1, 5},
                                          {2024, 1, 6},
                                          {2024, 1, 7},
                                          {2024, 1, 8},
                                          {2024, 1, 9},
                                          {2024, 1, 10},
                                          {2024, 1, 11}},
                                .levels = {100, 103, 90, 95, 99, 120, 110, 108}};

double plain_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) mean_x += x[i] / n, mean_y += y[i] / n;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return xy / std::sqrt(xx * yy);
}

TEST(study_performance, correlates_on_shared_days_compounding_between_them) {
    const shared_returns shared{market_of_all_days, market_of_weekdays};
    const auto c = shared.within({"", {2024, 1, 4}, {2024, 1, 11}, time_span::kind::asked_for});
    ASSERT_TRUE(c);
    EXPECT_EQ(c->returns, 4U);
    const double expected =
        plain_correlation({std::log(103.0 / 100), std::log(99.0 / 103), std::log(110.0 / 99), std::log(108.0 / 110)},
                          {std::log(51.0 / 50), std::log(49.0 / 51), std::log(53.0 / 49), std::log(52.0 / 53)});
    EXPECT_NEAR(c->value, expected, 1e-14);
    // Fisher: atanh(r) has the standard error 1 / sqrt(n - 3), here 1.
    EXPECT_NEAR(c->confidence_95.low, std::tanh(std::atanh(expected) - 1.959963984540054), 1e-12);
    EXPECT_NEAR(c->confidence_95.high, std::tanh(std::atanh(expected) + 1.959963984540054), 1e-12);
}

TEST(study_performance, a_span_includes_the_return_that_ends_on_its_first_shared_day) {
    const shared_returns shared{market_of_all_days, market_of_weekdays};
    // From a Sunday: the first return is that from Friday to Monday.
    const auto c = shared.within({"", {2024, 1, 7}, {2024, 1, 11}, time_span::kind::asked_for});
    ASSERT_TRUE(c);
    EXPECT_EQ(c->returns, 3U);
    EXPECT_NEAR(c->value,
                plain_correlation({std::log(99.0 / 103), std::log(110.0 / 99), std::log(108.0 / 110)},
                                  {std::log(49.0 / 51), std::log(53.0 / 49), std::log(52.0 / 53)}),
                1e-14);
    EXPECT_TRUE(std::isnan(c->confidence_95.low)) << "three returns have no interval";
}

TEST(study_performance, compares_sharpe_ratios_over_the_same_days) {
    const series_returns x{.simple = {}, .log = {}, .excess = {0.01, -0.02, 0.03, 0.00, 0.02}};
    const series_returns y{.simple = {}, .log = {}, .excess = {0.02, -0.01, 0.02, -0.01, 0.00}};
    const sharpe_gap gap = compare_sharpe_ratios(x, y, {0, 5}, 365);
    const double r = plain_correlation(x.excess, y.excess);
    const double sx =
        0.008 / std::sqrt((0.002 * 0.002 + 0.028 * 0.028 + 0.022 * 0.022 + 0.008 * 0.008 + 0.012 * 0.012) / 4);
    const double sy =
        0.004 / std::sqrt((0.016 * 0.016 + 0.014 * 0.014 + 0.016 * 0.016 + 0.014 * 0.014 + 0.004 * 0.004) / 4);
    EXPECT_EQ(gap.returns, 5U);
    EXPECT_NEAR(gap.correlation_of_excess, r, 1e-14);
    EXPECT_NEAR(gap.difference, (sx - sy) * std::sqrt(365), 1e-12);
    EXPECT_NEAR(gap.error, std::sqrt((2 - 2 * r + (sx * sx + sy * sy - 2 * sx * sy * r * r) / 2) / 5 * 365), 1e-12);
    EXPECT_NEAR(gap.p_value, std::erfc(std::abs(gap.difference / gap.error) / std::sqrt(2)), 1e-12);
}

}
