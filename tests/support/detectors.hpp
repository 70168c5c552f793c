// SPDX-License-Identifier: BSL-1.0
#pragma once

// What holds for every detector of a change: batch and stream agree in every bit, also when the stream is saved and
// loaded on the way, and its first alarms come as late as they are said to.

#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/detection.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace tidemark::support {

using numbers = std::vector<double>;
constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();

inline bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}
inline bool same(const infer::detection& a, const infer::detection& b) {
    return a.alarm == b.alarm && same_bits(a.up, b.up) && same_bits(a.down, b.down) && a.alarms == b.alarms &&
           same_bits(a.raised_at, b.raised_at) && same_bits(a.changed_at, b.changed_at) && a.toward == b.toward;
}

inline numbers normal_numbers(std::size_t n, std::uint64_t seed, double mean = 0, double deviation = 1) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal{mean, deviation};
    numbers x(n);
    for (double& one : x) one = normal(random);
    return x;
}
/// Another column that has this correlation with x, and the same deviation.
inline numbers correlated_with(const numbers& x, double correlation, std::uint64_t seed) {
    numbers y = normal_numbers(x.size(), seed);
    for (std::size_t i = 0; i < x.size(); ++i)
        y[i] = correlation * x[i] + std::sqrt(1 - correlation * correlation) * y[i];
    return y;
}
inline numbers followed_by(numbers first, const numbers& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}
inline numbers with_gaps(numbers x, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    for (double& one : x)
        if (random() % 7 == 0) one = missing_number;
    return x;
}

template <class D, class S>
void expect_batch_and_stream_agree(const D& detector, const S& sample) {
    const auto rows = core::as_sample(sample);
    const std::vector<infer::detection> all = run::expanding(detector, rows);
    run::stream live{detector};
    auto loaded = live;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_TRUE(same(live.peek(rows[i]), all[i])) << i;
        live.update(rows[i]);
        EXPECT_TRUE(same(live.value(), all[i])) << i;
        if (i % 16 == 3) loaded.load(live.save()), live = loaded;
    }
    ASSERT_FALSE(all.empty());
    EXPECT_TRUE(same(run::whole(detector, rows), all.back()));
    EXPECT_GT(all.back().alarms, 0);  // or little was compared
}

/// What was told when the first alarm was raised; of no alarm if there was none.
inline infer::detection first_alarm(const std::vector<infer::detection>& told) {
    for (const infer::detection& d : told)
        if (d.alarm) return d;
    return {};
}

/// How many observations after a warm-up pass on the average until the first alarm, and its standard error.
struct observed_length {
    double mean;
    double error;
};
template <class D, class Draw>
observed_length length_of_runs(const D& detector, int runs, Draw draw) {
    double sum = 0, squares = 0;
    for (int run = 0; run < runs; ++run) {
        core::state_of<D> s{};
        for (std::size_t i = 0; i < detector.warm_up; ++i) detector.absorb(s, draw());
        double n = 0;
        do detector.absorb(s, draw()), n += 1;
        while (!detector.lower(s).alarm);
        sum += n;
        squares += n * n;
    }
    const double mean = sum / runs;
    return {mean, std::sqrt((squares / runs - mean * mean) / runs)};
}

/// Normal numbers, one a call.
class normal_draw {
public:
    explicit normal_draw(std::uint64_t seed, double mean = 0, double deviation = 1)
        : random_{seed}, normal_{mean, deviation} {}
    double operator()() { return normal_(random_); }

private:
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
};
/// Normal pairs of mean 0 and deviation 1.
class pair_draw {
public:
    pair_draw(std::uint64_t seed, double correlation) : normal_{seed}, correlation_{correlation} {}
    core::pair operator()() {
        const double x = normal_(), y = normal_();
        return {x, correlation_ * x + std::sqrt(1 - correlation_ * correlation_) * y};
    }

private:
    normal_draw normal_;
    double correlation_;
};

}
