// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

void expect_same(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_TRUE(got[i] == want[i] || (std::isnan(got[i]) && std::isnan(want[i])))
            << "row " << i << ": " << got[i] << ", expected " << want[i];
}

TEST(Rolling, AnswersFromTheFirstFullWindow) {
    expect_same(run::rolling(risk::mean{}, series{1, 2, 3, 4, 8}, 3), {nan, nan, 2, 3, 5});
    expect_same(run::rolling(risk::maximum{}, series{3, 1, 2, 0}, 2), {nan, 3, 2, 2});
    expect_same(run::rolling(risk::mean{}, series{1, 2}, 3), {nan, nan});
    expect_same(run::rolling(risk::mean{}, series{}, 3), {});
    expect_same(run::rolling(risk::mean{}, series{5, 7}, 1), {5, 7});
}

TEST(Rolling, MinCountAnswersEarlierAndAcrossGaps) {
    const missing::skip two{.min_count = 2};
    expect_same(run::rolling(risk::mean{}, series{1, 3, nan, 7, nan, nan, 9, 1}, 3, two),
                {nan, 2, 2, 5, nan, nan, nan, 5});
}

// The anchor of the first windows is infinite or missing, the window empties, and something new comes.
TEST(Rolling, InfinitiesAndGapsEnterAndLeave) {
    const missing::skip any{.min_count = 1};
    const series x{1, inf, nan, nan, nan, 4, 6, -inf, 8, 10, 12, nan, 14};
    expect_same(run::rolling(risk::mean{}, x, 2, any), {1, inf, inf, nan, nan, 4, 5, -inf, -inf, 9, 11, 12, 14});
    expect_same(run::rolling(risk::variance{}, x, 2, any), {nan, nan, nan, nan, nan, nan, 2, nan, nan, 2, 2, nan, nan});
    const series both{inf, -inf, 1, 2, 3};
    expect_same(run::rolling(risk::mean{}, both, 2), {nan, nan, -inf, 1.5, 2.5});
}

TEST(Rolling, ConstantWindowsHaveNoVarianceWhateverCameBefore) {
    series x{1e9, 3, -1e12};
    x.insert(x.end(), 20, 0.1);
    const auto variance = run::rolling(risk::variance{}, x, 4);
    for (std::size_t i = 6; i < x.size(); ++i) EXPECT_EQ(variance[i], 0) << i;
}

// A departed outlier just before a run of missing values: the anchor must not be the outlier.
TEST(Rolling, AnOutlierBeforeAGapLeavesNoTrace) {
    for (std::size_t at = 0; at < 12; ++at) {
        series x(24, 0), y(24, 0);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = y[i] = 0.01 * std::sin(static_cast<double>(i));
        x[at] = 1e12;
        for (std::size_t i = at + 1; i < at + 5; ++i) x[i] = y[i] = nan;
        const missing::skip three{.min_count = 3};
        const auto with = run::rolling(risk::variance{}, x, 8, three),
                   without = run::rolling(risk::variance{}, y, 8, three);
        for (std::size_t i = at + 8; i < x.size(); ++i)
            EXPECT_EQ(with[i], without[i]) << "outlier at " << at << " row " << i;
    }
}

TEST(Rolling, ReadsFloatsStridesAndPairs) {
    const std::vector<float> f{0.5F, 1.5F, 2.5F};
    expect_same(run::rolling(risk::mean{}, f, 2), {nan, 1, 2});
    const series x{1, 100, 2, 100, 4, 100};
    expect_same(run::rolling(risk::mean{}, core::series_view{x.data(), 3, 2}, 2), {nan, 1.5, 3});
    expect_same(run::rolling(risk::beta{}, core::pairs(series{1, 3, 5, 6}, series{1, 2, 3, 4}), 3), {nan, nan, 2, 1.5});
}

TEST(Rolling, OrderStatisticsOfEachWindow) {
    const risk::quantile median{};
    expect_same(run::rolling(median, series{3, 1, 2, nan, 5}, 3), {nan, nan, 2, nan, nan});
    expect_same(run::rolling(median, series{3, 1, 2, nan, 5}, 3, missing::skip{.min_count = 2}), {nan, 2, 2, 1.5, 3.5});
}

TEST(Rolling, RefusesAWrongSetUpBeforeItWrites) {
    const series x{1, 2, nan};
    series out{-1, -1, -1}, short_out(2, -1);
    const auto into = [&](series& o, std::size_t w, auto policy) {
        return tidemark::support::thrown<std::invalid_argument>(
            [&] { run::rolling_into(o, risk::mean{}, x, w, policy); });
    };
    EXPECT_EQ(into(out, 0, missing::skip{}), "window is 0, expected at least 1");
    EXPECT_EQ(into(out, 2, missing::skip{.min_count = 3}), "min_count is 3, expected at most the window, 2");
    EXPECT_EQ(into(short_out, 2, missing::skip{}), "length of out is 2, expected the length of the sample, 3");
    EXPECT_EQ(into(out, 2, missing::refuse{}),
              "sample[2] is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(out, (series{-1, -1, -1}));
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>(
                  [&] { run::rolling(risk::volatility{.periods_per_year = 0}, x, 2); }),
              "periods_per_year is 0, expected a positive number");
}

}
