// SPDX-License-Identifier: BSL-1.0
// Windows with weights over a million rows: the library, the loop that comes to mind first, and a copy of the same
// bytes.
#include "support/series.hpp"

#include <tidemark/risk/linearly_weighted_mean.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/weighted_rolling.hpp>

#include <algorithm>
#include <numeric>

namespace run = tidemark::run;
using benchmark::State;
using series::numbers;

namespace {

constexpr std::size_t rows = 1000000;

const numbers x = series::returns(rows);
const numbers gaps = series::with_gaps(x);

numbers linear_weights(const State& state) {
    numbers w(static_cast<std::size_t>(state.range(0)));
    std::iota(w.begin(), w.end(), 1.0);
    return w;
}

void library(State& state, const numbers& sample) {
    const numbers w = linear_weights(state);
    const tidemark::missing::skip half{w.size() / 2};
    series::measure(state, rows,
                    [&](auto out) { run::weighted_rolling_into(out, w, sample, run::weighted_answer::mean, half); });
}

void window_by_window(State& state) {
    const numbers w = linear_weights(state);
    const double sum = std::accumulate(w.begin(), w.end(), 0.0);
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = w.size() - 1; i < rows; ++i)
            out[i] =
                std::inner_product(w.begin(), w.end(), x.begin() + static_cast<std::ptrdiff_t>(i + 1 - w.size()), 0.0) /
                sum;
    });
}

/// The same linear weights as a fold, whose cost is that of its window's rows entering and leaving once.
void linear_fold(State& state) {
    const auto w = static_cast<std::size_t>(state.range(0));
    series::measure(state, rows,
                    [&](auto out) { run::rolling_into(out, tidemark::risk::linearly_weighted_mean{}, x, w); });
}

void copy(State& state) {
    series::measure(state, rows, [&](auto out) { std::copy(x.begin(), x.end(), out.begin()); });
}

void windows(benchmark::internal::Benchmark* b) {
    b->ArgName("window")->Arg(5)->Arg(20)->Arg(250)->Unit(benchmark::kMillisecond);
}

BENCHMARK(copy)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, weights, x)->Apply(windows);
BENCHMARK_CAPTURE(library, weights_with_gaps, gaps)->Apply(windows);
BENCHMARK(window_by_window)->Apply(windows);
BENCHMARK(linear_fold)->Apply(windows);

}
