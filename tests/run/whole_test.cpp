// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/definition.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <vector>

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Whole, MissingRowsByPolicy) {
    const series x{1, nan, 3};
    EXPECT_EQ(run::whole(risk::mean{}, x), 2);
    EXPECT_EQ(run::whole(risk::mean{}, x, missing::skip{.min_count = 2}), 2);
    EXPECT_TRUE(std::isnan(run::whole(risk::mean{}, x, missing::skip{.min_count = 3})));
    EXPECT_TRUE(std::isnan(run::whole(risk::mean{}, x, missing::propagate{})));
    EXPECT_EQ(run::whole(risk::mean{}, series{1, 3}, missing::propagate{}), 2);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { run::whole(risk::mean{}, x, missing::refuse{}); }),
              "sample[1] is nan, expected no missing observation under missing::refuse");
}

TEST(Whole, ALevelABillionTimesTheSpreadCostsNoDigits) {
    series x;
    for (int i = 0; i < 10'000; ++i) x.push_back(1e9 + std::sin(static_cast<double>(i) * i));
    const double want = static_cast<double>(definition::variance(x));
    EXPECT_NEAR(run::whole(risk::variance{}, x), want, 1e-14 * want);
}

// The sum of a million tenths: a plain left fold is off by 1e-8.
TEST(Whole, LongSumsAreBalanced) {
    series r(1'000'000);
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = i % 2 == 0 ? 0.1 : 0.3;
    EXPECT_NEAR(run::whole(risk::mean{}, r), 0.2, 1e-16);
    EXPECT_NEAR(run::whole(risk::variance{.ddof = 0}, r), 0.01, 1e-17);
}

// Lengths around whole chunks, where a balanced sum takes its last state from another place.
TEST(Whole, CountsEveryRowOnceAtEveryLength) {
    series x;
    for (std::size_t n = 1; n <= 2100; ++n) {
        x.push_back(static_cast<double>(n));
        if (n % 64 > 1 && n % 64 < 63) continue;
        EXPECT_EQ(run::whole(risk::mean{}, x), static_cast<double>(n + 1) / 2) << n << " rows";
        EXPECT_EQ(run::whole(risk::maximum{}, x), static_cast<double>(n)) << n << " rows";
        EXPECT_EQ(run::whole(risk::minimum{}, x), 1) << n << " rows";
    }
}

TEST(Whole, KeepsTheOrderOfLongSamples) {
    series r(1000, 0.0001);
    r[100] = -0.5;
    r[900] = -0.5;
    const double fall = 1 - 0.5 * std::pow(1.0001, 799) * 0.5;
    EXPECT_NEAR(run::whole(risk::max_drawdown{}, r), fall, 1e-13);
}

TEST(Whole, InfinitiesAreData) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(run::whole(risk::mean{}, series{inf, 1, 2}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::variance{}, series{1, 2, inf})));
    EXPECT_EQ(run::whole(risk::maximum{}, series{1, inf}), inf);
}

TEST(Whole, AnswersThatAreNotNumbers) {
    EXPECT_EQ(run::whole(risk::drawdown_episodes{}, series{0.1, nan, -0.1}).size(), 1U);
}

template <class Answer>
void expect_counts(const run::counted<Answer>& got, std::size_t used, std::size_t missing) {
    EXPECT_EQ(got.used, used);
    EXPECT_EQ(got.missing, missing);
}

TEST(WholeWithCounts, CountsWhatThePolicyLeavesOutAndWhatItSpoils) {
    const series x{1, nan, 3};
    const auto skipped = run::whole(risk::mean{}, x, run::with_counts{});
    EXPECT_EQ(skipped.value, 2);
    expect_counts(skipped, 2, 1);
    EXPECT_EQ(run::whole(risk::mean{}, x, missing::skip{.min_count = 2}, run::with_counts{}).value, 2);
    const auto too_few = run::whole(risk::mean{}, x, missing::skip{.min_count = 3}, run::with_counts{});
    EXPECT_TRUE(std::isnan(too_few.value));
    expect_counts(too_few, 2, 1);
    const auto spoilt = run::whole(risk::mean{}, x, missing::propagate{}, run::with_counts{});
    EXPECT_TRUE(std::isnan(spoilt.value));
    expect_counts(spoilt, 2, 1);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>(
                  [&] { run::whole(risk::mean{}, x, missing::refuse{}, run::with_counts{}); }),
              "sample[1] is nan, expected no missing observation under missing::refuse");
    expect_counts(run::whole(risk::mean{}, series{1, 3}, missing::refuse{}, run::with_counts{}), 2, 0);
}

TEST(WholeWithCounts, APairIsMissingWhereEitherSideIs) {
    const series x{1, nan, 3, nan, 5, 6}, y{2, 4, nan, nan, 10, 12};
    const auto got = run::whole(risk::correlation{}, tidemark::core::pairs(x, y), run::with_counts{});
    EXPECT_NEAR(got.value, 1, 1e-15);
    expect_counts(got, 3, 3);
}

TEST(WholeWithCounts, OfNothing) {
    const auto none = run::whole(risk::mean{}, series{}, run::with_counts{});
    EXPECT_TRUE(std::isnan(none.value));
    expect_counts(none, 0, 0);
    const auto all_missing = run::whole(risk::total{}, series{nan, nan, nan}, run::with_counts{});
    EXPECT_EQ(all_missing.value, 0);
    expect_counts(all_missing, 0, 3);
}

TEST(WholeWithCounts, AnInfinityIsObserved) {
    expect_counts(run::whole(risk::maximum{}, series{1, std::numeric_limits<double>::infinity()}, run::with_counts{}),
                  2, 0);
}

// One of each kind of metric: what folds, what keeps its past, what reads the order.
TEST(WholeWithCounts, TheAnswerIsTheOneWithoutCounts) {
    series x{0.01, nan, -0.03, 0.02, nan, 0.04, -0.01};
    const auto expect_same = [&](const auto& metric) {
        const auto got = run::whole(metric, x, run::with_counts{});
        EXPECT_EQ(got.value, run::whole(metric, x));
        expect_counts(got, 5, 2);
    };
    expect_same(risk::variance{});
    expect_same(risk::pain_index{});
    expect_same(risk::median{});
    expect_same(risk::percentile_rank{});
    expect_same(risk::drawdown_episodes{});
}

TEST(WholeWithCounts, SeveralMetricsHaveAnArray) {
    const auto got =
        run::whole(run::all(risk::mean{}, risk::maximum{}, risk::median{}), series{1, nan, 3}, run::with_counts{});
    EXPECT_EQ(got.value, (std::array<double, 3>{2, 3, 2}));
    expect_counts(got, 2, 1);
}

TEST(WholeWithCounts, CountsFloats) {
    expect_counts(run::whole(risk::mean{}, std::vector<float>{1, static_cast<float>(nan)}, run::with_counts{}), 1, 1);
}

// What `whole` tells of a sample, the metric observation_count tells of each window.
TEST(WholeWithCounts, WindowsAreCountedByAMetric) {
    const series x{1, nan, 3, 5, nan, nan};
    const auto [mean, used] =
        run::rolling(run::all(risk::mean{}, risk::observation_count{}), x, 3, missing::skip{.min_count = 1});
    for (std::size_t i = 2; i < x.size(); ++i) {
        const auto window = run::whole(risk::mean{}, std::span{x}.subspan(i - 2, 3), run::with_counts{});
        EXPECT_EQ(mean[i], window.value) << i;
        EXPECT_EQ(used[i], static_cast<double>(window.used)) << i;
    }
}

}
