// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run/weighted_rolling.hpp>

#include "support/thrown.hpp"

#include <tidemark/risk/linearly_weighted_mean.hpp>
#include <tidemark/run/rolling.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace missing = tidemark::missing;
using namespace tidemark::run;
using series = std::vector<double>;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

series numbers(std::size_t n, std::uint64_t seed, bool gaps = false) {
    std::mt19937_64 random{seed};
    series x(n);
    for (double& v : x) v = gaps && random() % 6 == 0 ? nan : static_cast<double>(random() >> 11) * 0x1p-53 - 0.3;
    return x;
}

/// Each window by its definition in long double, over the observed rows.
long double by_definition(const series& w, const series& x, std::size_t end, weighted_answer answer) {
    long double sum = 0, weight = 0;
    for (std::size_t j = 0; j < w.size(); ++j) {
        if (end + j < w.size()) continue;
        const double v = x[end + j - w.size()];
        if (std::isnan(v)) continue;
        sum += static_cast<long double>(w[j]) * static_cast<long double>(v), weight += static_cast<long double>(w[j]);
    }
    return answer == weighted_answer::mean ? sum / weight : sum;
}

std::size_t observed(const series& x, std::size_t end, std::size_t window) {
    std::size_t count = 0;
    for (std::size_t i = end < window ? 0 : end - window; i < end; ++i) count += std::isnan(x[i]) ? 0 : 1;
    return count;
}

// At most 50 products and sums below 1: 50 ulp of a sum of absolute values, and the weights sum to 25.
TEST(WeightedRolling, MeetsItsDefinition) {
    for (const bool gaps : {false, true}) {
        for (const std::size_t w : {1U, 2U, 7U, 8U, 9U, 50U}) {
            for (const std::size_t n : {1U, 5U, 8U, 100U, 2500U}) {  // the last over several tiles
                const series x = numbers(n, 7 + n, gaps);
                series weights = numbers(w, 11 + w);
                for (double& v : weights) v = std::fabs(v) + 0.01;
                for (const auto answer : {weighted_answer::mean, weighted_answer::sum}) {
                    const auto some = weighted_rolling(weights, x, answer, missing::skip{1});
                    const auto usual = weighted_rolling(weights, x, answer);
                    const auto propagated = weighted_rolling(weights, x, answer, missing::propagate{});
                    for (std::size_t i = 0; i < n; ++i) {
                        const std::size_t seen = observed(x, i + 1, w);
                        if (seen == 0)
                            EXPECT_TRUE(std::isnan(some[i]));
                        else
                            EXPECT_NEAR(some[i], static_cast<double>(by_definition(weights, x, i + 1, answer)), 1e-14);
                        for (const auto& strict : {usual, propagated}) {
                            EXPECT_EQ(std::isnan(strict[i]), seen < w);
                            EXPECT_TRUE(seen < w || strict[i] == some[i]);
                        }
                    }
                }
            }
        }
    }
}

TEST(WeightedRolling, OfLinearWeightsIsTheLinearlyWeightedMean) {
    const series x = numbers(300, 5);
    series weights(20);
    std::iota(weights.begin(), weights.end(), 1.0);
    const auto got = weighted_rolling(weights, x);
    const auto want = rolling(tidemark::risk::linearly_weighted_mean{}, x, 20);
    for (std::size_t i = 19; i < x.size(); ++i) EXPECT_NEAR(got[i], want[i], 1e-15);
}

TEST(WeightedRolling, MayBeAFilterWithNegativeWeights) {
    const auto change = weighted_rolling(series{-1, 0, 1}, series{1, 4, 9, 16}, weighted_answer::sum);
    EXPECT_TRUE(std::isnan(change[1]));
    EXPECT_EQ(change[2], 8);
    EXPECT_EQ(change[3], 12);
}

TEST(WeightedRolling, GivesEqualWindowsEqualBitsWhateverIsAroundThem) {
    const series x = numbers(40, 21), weights = {0.1, 0.7, 0.3, 0.9, 0.2};
    const auto plain = weighted_rolling(weights, x);
    for (const double wild : {1e300, nan, HUGE_VAL}) {
        for (std::size_t shift = 1; shift < 12; ++shift) {
            series longer(shift, wild);
            longer.insert(longer.end(), x.begin(), x.end());
            const auto after = weighted_rolling(weights, longer);
            for (std::size_t i = 4; i < x.size(); ++i)
                EXPECT_EQ(std::bit_cast<std::uint64_t>(plain[i]), std::bit_cast<std::uint64_t>(after[shift + i]));
        }
    }
}

TEST(WeightedRolling, Edges) {
    EXPECT_TRUE(weighted_rolling(series{1, 2}, series{}).empty());
    EXPECT_TRUE(std::isnan(weighted_rolling(series{0, 1}, series{5, nan}, weighted_answer::mean, missing::skip{1})[1]));
    EXPECT_EQ(weighted_rolling(series{1, 1}, series{1, HUGE_VAL})[1], HUGE_VAL);
    EXPECT_TRUE(std::isnan(weighted_rolling(series{1, 1, 1, 1}, series{1, 2})[1])) << "longer than the sample";
}

TEST(WeightedRolling, RefusesBadInputBeforeItWrites) {
    series out(3, 7);
    const series x{1, nan, 3};
    const auto with = [&](const series& weights, auto policy, weighted_answer answer = weighted_answer::mean) {
        return thrown<std::invalid_argument>([&] { weighted_rolling_into(out, weights, x, answer, policy); });
    };
    const missing::skip any{};
    EXPECT_EQ(with({}, any), "length of weights is 0, expected at least 1, the window");
    EXPECT_EQ(with({0, 0}, any), "sum of weights is 0, expected a weight other than 0");
    EXPECT_EQ(with({1, nan}, any), "weights[1] is nan, expected a finite number");
    EXPECT_EQ(with({1, HUGE_VAL}, any), "weights[1] is inf, expected a finite number");
    EXPECT_EQ(with({-1, 2}, any), "weights[0] is -1, expected 0 or more, for a weighted mean");
    EXPECT_EQ(with({1, 2}, missing::skip{3}), "min_count is 3, expected at most the window, 2");
    EXPECT_EQ(with({1, 2}, missing::refuse{}),
              "sample[1] is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  weighted_rolling_into(std::span{out}.first(2), series{1, 2}, x);
              }),
              "length of out is 2, expected the length of the sample, 3");
    EXPECT_EQ(out, series(3, 7));
}

}
