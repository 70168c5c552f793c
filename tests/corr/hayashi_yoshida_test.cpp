// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/hayashi_yoshida.hpp>

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

/// Every pair of moves, as the formula says it.
long double by_every_pair(const series& t, const series& x, const series& s, const series& y, double later) {
    long double sum = 0;
    for (std::size_t i = 1; i < t.size(); ++i)
        for (std::size_t j = 1; j < s.size(); ++j)
            if (t[i - 1] < s[j] - later && s[j - 1] - later < t[i])
                sum += static_cast<long double>(x[i] - x[i - 1]) * static_cast<long double>(y[j] - y[j - 1]);
    return sum;
}

/// Whole times at which a market trades with this probability, and a walk on them.
struct market {
    series times, prices;
    market(int length, double probability, std::mt19937_64& random) {
        std::bernoulli_distribution trades{probability};
        std::normal_distribution<double> normal;
        double price = 100;
        for (int t = 0; t < length; ++t) {
            price += normal(random);
            if (trades(random)) times.push_back(t), prices.push_back(price);
        }
    }
};

TEST(HayashiYoshida, ByHand) {
    // x moves by 1 in (0, 2] and by -2 in (2, 3]; y by 3 in (1, 2.5] and by 5 in (2.5, 4].
    const asynchronous_prices x{series{0, 2, 3}, series{10, 11, 9}, price_moves::arithmetic};
    const asynchronous_prices y{series{1, 2.5, 4}, series{20, 23, 28}, price_moves::arithmetic};
    EXPECT_EQ(hayashi_yoshida_covariance(x, y), 1 * 3 + -2 * 3 + -2 * 5);
    EXPECT_DOUBLE_EQ(hayashi_yoshida_correlation(x, y), -13 / std::sqrt(5.0 * 34.0));
    // y read 1.5 later: (-0.5, 1] and (1, 2.5].
    EXPECT_EQ(hayashi_yoshida_covariance(x, y, 1.5), 1 * 3 + 1 * 5 + -2 * 5);
}

TEST(HayashiYoshida, IsTheSumOverEveryPairThatOverlaps) {
    std::mt19937_64 random{1};
    for (int round = 0; round < 60; ++round) {
        const market a{60, 0.1 + 0.015 * round, random}, b{70, 0.4, random};
        if (a.times.size() < 2 || b.times.size() < 2) continue;
        const asynchronous_prices x{a.times, a.prices, price_moves::arithmetic},
            y{b.times, b.prices, price_moves::arithmetic};
        for (const double later : {0.0, 1.0, -3.0, 0.5, 80.0, -80.0})
            EXPECT_NEAR(hayashi_yoshida_covariance(x, y, later),
                        static_cast<double>(by_every_pair(a.times, a.prices, b.times, b.prices, later)), 1e-11);
        EXPECT_NEAR(hayashi_yoshida_covariance(x, y, 2), hayashi_yoshida_covariance(y, x, -2), 1e-11);
    }
}

TEST(HayashiYoshida, IsTheRealisedCovarianceOnCommonTimesInEveryBit) {
    std::mt19937_64 random{2};
    std::normal_distribution<double> normal;
    series times, p, q;
    for (int t = 0; t < 500; ++t) {
        times.push_back(t + 0.25);
        p.push_back(100 * std::exp(0.01 * normal(random)));
        q.push_back(30 * std::exp(0.02 * normal(random)));
    }
    double realised = 0, own = 0;
    for (std::size_t t = 1; t < times.size(); ++t) {
        const double move = std::log(p[t]) - std::log(p[t - 1]);
        realised += tidemark::core::product(move, std::log(q[t]) - std::log(q[t - 1]));
        own += tidemark::core::product(move, move);
    }
    const asynchronous_prices x{times, p}, y{times, q};
    EXPECT_EQ(hayashi_yoshida_covariance(x, y), realised);
    EXPECT_EQ(hayashi_yoshida_covariance(x, x), own);
    EXPECT_EQ(x.realised_variance(), own);
    EXPECT_NEAR(hayashi_yoshida_correlation(x, x), 1, 1e-15);
}

TEST(HayashiYoshida, HasNoBiasWhereAFineGridHas) {
    // Two walks of correlation 0.8, each traded every fifth second; the grid of seconds repeats old prices.
    std::mt19937_64 random{3};
    std::normal_distribution<double> normal;
    std::bernoulli_distribution trades{0.2};
    series s, u, p, q;
    double a = 0, b = 0, on_grid = 0, grid_xx = 0, grid_yy = 0, last_a = 0, last_b = 0;
    for (int t = 0; t < 20'000; ++t) {
        const double common = normal(random);
        a += common;
        b += 0.8 * common + 0.6 * normal(random);
        double move_a = 0, move_b = 0;
        if (trades(random)) s.push_back(t), p.push_back(a), move_a = a - last_a, last_a = a;
        if (trades(random)) u.push_back(t), q.push_back(b), move_b = b - last_b, last_b = b;
        on_grid += move_a * move_b, grid_xx += move_a * move_a, grid_yy += move_b * move_b;
    }
    const asynchronous_prices x{s, p, price_moves::arithmetic}, y{u, q, price_moves::arithmetic};
    EXPECT_NEAR(hayashi_yoshida_correlation(x, y), 0.8, 0.06);
    EXPECT_LT(on_grid / std::sqrt(grid_xx * grid_yy), 0.2);
}

TEST(HayashiYoshida, LeavesMissingPricesOut) {
    const series times{0, 1, 2, 3}, prices{10, nan, 12, 11};
    const asynchronous_prices gap{times, prices}, dense{series{0, 2, 3}, series{10, 12, 11}};
    EXPECT_EQ(gap.size(), 3U);
    EXPECT_EQ(hayashi_yoshida_covariance(gap, dense), dense.realised_variance());
}

TEST(HayashiYoshida, Edges) {
    const asynchronous_prices none{series{}, series{}}, one{series{1}, series{5}}, flat{series{0, 1}, series{5, 5}},
        before{series{0, 1}, series{5, 6}}, after{series{1, 2}, series{5, 6}};
    EXPECT_TRUE(std::isnan(hayashi_yoshida_covariance(none, before)));
    EXPECT_TRUE(std::isnan(hayashi_yoshida_covariance(before, one)));
    EXPECT_EQ(hayashi_yoshida_covariance(before, after), 0) << "they only touch";
    EXPECT_EQ(hayashi_yoshida_covariance(flat, before), 0);
    EXPECT_TRUE(std::isnan(hayashi_yoshida_correlation(flat, before)));
    const asynchronous_prices single{std::vector<float>{0, 1}, std::vector<float>{2, 4}};
    EXPECT_NEAR(single.realised_variance(), std::log(2.0) * std::log(2.0), 1e-15);
}

TEST(HayashiYoshida, RefusesTimesOutOfOrderAndPricesThatAreNone) {
    const auto of = [](const series& t, const series& p, price_moves moves = price_moves::logarithmic) {
        return thrown<std::invalid_argument>([&] { asynchronous_prices(t, p, moves); });
    };
    EXPECT_EQ(of({0, 1}, {1}), "length of prices is 1, expected the length of times, 2");
    EXPECT_EQ(of({0, 1, 1}, {1, 1, 1}), "times[2] is 1, expected a time after 1");
    EXPECT_EQ(of({0, 2, 1}, {1, 1, nan}), "times[2] is 1, expected a time after 2");
    EXPECT_EQ(of({0, nan}, {1, 1}), "times[1] is nan, expected a finite time");
    EXPECT_EQ(of({0, 1}, {1, HUGE_VAL}), "prices[1] is inf, expected a finite price");
    EXPECT_EQ(of({0, 1}, {0, 1}), "prices[0] is 0, expected a price above 0, for its logarithm");
    EXPECT_EQ(of({0, 1}, {0, -1}, price_moves::arithmetic), "(nothing thrown)");
    const asynchronous_prices x{series{0, 1}, series{1, 2}};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { hayashi_yoshida_covariance(x, x, nan); }),
              "y_later is nan, expected a finite time");
}

}
