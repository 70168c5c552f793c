// SPDX-License-Identifier: BSL-1.0
// One observation in, one answer out: the library, a ring buffer with sums that are added to and subtracted from, and a
// fold of the whole buffer at each tick.
#include "support/series.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/stream.hpp>

namespace risk = tidemark::risk;
using benchmark::State;
using series::numbers;

namespace {

constexpr std::size_t rows = 100000;

const numbers x = series::returns(rows);
const numbers gaps = series::with_gaps(x);

std::size_t window_of(const State& state) { return static_cast<std::size_t>(state.range(0)); }

template <class M>
void library(State& state, const M& metric, const numbers& ticks) {
    const std::size_t w = window_of(state);
    tidemark::run::stream live{metric, w, tidemark::missing::skip{w / 2}};
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = 0; i < rows; ++i) {
            live.update(ticks[i]);
            out[i] = live.value();
        }
    });
}

template <class M>
void library_worst_case(State& state, const M& metric) {
    const std::size_t w = window_of(state);
    tidemark::run::stream live{metric, w, tidemark::run::worst_case{}};
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = 0; i < rows; ++i) {
            live.update(x[i]);
            out[i] = live.value();
        }
    });
}

template <class M>
void library_without_window(State& state, const M& metric) {
    tidemark::run::stream live{metric};
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = 0; i < rows; ++i) {
            live.update(x[i]);
            out[i] = live.value();
        }
    });
}

void ring_with_sums(State& state) {
    const std::size_t w = window_of(state);
    const double n = static_cast<double>(w);
    numbers ring(w);
    double s1 = 0, s2 = 0;
    std::size_t next = 0;
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = 0; i < rows; ++i) {
            const double gone = ring[next];
            ring[next] = x[i];
            if (++next == w) next = 0;
            s1 += x[i] - gone, s2 += x[i] * x[i] - gone * gone;
            out[i] = std::sqrt((s2 - s1 * s1 / n) / (n - 1));
        }
    });
}

void ring_folded_anew(State& state) {
    const std::size_t w = window_of(state), ticks = rows * 20 / (w + 20);
    const double n = static_cast<double>(w);
    numbers ring(w);
    std::size_t next = 0;
    series::measure(state, ticks, [&](auto out) {
        for (std::size_t i = 0; i < ticks; ++i) {
            ring[next] = x[i];
            if (++next == w) next = 0;
            double mean = 0, squares = 0;
            for (const double v : ring) mean += v / n;
            for (const double v : ring) squares += (v - mean) * (v - mean);
            out[i] = std::sqrt(squares / (n - 1));
        }
    });
}

void windows(benchmark::internal::Benchmark* b) {
    b->ArgName("window")->Arg(20)->Arg(250)->Arg(5000)->Unit(benchmark::kMicrosecond);
}

BENCHMARK_CAPTURE(library, mean, risk::mean{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library, standard_deviation, risk::standard_deviation{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library, standard_deviation_with_gaps, risk::standard_deviation{}, gaps)->Apply(windows);
BENCHMARK(ring_with_sums)->Apply(windows);
BENCHMARK(ring_folded_anew)->Apply(windows);
BENCHMARK_CAPTURE(library, kurtosis, risk::kurtosis{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library, minimum, risk::minimum{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library, max_drawdown, risk::max_drawdown{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library_worst_case, standard_deviation, risk::standard_deviation{})->Apply(windows);
BENCHMARK_CAPTURE(library_worst_case, minimum, risk::minimum{})->Apply(windows);
BENCHMARK_CAPTURE(library_worst_case, max_drawdown, risk::max_drawdown{})->Apply(windows);
BENCHMARK_CAPTURE(library_without_window, standard_deviation, risk::standard_deviation{})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(library_without_window, max_drawdown, risk::max_drawdown{})->Unit(benchmark::kMicrosecond);

}
