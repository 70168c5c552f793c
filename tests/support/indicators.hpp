// SPDX-License-Identifier: BSL-1.0
#pragma once

// What holds for every indicator of a series: batch and stream agree in every bit, and both with the definition.

#include <tidemark/gauge/bars.hpp>
#include <tidemark/gauge/bollinger_bands.hpp>
#include <tidemark/gauge/macd.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace tidemark::support {

using numbers = std::vector<double>;
using wide = std::vector<long double>;
constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();
constexpr long double no_answer = std::numeric_limits<long double>::quiet_NaN();

/// An answer as the numbers it is made of.
inline numbers numbers_of(double x) { return {x}; }
inline numbers numbers_of(const gauge::macd_values& v) { return {v.line, v.signal, v.histogram}; }
inline numbers numbers_of(const gauge::bollinger_values& v) {
    return {v.middle, v.upper, v.lower, v.percent_b, v.bandwidth};
}

inline std::uint64_t bits_of(double x) { return std::isnan(x) ? 1 : std::bit_cast<std::uint64_t>(x); }

template <class A, class B>
bool same_bits(const A& a, const B& b) {
    const numbers x = numbers_of(a), y = numbers_of(b);
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [](double p, double q) { return bits_of(p) == bits_of(q); });
}

/// Prices that wander, now and then unchanged, and volumes of many magnitudes.
struct price_bars {
    numbers high, low, close, volume;

    explicit price_bars(std::size_t n, std::uint64_t seed = 7) {
        std::mt19937_64 random{seed};
        std::normal_distribution<double> normal;
        double price = 100;
        for (std::size_t i = 0; i < n; ++i) {
            price *= random() % 7 == 0 ? 1 : std::exp(0.02 * normal(random));
            const double up = random() % 5 == 0 ? 0 : 0.01 * std::fabs(normal(random));
            const double down = random() % 5 == 0 ? 0 : 0.01 * std::fabs(normal(random));
            high.push_back(price * (1 + up));
            low.push_back(price * (1 - down));
            close.push_back(price);
            volume.push_back(std::exp(8 * normal(random)));
        }
    }

    /// With single numbers missing, of any column, and one long gap.
    price_bars with_gaps() const {
        price_bars all = *this;
        std::mt19937_64 random{11};
        numbers* const columns[]{&all.high, &all.low, &all.close, &all.volume};
        for (std::size_t i = 0; i < close.size(); ++i)
            if (random() % 9 == 0 || (i >= 60 && i < 80)) (*columns[random() % 4])[i] = missing_number;
        return all;
    }

    auto traded() const { return gauge::bars(high, low, close, volume); }
    auto priced() const { return gauge::bars(high, low, close); }
};

template <class M, class S>
void expect_batch_and_stream_agree(const M& metric, const S& sample) {
    const auto rows = core::as_sample(sample);
    const auto all = run::expanding(metric, rows);
    run::stream live{metric};
    auto loaded = live;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_TRUE(same_bits(live.peek(rows[i]), all[i])) << i;
        live.update(rows[i]);
        EXPECT_TRUE(same_bits(live.value(), all[i])) << i;
        if (i % 16 == 3) loaded.load(live.save()), live = loaded;
    }
    for (const std::size_t window : {1U, 2U, 5U, 15U, 40U}) {
        for (const missing::skip policy :
             {missing::skip{}, missing::skip{.min_count = std::min<std::size_t>(window, 3)}}) {
            const auto rolled = run::rolling(metric, rows, window, policy);
            run::stream in_window{metric, window, policy};
            auto other = in_window;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                EXPECT_TRUE(same_bits(in_window.peek(rows[i]), rolled[i])) << window << ", " << i;
                in_window.update(rows[i]);
                EXPECT_TRUE(same_bits(in_window.value(), rolled[i])) << window << ", " << i;
                if (i % 16 == 3) other.load(in_window.save()), in_window = other;
            }
        }
    }
}

inline void expect_close(const numbers& got, const wide& want, double tolerance, std::size_t window, std::size_t row) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t k = 0; k < got.size(); ++k) {
        const long double apart = std::fabs(static_cast<long double>(got[k]) - want[k]);
        const bool both_missing = std::isnan(got[k]) && std::isnan(want[k]);
        EXPECT_TRUE(both_missing || static_cast<long double>(got[k]) == want[k] ||
                    apart <= static_cast<long double>(tolerance) * std::max(1.0L, std::fabs(want[k])))
            << got[k] << ", by definition " << static_cast<double>(want[k]) << "; number " << k << ", window " << window
            << ", row " << row;
    }
}

/// The definition takes observed rows and answers for the newest of them.
template <class M, class S, class Definition>
void expect_definition(const M& metric, const S& sample, Definition definition, double tolerance = 1e-12) {
    const auto rows = core::as_sample(sample);
    const auto observed = [&](std::size_t first, std::size_t last) {
        std::vector<core::observation_of<M>> some;
        for (std::size_t i = first; i < last; ++i)
            if (!core::is_missing(rows[i])) some.push_back(rows[i]);
        return some;
    };
    const auto expanded = run::expanding(metric, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        expect_close(numbers_of(expanded[i]), definition(observed(0, i + 1)), tolerance, 0, i);
    expect_close(numbers_of(run::whole(metric, rows)), definition(observed(0, rows.size())), tolerance, 0, rows.size());
    for (const std::size_t window : {2U, 15U, 40U}) {
        const auto rolled = run::rolling(metric, rows, window, missing::skip{.min_count = 1});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto some = observed(i + 1 > window ? i + 1 - window : 0, i + 1);
            expect_close(numbers_of(rolled[i]),
                         some.empty() ? wide(numbers_of(rolled[i]).size(), no_answer) : definition(some), tolerance,
                         window, i);
        }
    }
}

/// The numbers of one member of answers that have several.
template <class Answer>
numbers member(const std::vector<Answer>& answers, double Answer::*which) {
    numbers all;
    for (const Answer& a : answers) all.push_back(a.*which);
    return all;
}

inline numbers times(const numbers& x, double factor) {
    numbers all = x;
    for (double& one : all) one *= factor;
    return all;
}

}
