// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/hayashi_yoshida_lead_lag.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::corr;
using series = std::vector<double>;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Two markets of one walk: the second moves as the first did `behind` seconds before, and each trades by chance.
struct follower {
    series first_times, first, second_times, second;
    follower(int seconds, int behind, unsigned seed) {
        std::mt19937_64 random{seed};
        std::normal_distribution<double> normal;
        std::bernoulli_distribution trades{0.4};
        series walk{0};
        double noise = 0;
        for (int t = 1; t < seconds; ++t) walk.push_back(walk.back() + normal(random));
        for (int t = behind; t < seconds; ++t) {
            noise += 0.5 * normal(random);
            if (trades(random)) first_times.push_back(t), first.push_back(walk[static_cast<std::size_t>(t)]);
            if (!trades(random)) continue;
            second_times.push_back(t);
            second.push_back(walk[static_cast<std::size_t>(t - behind)] + noise);
        }
    }
};

const series grid{-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8};

TEST(HayashiYoshidaLeadLag, FindsTheTimeByWhichOneFollows) {
    for (const int behind : {0, 3, 6}) {
        const follower f{4000, behind, 7};
        const asynchronous_prices x{f.first_times, f.first, price_moves::arithmetic},
            y{f.second_times, f.second, price_moves::arithmetic};
        const auto curve = hayashi_yoshida_lead_lag(x, y, grid), swapped = hayashi_yoshida_lead_lag(y, x, grid);
        EXPECT_EQ(curve.lead_time, behind);
        EXPECT_EQ(swapped.lead_time, -behind);
        EXPECT_NEAR(curve.correlation, 1 / std::sqrt(1.25), 0.1);
        EXPECT_NEAR(curve.lead_lag_ratio * swapped.lead_lag_ratio, 1, 1e-9);
        EXPECT_EQ(curve.lead_lag_ratio > 2, behind > 0) << curve.lead_lag_ratio;
        for (std::size_t k = 0; k < grid.size(); ++k)
            EXPECT_EQ(curve.correlations[k], hayashi_yoshida_correlation(x, y, grid[k]));
    }
}

TEST(HayashiYoshidaLeadLag, RatioByItsFormula) {
    const asynchronous_prices x{series{0, 1, 2, 3}, series{1, 3, 2, 5}, price_moves::arithmetic},
        y{series{0, 1, 2, 3}, series{2, 3, 5, 4}, price_moves::arithmetic};
    const auto curve = hayashi_yoshida_lead_lag(x, y, series{-1, 0, 1});
    // Moves 2 -1 3 and 1 2 -1: at 1 x_1 y_2 + x_2 y_3 = 4 + 1, at -1 x_2 y_1 + x_3 y_2 = -1 + 6, at 0 2 - 2 - 3.
    const double size = std::sqrt(14.0) * std::sqrt(6.0);
    EXPECT_DOUBLE_EQ(curve.correlations[0], 5 / size);
    EXPECT_DOUBLE_EQ(curve.correlations[1], -3 / size);
    EXPECT_DOUBLE_EQ(curve.correlations[2], 5 / size);
    EXPECT_DOUBLE_EQ(curve.lead_lag_ratio, 1);
    EXPECT_EQ(curve.lead_time, -1) << "of equal ones as near to 0 the first";
    EXPECT_EQ(hayashi_yoshida_lead_lag(x, x, series{-9, -0.0, 9}).lead_time, 0);
}

TEST(HayashiYoshidaLeadLag, Edges) {
    const asynchronous_prices x{series{0, 1, 2}, series{1, 3, 2}}, flat{series{0, 1}, series{1, 1}};
    EXPECT_TRUE(std::isnan(hayashi_yoshida_lead_lag(x, flat, grid).lead_time));
    EXPECT_TRUE(std::isnan(hayashi_yoshida_lead_lag(x, flat, grid).lead_lag_ratio));
    EXPECT_TRUE(std::isnan(hayashi_yoshida_lead_lag(x, x, series{0, 1}).lead_lag_ratio)) << "one side only";
    EXPECT_EQ(hayashi_yoshida_lead_lag(x, x, series{0, 1}).lead_time, 0);
}

TEST(HayashiYoshidaLeadLag, RefusesOffsetsOutOfOrder) {
    const asynchronous_prices x{series{0, 1, 2}, series{1, 3, 2}};
    const auto of = [&](const series& offsets) {
        return thrown<std::invalid_argument>([&] { hayashi_yoshida_lead_lag(x, x, offsets); });
    };
    EXPECT_EQ(of({}), "number of offsets is 0, expected at least 1");
    EXPECT_EQ(of({0, 0}), "offsets[1] is 0, expected a time after 0");
    EXPECT_EQ(of({0, nan}), "offsets[1] is nan, expected a finite time");
}

}
