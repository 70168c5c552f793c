// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/decoupling.hpp>

#include <tidemark/core/returns.hpp>

#include "oracle/infer/decoupling.inc"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace {

using numbers = std::vector<double>;

const double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t cut_row = 180;
constexpr core::date monday{2024, 1, 1};

/// One price more than returns, day after day.
struct path {
    std::vector<core::date> dates{};
    numbers prices{};

    price_history named(const char* name) const { return {name, dates, prices}; }
};

path grown(const numbers& log_returns, double start = 100, core::date first = monday) {
    path p{{first}, {start}};
    double level = 0;
    for (const double r : log_returns) {
        level += r;
        p.dates.push_back(p.dates.back() + 1);
        p.prices.push_back(start * std::exp(level));
    }
    return p;
}

numbers in_logs(const numbers& simple) { return core::log_from_simple(simple); }

/// The report on the oracle's rows.
decoupling_report on_oracle(decoupling d) {
    const path asset = grown(asset_returns), benchmark = grown(benchmark_returns, 2000);
    d.cut = asset.dates[cut_row + 1];
    return d(asset.named("asset"), benchmark.named("benchmark"));
}
decoupling_report on_oracle() { return on_oracle({.cut = {}, .periods_per_year = 252}); }

void expect_near(double found, double expected, double share) {
    EXPECT_NEAR(found, expected, share * std::fabs(expected));
}

TEST(decoupling, fits_the_lines_of_statsmodels) {
    const auto r = on_oracle({.cut = {}, .periods_per_year = 252, .lags = 0});
    const auto agree = [](const return_line& l, const numbers& expected) {
        expect_near(l.alpha, expected[0], 1e-10);
        expect_near(l.beta, expected[1], 1e-11);
        expect_near(l.alpha_error, expected[2], 1e-11);
        expect_near(l.beta_error, expected[3], 1e-11);
        expect_near(l.r_squared, expected[6], 1e-11);
        expect_near(l.residual_deviation, expected[7], 1e-11);
    };
    agree(r.line_before, line_before);
    agree(r.line_after, line_after);
    EXPECT_EQ(r.line_before.rows, 180U);
    EXPECT_EQ(r.line_after.rows, 60U);
}

TEST(decoupling, knows_that_residuals_depend_on_those_before) {
    const auto r = on_oracle();
    EXPECT_EQ(r.line_before.lags, 4U);
    EXPECT_EQ(r.line_after.lags, 3U);
    expect_near(r.line_before.alpha_error, line_before[4], 1e-11);
    expect_near(r.line_before.beta_error, line_before[5], 1e-11);
    expect_near(r.line_after.alpha_error, line_after[4], 1e-11);
    expect_near(r.line_after.beta_error, line_after[5], 1e-11);
    expect_near(r.residual_part.value, residual_part[0], 1e-10);
    // mpmath's quantile of Student's t for 178 / (1 + 2 (.64 + .36 + .16 + .04)) degrees of freedom.
    const double reach = r.line_before.beta_range.high - r.line_before.beta;
    EXPECT_NEAR(reach / r.line_before.beta_error, 2.0063248528, 1e-9);
    const auto after = r.line_after.beta / r.line_after.beta_error,
               before = r.line_before.beta / r.line_before.beta_error;
    EXPECT_GT(before, after);
    expect_near(r.beta_change, line_after[1] - line_before[1], 1e-10);
}

TEST(decoupling, splits_the_gap_without_a_rest) {
    const auto r = on_oracle();
    double asset = 0, benchmark = 0;
    for (std::size_t i = cut_row; i < asset_returns.size(); ++i) {
        asset += asset_returns[i];
        benchmark += benchmark_returns[i];
    }
    EXPECT_NEAR(r.gap, asset - benchmark, 1e-13);
    EXPECT_NEAR(r.mean_part.value + r.beta_part.value + r.residual_part.value, r.gap, 1e-15);
    EXPECT_NEAR(r.expected.value, r.mean_part.value + r.beta_part.value, 1e-16);
    EXPECT_NEAR(r.ratio_return, std::exp(asset) / std::exp(benchmark) - 1, 1e-13);
    expect_near(r.mean_part.standard_error, 60 * line_before[4], 1e-11);
    expect_near(r.beta_part.standard_error, std::fabs(benchmark) * line_before[5], 1e-10);
}

/// The variance of a sum of residuals, as it is written: Bartlett's, with what it is of independent rows about their
/// mean.
double variance_of_sum(const numbers& rows, std::size_t lags) {
    long double mean = 0, sum = 0, of_independent = 0;
    const auto n = static_cast<long double>(rows.size());
    for (const double e : rows) mean += static_cast<long double>(e) / n;
    for (std::size_t s = 0; s < rows.size(); ++s) {
        for (std::size_t t = 0; t < rows.size(); ++t) {
            const std::size_t apart = s < t ? t - s : s - t;
            if (apart > lags) continue;
            const long double weight = 1 - static_cast<long double>(apart) / static_cast<long double>(lags + 1);
            sum += weight * (static_cast<long double>(rows[s]) - mean) * (static_cast<long double>(rows[t]) - mean);
            of_independent += weight * ((s == t ? 1.0L : 0.0L) - 1 / n) / n;
        }
    }
    return static_cast<double>(sum / of_independent);
}

TEST(decoupling, allows_for_the_line_and_for_the_scatter_about_it) {
    const auto r = on_oracle();
    numbers residuals;
    for (std::size_t i = cut_row; i < asset_returns.size(); ++i)
        residuals.push_back(asset_returns[i] - line_before[0] - line_before[1] * benchmark_returns[i]);
    const double of_line = residual_part[1], of_sum = variance_of_sum(residuals, 3);
    expect_near(r.residual_part.standard_error, std::sqrt(of_line * of_line + of_sum), 1e-10);
    EXPECT_EQ(r.expected.standard_error, r.residual_part.standard_error);
    EXPECT_NEAR(r.residual_part.range.high - r.residual_part.value, r.expected.range.high - r.expected.value, 1e-15);
    // Zero is in the range where the p-value says so.
    EXPECT_EQ(r.residual_part.range.low > 0 || r.residual_part.range.high < 0, r.residual_p_value < 0.05);

    const auto calm = on_oracle({.cut = {}, .periods_per_year = 252, .scatter = residual_scatter::before});
    EXPECT_LT(calm.residual_part.standard_error, r.residual_part.standard_error) << "wilder after the cut";
    EXPECT_EQ(calm.residual_part.value, r.residual_part.value);
}

// Eight days of two assets, thrice: the correlation stays what it was while a percent a day is lost.
TEST(decoupling, tells_the_same_correlation_from_the_same_wealth) {
    const numbers x{.012, -.020, .015, .004, -.031, .022, .008, -.005};
    const numbers y{.018, -.035, .010, .009, -.060, .025, -.004, -.005};
    numbers asset, benchmark;
    for (int copy = 0; copy < 6; ++copy) {
        for (std::size_t i = 0; i < 8; ++i) {
            asset.push_back(copy < 3 ? y[i] : y[i] - 0.01);
            benchmark.push_back(x[i]);
        }
    }
    const path of_logs = grown(asset), market = grown(benchmark);
    const decoupling d{.cut = market.dates[25], .periods_per_year = 252};
    const auto r = d(of_logs.named("y"), market.named("x"));
    EXPECT_NEAR(r.correlation_before.correlation, 0.9655529917, 5e-11);
    EXPECT_NEAR(r.correlation_after.correlation, 0.9655529917, 5e-11);
    EXPECT_NEAR(r.change.change, 0, 1e-12);
    EXPECT_NEAR(r.beta_change, 0, 1e-12);
    EXPECT_EQ(r.parted_in_comovement, finding::not_significant);
    EXPECT_NEAR(r.residual_part.value, -0.24, 1e-12) << "a percent on each of 24 days";
    EXPECT_EQ(r.parted_in_level, finding::significant);
    EXPECT_NE(r.verdict.find("They parted in level, not in co-movement"), std::string::npos) << r.verdict;

    const auto of_wealth = d(grown(in_logs(asset)).named("y"), grown(in_logs(benchmark)).named("x"));
    const auto of_eight_days = [](double of_all) { return std::cbrt(1 + of_all) - 1; };
    EXPECT_NEAR(of_eight_days(of_wealth.before.asset_return), -0.04407951, 5e-9);
    EXPECT_NEAR(of_eight_days(of_wealth.after.asset_return), -0.11835951, 5e-9);
}

// One market on two calendars: on shared days it is itself; its price carried over shut days is another series.
TEST(decoupling, compounds_returns_over_days_on_which_the_other_was_shut) {
    path open, shut;
    numbers carried;
    for (std::size_t i = 0; i < one_market.size(); ++i) {
        open.dates.push_back(monday + static_cast<int>(i));
        open.prices.push_back(std::exp(one_market[i]));
        if (i % 7 < 5) {
            shut.dates.push_back(open.dates.back());
            shut.prices.push_back(open.prices.back());
        }
        carried.push_back(shut.prices.back());
    }
    const decoupling d{.cut = monday + 28, .periods_per_year = 252, .least_rows = 10};
    const auto r = d(open.named("open"), shut.named("shut"));
    EXPECT_EQ(r.shared_days, 44U);
    EXPECT_EQ(r.asset_days_left_out, 16U);
    EXPECT_EQ(r.benchmark_days_left_out, 0U);
    EXPECT_NEAR(r.correlation_before.correlation, 1, 1e-12);
    EXPECT_NEAR(r.correlation_after.correlation, 1, 1e-12);
    EXPECT_NEAR(r.gap, 0, 1e-14);
    EXPECT_EQ(r.parted_in_comovement, finding::no_answer) << "they are the same";
    EXPECT_EQ(r.parted_in_level, finding::no_answer);

    const numbers of_open = core::log_returns(open.prices), of_carried = core::log_returns(carried);
    const auto filled = correlation_interval{}(of_open, of_carried);
    EXPECT_NEAR(filled.correlation, 0.60286843, 5e-9);

    // Missing prices are days on which the market was shut.
    path holes = open;
    for (std::size_t i = 0; i < holes.prices.size(); ++i)
        if (i % 7 >= 5) holes.prices[i] = not_a_number;
    const auto same = d(holes.named("open"), shut.named("shut"));
    EXPECT_EQ(same.shared_days, 44U);
    EXPECT_EQ(same.asset_days_left_out, 0U);
    EXPECT_EQ(same.gap, r.gap);
    EXPECT_EQ(same.after.asset_return, r.after.asset_return);
}

// A ratio that rose by 8 % while one side lost 15 %: the other fell by 8.2 %.
TEST(decoupling, knows_that_a_rising_ratio_may_be_of_two_falling_prices) {
    path ether = grown(asset_returns), bitcoin = grown(benchmark_returns);
    const double fell = 0.918 * ether.prices[cut_row] / ether.prices.back();
    ether.prices.back() *= fell;
    bitcoin.prices.back() *= 0.85 * bitcoin.prices[cut_row] / bitcoin.prices.back();
    const auto r =
        decoupling{.cut = ether.dates[cut_row + 1], .periods_per_year = 365}(ether.named("ETH"), bitcoin.named("BTC"));
    EXPECT_NEAR(r.ratio_return, 0.08, 1e-12);
    EXPECT_NEAR(r.after.asset_return, -0.082, 1e-12);
    EXPECT_NEAR(r.after.benchmark_return, -0.15, 1e-12);
    EXPECT_EQ(r.asset, "ETH");
    EXPECT_EQ(r.benchmark, "BTC");
    EXPECT_NE(r.verdict.find("ETH returned -8.2 % and BTC -15.0 %; their ratio changed by 8.0 %."), std::string::npos)
        << r.verdict;
}

TEST(decoupling, begins_on_the_first_shared_day_from_the_cut_on) {
    path asset = grown(asset_returns), benchmark = grown(benchmark_returns);
    const core::date day = asset.dates[100];
    asset.dates.erase(asset.dates.begin() + 100);
    asset.prices.erase(asset.prices.begin() + 100);
    const auto r = decoupling{.cut = day, .periods_per_year = 252}(asset.named("a"), benchmark.named("b"));
    EXPECT_EQ(r.cut, day);
    EXPECT_EQ(r.first_day, monday);
    EXPECT_EQ(r.last_day_before, day - 1);
    EXPECT_EQ(r.first_day_after, day + 1);
    EXPECT_EQ(r.last_day, monday + 240);
    EXPECT_EQ(r.rows_before, 99U);
    EXPECT_EQ(r.rows_after, 140U);
    EXPECT_EQ(r.benchmark_days_left_out, 1U);
    double two_days = 0;
    for (std::size_t i = 99; i < asset_returns.size(); ++i) two_days += asset_returns[i] - benchmark_returns[i];
    EXPECT_NEAR(r.gap, two_days, 1e-13);
}

TEST(decoupling, says_what_the_tests_say_alone) {
    const auto r = on_oracle();
    const numbers x = core::log_returns(grown(asset_returns).prices),
                  y = core::log_returns(grown(benchmark_returns, 2000).prices);
    const auto change = correlation_change_test{}(x, y, cut_row);
    EXPECT_EQ(r.change.change, change.change);
    EXPECT_EQ(r.change.p_value, change.p_value);
    EXPECT_EQ(r.change_if_normal.p_value, (correlation_change_test{.pairs = pairs_are::normal}(x, y, cut_row).p_value));
    const auto any = correlation_break_test{}(x, y);
    EXPECT_EQ(r.any_break.statistic, any.statistic);
    EXPECT_EQ(r.any_break.p_value, any.p_value);
    EXPECT_EQ(r.any_break.last_day_before, monday + static_cast<int>(any.position));
    EXPECT_EQ(r.any_break.before, any.before);

    const auto rows = core::pairs(x, y);
    const double beta = tidemark::run::whole(tidemark::risk::beta{}, rows);
    const double alpha = tidemark::run::whole(tidemark::risk::alpha{.periods_per_year = 1}, rows);
    numbers residuals;
    for (std::size_t i = 0; i < x.size(); ++i) residuals.push_back(x[i] - alpha - beta * y[i]);
    const auto drift = cusum_test{}(residuals);
    EXPECT_EQ(r.any_drift_break.statistic, drift.statistic);
    EXPECT_EQ(r.any_drift_break.p_value, drift.p_value);
    EXPECT_EQ(r.any_drift_break.last_day_before, monday + static_cast<int>(drift.position));
    EXPECT_EQ(r.any_drift_break.bandwidth, drift.bandwidth);
    EXPECT_EQ(r.any_break.bandwidth, 5U) << "ln 240";
}

TEST(decoupling, measures_either_side_in_simple_returns) {
    const auto r = on_oracle();
    numbers x, y;
    for (std::size_t i = 0; i < cut_row; ++i) {
        x.push_back(std::expm1(asset_returns[i]));
        y.push_back(std::expm1(benchmark_returns[i]));
    }
    const auto rows = core::pairs(x, y);
    const double growth = std::exp(std::accumulate(asset_returns.begin(), asset_returns.begin() + 180, 0.0));
    const double of_market = std::exp(std::accumulate(benchmark_returns.begin(), benchmark_returns.begin() + 180, 0.0));
    expect_near(r.before.asset_return, growth - 1, 1e-11);
    expect_near(r.before.asset_annualised_return, std::pow(growth, 252.0 / 180) - 1, 1e-11);
    EXPECT_NEAR(r.before.tracking_gap, std::pow(growth, 1.4) - std::pow(of_market, 1.4), 1e-11);
    namespace risk = tidemark::risk;
    expect_near(r.before.tracking_error, tidemark::run::whole(risk::tracking_error{252}, rows), 1e-11);
    expect_near(r.before.up_capture, tidemark::run::whole(risk::up_capture{}, rows), 1e-10);
    expect_near(r.before.down_capture, tidemark::run::whole(risk::down_capture{}, rows), 1e-10);
}

/// Two series of one beta and one scatter, to which a test adds what is to be found.
struct planted {
    numbers asset, benchmark;

    explicit planted(std::size_t rows, std::uint64_t seed = 3) {
        std::mt19937_64 random{seed};
        std::normal_distribution<double> normal;
        for (std::size_t i = 0; i < rows; ++i) {
            benchmark.push_back(0.01 * normal(random));
            asset.push_back(1.2 * benchmark.back() + 0.01 * normal(random));
        }
    }
    decoupling_report report(std::size_t at, decoupling d = {.cut = {}, .periods_per_year = 252}) const {
        const path a = grown(asset), b = grown(benchmark);
        d.cut = a.dates[at + 1];
        return d(a.named("A"), b.named("B"));
    }
};

TEST(decoupling, finds_what_was_planted) {
    const auto nothing = planted{300}.report(200);
    EXPECT_EQ(nothing.parted_in_comovement, finding::not_significant);
    EXPECT_EQ(nothing.parted_in_level, finding::not_significant);
    EXPECT_GT(nothing.any_drift_break.p_value, 0.05);
    EXPECT_NE(nothing.verdict.find("Nothing here shows that they parted: A only "), std::string::npos)
        << nothing.verdict;

    planted drift{300};
    for (std::size_t i = 200; i < 300; ++i) drift.asset[i] -= 0.005;
    const auto fell = drift.report(200);
    EXPECT_EQ(fell.parted_in_comovement, finding::not_significant);
    EXPECT_EQ(fell.parted_in_level, finding::significant);
    EXPECT_LT(fell.any_drift_break.p_value, 0.05);
    EXPECT_NEAR(fell.any_drift_break.last_day_before - monday, 200, 25);
    // The residuals of one line through all rows sum to nothing.
    const auto early = static_cast<double>(fell.any_drift_break.last_day_before - monday);
    EXPECT_NEAR(early * fell.any_drift_break.before + (300 - early) * fell.any_drift_break.after, 0, 1e-13);
    EXPECT_NEAR(fell.any_drift_break.before - fell.any_drift_break.after, 0.005, 0.002);
    EXPECT_GT(fell.any_break.p_value, 0.05);

    planted apart{300};
    for (std::size_t i = 200; i < 300; ++i) apart.asset[i] -= 1.2 * apart.benchmark[i];
    const auto parted = apart.report(200);
    EXPECT_EQ(parted.parted_in_comovement, finding::significant);
    EXPECT_NEAR(parted.beta_change, -1.2, 0.3);
    EXPECT_LT(parted.beta_change_p_value, 0.001);
    EXPECT_LT(parted.any_break.p_value, 0.001);
    EXPECT_NEAR(parted.any_break.last_day_before - monday, 200, 25);
    EXPECT_NE(parted.verdict.find("They parted in co-movement"), std::string::npos) << parted.verdict;

    planted ahead{300};
    for (double& r : ahead.asset) r += 0.004;
    const auto drifted = ahead.report(200);
    EXPECT_EQ(drifted.drifted_apart_before, finding::significant);
    EXPECT_EQ(drifted.parted_in_level, finding::not_significant);
    EXPECT_EQ(drifted.drifted_apart_after, finding::significant);
    EXPECT_NE(drifted.verdict.find("the stretch before the cut has an alpha that is positive beyond chance"),
              std::string::npos)
        << drifted.verdict;

    // Closer than before is not apart; a beta that doubles is told.
    planted closer{300};
    for (std::size_t i = 200; i < 300; ++i) closer.asset[i] += 1.2 * closer.benchmark[i];
    const auto together = closer.report(200);
    EXPECT_GT(together.change.change, 0);
    EXPECT_LT(together.change.p_value, 0.001);
    EXPECT_EQ(together.parted_in_comovement, finding::not_significant);
    EXPECT_EQ(together.beta_changed, finding::significant);
    EXPECT_NE(together.verdict.find("The beta went from 1."), std::string::npos) << together.verdict;
}

// Of 400 samples a share of 95 % scatters by 1.1 %; three times that is allowed.
TEST(decoupling, holds_what_it_promises) {
    int of_mean = 0, of_beta = 0, of_residual = 0;
    constexpr int runs = 400;
    for (int run = 0; run < runs; ++run) {
        const planted p{100, 1000 + static_cast<std::uint64_t>(run)};
        const auto r = p.report(60);
        double benchmark = 0;
        for (std::size_t i = 60; i < 100; ++i) benchmark += p.benchmark[i];
        const auto holds = [](const interval& range, double truth) {
            return range.low <= truth && truth <= range.high;
        };
        of_mean += holds(r.mean_part.range, 0) ? 1 : 0;
        of_beta += holds(r.beta_part.range, 0.2 * benchmark) ? 1 : 0;
        of_residual += holds(r.residual_part.range, 0) ? 1 : 0;
    }
    EXPECT_NEAR(of_mean, 0.95 * runs, 0.033 * runs);
    EXPECT_NEAR(of_beta, 0.95 * runs, 0.033 * runs);
    EXPECT_NEAR(of_residual, 0.95 * runs, 0.033 * runs);
}

TEST(decoupling, has_no_answer_where_the_data_have_none) {
    const numbers flat(240, 0.0);
    const path asset = grown(asset_returns), still = grown(flat);
    const decoupling d{.cut = asset.dates[cut_row + 1], .periods_per_year = 252};
    const auto r = d(asset.named("a"), still.named("b"));
    EXPECT_TRUE(std::isnan(r.correlation_before.correlation));
    EXPECT_TRUE(std::isnan(r.line_before.beta));
    EXPECT_TRUE(std::isnan(r.residual_p_value));
    EXPECT_TRUE(std::isnan(r.any_break.p_value));
    EXPECT_FALSE(r.any_break.last_day_before.ok());
    EXPECT_EQ(r.parted_in_comovement, finding::no_answer);
    EXPECT_EQ(r.parted_in_level, finding::no_answer);
    EXPECT_EQ(r.drifted_apart_before, finding::no_answer);
    EXPECT_FALSE(std::isnan(r.gap));
    EXPECT_NE(r.verdict.find("has no answer"), std::string::npos);

    const auto other = d(still.named("b"), asset.named("a"));
    EXPECT_EQ(other.line_before.beta, 0);
    EXPECT_EQ(other.parted_in_comovement, finding::no_answer);
    EXPECT_EQ(other.parted_in_level, finding::no_answer);
}

TEST(decoupling, refuses_what_it_cannot_read) {
    const path good = grown(asset_returns), market = grown(benchmark_returns);
    const decoupling usual{.cut = good.dates[cut_row + 1], .periods_per_year = 252};
    const auto message = [&](const decoupling& d, const path& a, const path& b) {
        return thrown<std::invalid_argument>([&] { d(a.named("a"), b.named("b")); });
    };
    path bad = good;
    bad.prices[3] = 0;
    EXPECT_EQ(message(usual, bad, market), "asset.prices[3] is 0, expected a positive price, or NaN for none");
    bad.prices[3] = std::numeric_limits<double>::infinity();
    EXPECT_EQ(message(usual, market, bad), "benchmark.prices[3] is inf, expected a positive price, or NaN for none");
    bad = good;
    std::swap(bad.dates[3], bad.dates[4]);
    EXPECT_EQ(message(usual, bad, market), "asset.dates[4] is 2024-01-04, expected a day after 2024-01-05");
    bad = good;
    bad.prices.pop_back();
    EXPECT_EQ(message(usual, bad, market), "length of asset.prices is 240, expected that of asset.dates, 241");
    EXPECT_EQ(message(usual, grown(asset_returns, 1, core::date{2020, 1, 1}), market),
              "number of shared days is 0, expected days on which both have a price");

    decoupling d = usual;
    d.cut = core::date{2030, 1, 1};
    EXPECT_EQ(
        message(d, good, market),
        "cut is 2030-01-01, expected a day with 20 rows or more before it and from it on; of those from 2024-01-01 "
        "to 2024-08-28 it leaves 240 and 0");
    d.cut = core::date{2020, 1, 1};
    EXPECT_NE(message(d, good, market).find("it leaves 0 and 240"), std::string::npos);
    d.cut = good.dates[20];
    EXPECT_NE(message(d, good, market).find("it leaves 19 and 221"), std::string::npos);
    d.cut = core::date{};
    EXPECT_NE(message(d, good, market).find("cut is (no date)"), std::string::npos);
    d = usual;
    d.lags = 60;
    EXPECT_EQ(message(d, good, market), "lags is 60, expected less than the number of rows, 60");
    d = usual;
    d.least_rows = 9;
    EXPECT_EQ(message(d, good, market), "least_rows is 9, expected 10 or more");
    d = usual;
    d.confidence = 1;
    EXPECT_EQ(message(d, good, market), "confidence is 1, expected a number in (0, 1)");
    d = usual;
    d.periods_per_year = 0;
    EXPECT_EQ(message(d, good, market), "periods_per_year is 0, expected a positive number");
}

}
