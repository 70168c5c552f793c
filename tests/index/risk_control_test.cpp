// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/risk_control.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

constexpr double nan = tidemark::core::nan;

std::vector<date> days(std::size_t n) {
    std::vector<date> result;
    for (std::size_t i = 0; i < n; ++i) result.push_back(date{2024, 1, 1} + static_cast<int>(i));
    return result;
}

constexpr risk_control usual{
    .target_volatility = .20, .max_exposure = 1.5, .lambda = .94, .lag = 2, .periods_per_year = 365};

// Six daily returns of an index that stands at 100 when the first exposure is two days old. Checked by an independent
// program.
TEST(risk_control, of_a_small_index) {
    numbers levels{100 / (1.02 * 0.97), 100 / 0.97, 100};
    for (const double r : {.01, .04, -.05, .03}) levels.push_back(levels.back() * (1 + r));
    const auto controlled = usual(days(7), levels);
    const numbers expected{100, 100.52342392, 102.55333307, 99.90296909, 101.33267063};
    ASSERT_EQ(controlled.levels.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(controlled.levels[i], expected[i], 5e-9);
    EXPECT_EQ(controlled.dates.front(), (date{2024, 1, 3}));
    EXPECT_EQ(controlled.dates.back(), (date{2024, 1, 7}));
    ASSERT_EQ(controlled.exposures.size(), expected.size());
    EXPECT_NEAR(controlled.exposures[0], .20 / (.02 * std::sqrt(365)), 1e-14) << "the first return by itself";
}

struct daily {
    std::vector<date> dates;
    numbers levels;
    numbers rates;
};

daily random_days(std::uint64_t seed, int n) {
    std::mt19937_64 engine{seed};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    daily d{.dates = {{2020, 2, 27}}, .levels = {1000}, .rates = {0.04}};
    for (int t = 1; t < n; ++t) {
        const double size = t / 100 % 2 == 0 ? 0.02 : 0.1;  // calm and wild spells
        d.levels.push_back(d.levels.back() * (1 + size * (uniform() - 0.5)));
        d.rates.push_back(0.06 * uniform() - 0.005);
        d.dates.push_back(d.dates.back() + 1 + static_cast<int>(3 * uniform()));
    }
    return d;
}

TEST(risk_control, is_its_definition_in_long_double) {
    const daily d = random_days(5, 1200);
    for (const int lag : {1, 2, 5}) {
        const risk_control rule{
            .target_volatility = .15, .max_exposure = 2, .lambda = .97, .lag = lag, .periods_per_year = 252};
        const auto controlled = rule(d.dates, d.levels, {d.rates, 360});
        std::vector<long double> r, k;
        for (std::size_t t = 1; t < d.levels.size(); ++t)
            r.push_back(static_cast<long double>(d.levels[t]) / d.levels[t - 1] - 1);
        long double variance = r[0] * r[0];
        for (const long double x : r) {
            variance = static_cast<long double>(.97) * variance + (1 - static_cast<long double>(.97)) * x * x;
            k.push_back(std::min(2.0L, static_cast<long double>(.15) / std::sqrt(variance * 252)));
        }
        const auto first = static_cast<std::size_t>(lag);
        long double level = d.levels[first];
        bool below = false, at_most = false;
        for (std::size_t t = first; t < r.size(); ++t) {
            const long double b = d.rates[t], held = k[t - first];
            ASSERT_NEAR(controlled.exposures[t - first], static_cast<double>(held), 1e-12);
            level *= 1 + held * r[t] - (held - 1) * b * (d.dates[t + 1] - d.dates[t]) / 360;
            ASSERT_NEAR(controlled.levels[t - first + 1], static_cast<double>(level), 1e-12 * 1200);
            (held < 2 ? below : at_most) = true;
        }
        EXPECT_EQ(controlled.dates.size(), d.dates.size() - first);
        EXPECT_TRUE(below && at_most) << "or the test says nothing";
    }
}

TEST(risk_control, knows_nothing_of_later_days) {
    const daily d = random_days(6, 60);
    const auto all = usual(d.dates, d.levels);
    for (std::size_t n = 3; n < d.levels.size(); ++n) {
        const auto some = usual(std::span{d.dates}.first(n), std::span{d.levels}.first(n));
        ASSERT_EQ(some.levels, numbers(all.levels.begin(), all.levels.begin() + static_cast<std::ptrdiff_t>(n) - 2));
        ASSERT_EQ(some.exposures.size(), some.levels.size());
        ASSERT_EQ(some.exposures.back(), all.exposures[n - 3]);
    }
}

TEST(risk_control, of_equal_levels_is_exposed_as_far_as_it_may) {
    const auto flat = usual(days(4), numbers(4, 50.0));
    EXPECT_EQ(flat.exposures, numbers(2, 1.5));
    EXPECT_EQ(flat.levels, numbers(2, 50.0));
}

TEST(risk_control, has_no_level_before_its_lag) {
    EXPECT_TRUE(usual(days(0), numbers{}).levels.empty());
    EXPECT_TRUE(usual(days(2), numbers{1, 2}).levels.empty());
    EXPECT_EQ(usual(days(3), numbers{1, 2, 3}).levels, numbers{3});
}

TEST(risk_control, ends_at_zero_and_stays_there) {
    risk_control wild = usual;
    wild.max_exposure = 4;
    wild.lag = 1;
    EXPECT_EQ(wild(days(5), numbers{100, 100, 70, 100, 200}).levels, (numbers{100, 0, 0, 0}));
}

TEST(risk_control, of_a_track_is_that_of_its_levels) {
    track t;
    t.dates = days(6);
    t.levels = {100, 101, 99, 103, 102, 104};
    const numbers rates(6, 0.05);
    EXPECT_EQ(usual(t).levels, usual(t.dates, t.levels).levels);
    EXPECT_EQ(usual(t, {rates, 365}).levels, usual(t.dates, t.levels, {rates, 365}).levels);
    EXPECT_NE(usual(t, {rates, 365}).levels, usual(t).levels);
}

TEST(risk_control, refuses_what_it_cannot_mean) {
    const auto message = [](const risk_control& rule, const numbers& levels = {1, 1}, std::size_t n = 2) {
        return thrown<std::invalid_argument>([&] { rule(days(n), levels); });
    };
    const auto with = [](auto change) {
        risk_control other = usual;
        change(other);
        return other;
    };
    EXPECT_EQ(message(usual), "(nothing thrown)");
    EXPECT_EQ(message(with([](auto& r) { r.target_volatility = 0; })),
              "target_volatility is 0, expected a positive finite number");
    EXPECT_EQ(message(with([](auto& r) { r.max_exposure = nan; })),
              "max_exposure is nan, expected a positive finite number");
    EXPECT_EQ(message(with([](auto& r) { r.lambda = 1; })), "lambda is 1, expected a number in [0, 1)");
    EXPECT_EQ(message(with([](auto& r) { r.lag = 0; })), "lag is 0, expected 1 or more");
    EXPECT_EQ(message(with([](auto& r) { r.periods_per_year = 0; })),
              "periods_per_year is 0, expected a positive number");
    EXPECT_EQ(message(usual, {1, 1}, 3), "length of levels is 2, expected the length of dates, 3");
    EXPECT_EQ(message(usual, {1, nan}), "levels[1] is nan, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  usual(days(2), numbers{1, 1}, {numbers{0}, 360});
              }),
              "length of rates is 1, expected the length of levels, 2");
}

}
