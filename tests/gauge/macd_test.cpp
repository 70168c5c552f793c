// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/macd.hpp>

#include <tidemark/risk/ewm_mean.hpp>

#include "support/indicators.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

using namespace tidemark::support;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using tidemark::core::decay;
using tidemark::gauge::macd;
using tidemark::gauge::macd_seed;
using tidemark::gauge::macd_values;

/// The average of n at every row, begun with the mean of the `seed` rows from `first` on.
wide average(const wide& x, std::size_t first, std::size_t seed, std::size_t n) {
    wide m(x.size(), no_answer);
    if (x.size() < first + seed) return m;
    long double now = 0;
    for (std::size_t i = first; i < first + seed; ++i) now += x[i] / static_cast<long double>(seed);
    m[first + seed - 1] = now;
    const long double alpha = 2 / (static_cast<long double>(n) + 1);
    for (std::size_t i = first + seed; i < x.size(); ++i) m[i] = now = alpha * x[i] + (1 - alpha) * now;
    return m;
}

auto definition_of(const macd& m) {
    return [m](const numbers& x) -> wide {
        const wide rows(x.begin(), x.end());
        const auto seed = [&](std::size_t n) { return m.seed == macd_seed::first_value ? std::size_t{1} : n; };
        const std::size_t late = m.seed == macd_seed::aligned_mean ? m.slow - m.fast : 0;
        const wide fast = average(rows, late, seed(m.fast), m.fast), slow = average(rows, 0, seed(m.slow), m.slow);
        wide line;
        for (std::size_t i = seed(m.slow) - 1; i < x.size(); ++i) line.push_back(fast[i] - slow[i]);
        if (line.empty()) return {no_answer, no_answer, no_answer};
        const long double signal = average(line, 0, seed(m.signal), m.signal).back();
        return {line.back(), signal, line.back() - signal};
    };
}

constexpr macd_seed seeds[]{macd_seed::first_value, macd_seed::simple_mean, macd_seed::aligned_mean};

TEST(macd, is_its_definition) {
    for (const macd_seed seed : seeds) {
        for (const macd& m : {macd{.seed = seed}, macd{.seed = seed, .fast = 2, .slow = 5, .signal = 3}}) {
            expect_definition(m, price_bars{120}.close, definition_of(m));
            expect_definition(m, price_bars{120}.with_gaps().close, definition_of(m));
            expect_definition(m, numbers{}, definition_of(m));
            expect_definition(m, numbers{5}, definition_of(m));
        }
    }
}

TEST(macd, in_batch_and_stream_is_the_same) {
    for (const macd_seed seed : seeds)
        expect_batch_and_stream_agree(macd{.seed = seed, .fast = 3, .slow = 6, .signal = 4},
                                      price_bars{120}.with_gaps().close);
}

TEST(macd, begins_when_its_averages_have) {
    const auto all = run::expanding(macd{.seed = macd_seed::simple_mean}, price_bars{60}.close);
    EXPECT_TRUE(std::isnan(all[24].line));
    EXPECT_FALSE(std::isnan(all[25].line));
    EXPECT_TRUE(std::isnan(all[32].signal));
    EXPECT_TRUE(std::isnan(all[32].histogram));
    EXPECT_FALSE(std::isnan(all[33].signal));
    EXPECT_EQ(run::expanding(macd{.seed = macd_seed::first_value}, price_bars{60}.close)[0].histogram, 0);
}

TEST(macd, of_first_values_is_made_of_two_means_that_forget) {
    const numbers x = price_bars{100}.close;
    const auto mean = [](double n) {
        return risk::ewm_mean{.decay = decay::span(n), .weights = risk::ewm_weights::recursive};
    };
    const auto line = member(run::expanding(macd{.seed = macd_seed::first_value}, x), &macd_values::line);
    const auto fast = run::expanding(mean(12), x), slow = run::expanding(mean(26), x);
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(line[i], fast[i] - slow[i], 1e-11) << i;
}

TEST(macd, of_equal_prices_is_exactly_0) {
    for (const macd_seed seed : seeds) {
        const macd_values v = run::whole(macd{.seed = seed}, numbers(60, 0.1));
        EXPECT_EQ(v.line, 0);
        EXPECT_EQ(v.signal, 0);
        EXPECT_EQ(v.histogram, 0);
    }
}

TEST(macd, scales_with_the_price) {
    const numbers x = price_bars{80}.close;
    const double scale = std::ldexp(1, -60);
    const macd m{.seed = macd_seed::aligned_mean};
    EXPECT_EQ(run::whole(m, times(x, scale)).histogram, run::whole(m, x).histogram * scale);
}

TEST(macd, refuses_averages_that_are_none) {
    const auto message = [](const macd& m) {
        return thrown<std::invalid_argument>([&] { run::whole(m, numbers{1}); });
    };
    EXPECT_EQ(message({.seed = macd_seed::first_value, .fast = 0}), "fast is 0, expected 1 or more");
    EXPECT_EQ(message({.seed = macd_seed::first_value, .signal = 0}), "signal is 0, expected 1 or more");
    EXPECT_EQ(message({.seed = macd_seed::first_value, .fast = 26}), "fast is 26, expected less than slow");
}

}
