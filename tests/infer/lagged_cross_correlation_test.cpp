// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/lagged_cross_correlation.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

#include "oracle/infer/lagged_cross_correlation.inc"

using namespace tidemark::infer;
using series = std::vector<double>;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(LaggedCrossCorrelation, IsStatsmodelsCcf) {
    const auto answer = lagged_cross_correlation{.max_lag = 6}(first, second);
    const auto of_all = lagged_cross_correlation{.max_lag = 6, .divided_by = lag_divisor::all_rows}(first, second);
    const auto bartlett =
        lagged_cross_correlation{.max_lag = 6, .band = lag_band::bartlett, .autocorrelation_lags = 12}(first, second);
    const auto robust = lagged_cross_correlation{.max_lag = 6, .band = lag_band::robust}(first, second);
    ASSERT_EQ(answer.lags.size(), 13U);
    for (std::size_t i = 0; i < 13; ++i) {
        const int lag = static_cast<int>(i) - 6;
        const double overlap = 150 - std::abs(lag);
        EXPECT_EQ(answer.lags[i].lag, lag);
        EXPECT_EQ(answer.lags[i].rows, static_cast<std::size_t>(overlap));
        EXPECT_NEAR(answer.lags[i].correlation, by_overlap[i], 1e-14);
        EXPECT_NEAR(of_all.lags[i].correlation, by_all_rows[i], 1e-14);
        EXPECT_NEAR(answer.lags[i].standard_error, 1 / std::sqrt(overlap), 1e-15);
        EXPECT_NEAR(answer.lags[i].band, 1.959963984540054 / std::sqrt(overlap), 1e-15);
        EXPECT_NEAR(of_all.lags[i].standard_error, std::sqrt(overlap) / 150, 1e-15);
        EXPECT_NEAR(bartlett.lags[i].standard_error, bartlett_errors[i], 1e-14);
        EXPECT_NEAR(robust.lags[i].standard_error, robust_errors[i], 1e-14);
    }
    EXPECT_EQ(answer.peak.lag, 2) << "the first leads by two rows";
    EXPECT_EQ((lagged_cross_correlation{.max_lag = 6}(second, first).peak.lag), -2);
}

TEST(LaggedCrossCorrelation, PValueOfThePeakCountsTheLags) {
    const auto with = [](several_lags of, std::size_t lags) {
        return lagged_cross_correlation{.max_lag = lags, .largest_of = of}(first, second);
    };
    const auto answer = with(several_lags::bonferroni, 2);
    const double z = std::fabs(answer.lags[4].correlation) / answer.lags[4].standard_error;
    const double one = std::erfc(z / std::sqrt(2.0));
    EXPECT_EQ(answer.peak.lag, 2);
    EXPECT_NEAR(answer.peak.p_value / (5 * one), 1, 1e-12);
    EXPECT_NEAR(answer.lead.p_value / (4 * one), 1, 1e-12) << "lag 0 is not among them";
    EXPECT_NEAR(with(several_lags::sidak, 2).peak.p_value / (1 - std::pow(1 - one, 5)), 1, 1e-4);
    const auto unrelated = lagged_cross_correlation{.max_lag = 1}(series{1, -1, 1, -1}, series{1, 1, -1, -1});
    EXPECT_EQ(unrelated.peak.p_value, 1) << "no probability is above 1";
    EXPECT_TRUE(std::isnan(with(several_lags::sidak, 0).lead.p_value));
}

/// How often the peak of unrelated series is significant at 5 %.
template <class Make>
double false_alarms(const lagged_cross_correlation& test, int runs, std::size_t rows, unsigned seed, const Make& make) {
    std::mt19937_64 random{seed};
    int alarms = 0;
    for (int run = 0; run < runs; ++run) {
        const auto [x, y] = make(random, rows);
        alarms += test(x, y).peak.p_value < 0.05;
    }
    return static_cast<double>(alarms) / runs;
}

struct both {
    series x, y;
};

/// Two series, each of which remembers so much of its last row.
auto remembering(double memory) {
    return [memory](std::mt19937_64& random, std::size_t rows) {
        std::normal_distribution<double> normal;
        both b;
        double x = 0, y = 0;
        for (std::size_t t = 0; t < rows; ++t) {
            b.x.push_back(x = memory * x + normal(random));
            b.y.push_back(y = memory * y + normal(random));
        }
        return b;
    };
}

/// Two series without memory whose volatile rows are the same.
both volatile_together(std::mt19937_64& random, std::size_t rows) {
    std::normal_distribution<double> normal;
    both b;
    for (std::size_t t = 0; t < rows; ++t) {
        const double volatility = t / 20 % 4 == 0 ? 3 : 1;
        b.x.push_back(volatility * normal(random));
        b.y.push_back(volatility * normal(random));
    }
    return b;
}

TEST(LaggedCrossCorrelation, FalseAlarmsAreAsOftenAsTheySay) {
    // Of 2000 runs 5 % have a standard error of 0.5 %; the bounds are three of them.
    const lagged_cross_correlation sidak{.max_lag = 2, .largest_of = several_lags::sidak};
    EXPECT_NEAR(false_alarms(sidak, 2000, 120, 1, remembering(0)), 0.05, 0.015);
    lagged_cross_correlation bartlett = sidak;
    bartlett.band = lag_band::bartlett;
    EXPECT_GT(false_alarms(sidak, 300, 120, 2, remembering(0.7)), 0.15) << "white noise it is not";
    // The largest of lags that depend on each other: at most what it says.
    EXPECT_LT(false_alarms(bartlett, 500, 200, 3, remembering(0.7)), 0.08);
    lagged_cross_correlation robust = sidak;
    robust.band = lag_band::robust;
    EXPECT_GT(false_alarms(sidak, 300, 240, 4, volatile_together), 0.2);
    EXPECT_NEAR(false_alarms(robust, 1000, 240, 5, volatile_together), 0.05, 0.021);
}

TEST(LaggedCrossCorrelation, AnOffsetOfClosingTimesLooksLikeALead) {
    // One random walk by the hour; the first market closes at 24:00, the second at 20:00.
    std::mt19937_64 random{9};
    std::normal_distribution<double> normal;
    series x, y;
    double last_four = 0;
    for (int day = 0; day < 4000; ++day) {
        double until_20 = 0, after_20 = 0;
        for (int hour = 0; hour < 20; ++hour) until_20 += normal(random);
        for (int hour = 20; hour < 24; ++hour) after_20 += normal(random);
        x.push_back(until_20 + after_20);
        y.push_back(last_four + until_20);
        last_four = after_20;
    }
    const auto answer = lagged_cross_correlation{.max_lag = 2, .closing_time_offset = 4}(x, y);
    EXPECT_NEAR(answer.lags[2].correlation, 20.0 / 24, 0.02);
    EXPECT_EQ(answer.lead.lag, 1);
    EXPECT_LT(answer.lead.p_value, 1e-6);
    EXPECT_NEAR(answer.lags[3].correlation, 4.0 / 24, 0.05);
    EXPECT_NEAR(answer.lag_one_by_offset, answer.lags[3].correlation, 0.05) << "all of it";
    EXPECT_EQ(answer.lag_one_by_offset, answer.lags[2].correlation * 4 / 20);
    EXPECT_EQ(
        answer.warning,
        "The first market closes 4 hours after the second: what happens in them reaches the second one row later. "
        "The correlation at lag 0 is understated, the one at lag 1 overstated, and a lead of the first market "
        "cannot be told from its later close.");
    const auto other = lagged_cross_correlation{.max_lag = 2, .closing_time_offset = -3.5}(y, x);
    EXPECT_EQ(other.warning,
              "The second market closes 3.5 hours after the first: what happens in them reaches the first one row "
              "later. The correlation at lag 0 is understated, the one at lag -1 overstated, and a lead of the second "
              "market cannot be told from its later close.");
    EXPECT_EQ(lagged_cross_correlation{}(x, y).warning, "");
    EXPECT_EQ(lagged_cross_correlation{}(x, y).lag_one_by_offset, 0);
}

TEST(LaggedCrossCorrelation, MissingRowsKeepTheirPlace) {
    series x = first, y = second;
    x[10] = y[70] = nan;
    const auto answer = lagged_cross_correlation{.max_lag = 3}(x, y);
    EXPECT_EQ(answer.lags[3].rows, 148U);
    EXPECT_EQ(answer.lags[5].rows, 146U);
    // By the formula, in long double.
    long double mx = 0, my = 0, xx = 0, yy = 0, xy = 0, pairs = 0;
    const auto wide = [](double v) { return static_cast<long double>(v); };
    for (std::size_t t = 0; t < 150; ++t) {
        if (t != 10) mx += wide(x[t]) / 149;
        if (t != 70) my += wide(y[t]) / 149;
    }
    for (std::size_t t = 0; t < 150; ++t) {
        if (t != 10) xx += (wide(x[t]) - mx) * (wide(x[t]) - mx) / 149;
        if (t != 70) yy += (wide(y[t]) - my) * (wide(y[t]) - my) / 149;
        if (t + 2 >= 150 || t == 10 || t + 2 == 70) continue;
        xy += (wide(x[t]) - mx) * (wide(y[t + 2]) - my);
        ++pairs;
    }
    EXPECT_NEAR(answer.lags[5].correlation, static_cast<double>(xy / pairs / std::sqrt(xx * yy)), 1e-14);
}

TEST(LaggedCrossCorrelation, Edges) {
    const auto constant = lagged_cross_correlation{.max_lag = 1}(series{1, 2, 3, 5}, series(4, 0.1));
    for (const auto& at : constant.lags) EXPECT_TRUE(std::isnan(at.correlation));
    EXPECT_TRUE(std::isnan(constant.peak.p_value) && std::isnan(constant.peak.correlation));
    const auto infinite = lagged_cross_correlation{.max_lag = 1}(series{1, 2, 3, HUGE_VAL}, series{1, 3, 2, 4});
    EXPECT_TRUE(std::isnan(infinite.lags[0].correlation));
    const auto gaps = lagged_cross_correlation{.max_lag = 1}(series{1, nan, 3, nan}, series{nan, 2, nan, 4});
    EXPECT_TRUE(std::isnan(gaps.lags[1].correlation)) << "no row is shared";
    EXPECT_EQ(gaps.lags[2].rows, 2U);
    EXPECT_FALSE(std::isnan(gaps.lags[2].correlation));
    // Two series that alternate, one of them less and less: Bartlett's sum may be below nothing.
    const auto alternating =
        lagged_cross_correlation{.max_lag = 1, .band = lag_band::bartlett, .autocorrelation_lags = 1}(
            series{1, -1, 1, -1, 1, -1, 1, -1}, series{1, 2, 3, 4, 5, 6, 7, 8});
    EXPECT_TRUE(std::isnan(alternating.lags[1].standard_error));
    const std::vector<float> x(first.begin(), first.end());
    EXPECT_NEAR(lagged_cross_correlation{}(x, second).lags[5].correlation, by_overlap[6], 1e-6);
}

TEST(LaggedCrossCorrelation, RefusesWhatIsTooShortOrNoParameter) {
    const auto of = [](const lagged_cross_correlation& test, std::size_t rows_of_x, std::size_t rows_of_y) {
        return thrown<std::invalid_argument>([&] { test(series(rows_of_x, 1.0), series(rows_of_y, 1.0)); });
    };
    EXPECT_EQ(of({}, 7, 7), "rows is 7, expected at least 8, three more than max_lag");
    EXPECT_EQ(of({}, 20, 19), "length of y is 19, expected the length of x, 20");
    EXPECT_EQ(of({.confidence = 1}, 20, 20), "confidence is 1, expected a number in (0, 1)");
    EXPECT_EQ(of({.closing_time_offset = 24}, 20, 20),
              "closing_time_offset is 24, expected less than hours_per_row, either way");
    EXPECT_EQ(of({.closing_time_offset = nan}, 20, 20),
              "closing_time_offset is nan, expected less than hours_per_row, either way");
    EXPECT_EQ(of({.hours_per_row = 0}, 20, 20), "hours_per_row is 0, expected a finite number above 0");
}

}
