// SPDX-License-Identifier: BSL-1.0
// Exponential weights over a million rows: over all rows so far and over windows, the recursion that comes to mind
// first (which has no window, and loses a level's digits), and a copy of the same bytes.
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/ewm_covariance.hpp>
#include <tidemark/risk/ewm_mean.hpp>
#include <tidemark/risk/ewm_timed.hpp>
#include <tidemark/risk/ewm_variance.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>

#include <algorithm>
#include <numeric>

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using benchmark::State;
using series::numbers;
using tidemark::core::decay;
using tidemark::core::pairs;

namespace {

constexpr std::size_t rows = 1000000;

const numbers x = series::returns(rows);
const numbers y = series::related(x);
const decay a_month = decay::span(20);

template <class M>
void expanding(State& state, const M& metric) {
    series::measure(state, rows, [&](auto out) { run::expanding_into(out, metric, x); });
}
void expanding_correlation(State& state) {
    series::measure(state, rows,
                    [&](auto out) { run::expanding_into(out, risk::ewm_correlation{.decay = a_month}, pairs(x, y)); });
}
void expanding_timed(State& state) {
    numbers t(rows);
    std::iota(t.begin(), t.end(), 0.0);
    series::measure(state, rows,
                    [&](auto out) { run::expanding_into(out, risk::ewm_mean_timed{.half_life = 7}, pairs(t, x)); });
}

template <class M>
void rolling(State& state, const M& metric) {
    const auto w = static_cast<std::size_t>(state.range(0));
    series::measure(state, rows, [&](auto out) { run::rolling_into(out, metric, x, w); });
}
void rolling_correlation(State& state) {
    const auto w = static_cast<std::size_t>(state.range(0));
    series::measure(state, rows,
                    [&](auto out) { run::rolling_into(out, risk::ewm_correlation{.decay = a_month}, pairs(x, y), w); });
}

/// The textbook recursion for a mean and a mean of squares.
void recursion(State& state) {
    const double lambda = a_month.factor();
    series::measure(state, rows, [&](auto out) {
        double mean = x[0], square = x[0] * x[0];
        for (std::size_t i = 0; i < rows; ++i) {
            mean = lambda * mean + (1 - lambda) * x[i];
            square = lambda * square + (1 - lambda) * x[i] * x[i];
            out[i] = square - mean * mean;
        }
    });
}

void copy(State& state) {
    series::measure(state, rows, [&](auto out) { std::copy(x.begin(), x.end(), out.begin()); });
}

void windows(benchmark::internal::Benchmark* b) {
    b->ArgName("window")->Arg(20)->Arg(250)->Arg(5000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(copy)->Unit(benchmark::kMillisecond);
BENCHMARK(recursion)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(expanding, mean, risk::ewm_mean{.decay = a_month})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(expanding, variance, risk::ewm_variance{.decay = a_month})->Unit(benchmark::kMillisecond);
BENCHMARK(expanding_correlation)->Unit(benchmark::kMillisecond);
BENCHMARK(expanding_timed)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rolling, mean, risk::ewm_mean{.decay = a_month})->Apply(windows);
BENCHMARK_CAPTURE(rolling, variance, risk::ewm_variance{.decay = a_month})->Apply(windows);
BENCHMARK(rolling_correlation)->Apply(windows);

}
