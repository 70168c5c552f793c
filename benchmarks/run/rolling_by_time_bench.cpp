// SPDX-License-Identifier: BSL-1.0
// Windows of time over irregular stamps: the library, a loop that adds what comes and subtracts what goes, and a fold
// of every window anew. The window is given as the number of rows that it holds on average.
#include "support/series.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/rolling_by_time.hpp>

#include <cstdint>

namespace risk = tidemark::risk;
using benchmark::State;
using series::numbers;

namespace {

constexpr std::size_t rows = 100000;
using stamps = std::vector<std::int64_t>;

const numbers x = series::returns(rows);
const stamps t = [] {
    std::mt19937_64 random{4};
    std::exponential_distribution<double> pause{1e-3};
    stamps all(rows);
    double now = 0;
    for (auto& s : all) s = static_cast<std::int64_t>(now += pause(random));
    return all;
}();

std::int64_t width_of(const State& state) { return 1000 * state.range(0); }

template <class M>
void library(State& state, const M& metric) {
    series::measure(state, rows,
                    [&](auto out) { tidemark::run::rolling_by_time_into(out, metric, t, x, width_of(state)); });
}

void loop_with_sums(State& state) {
    series::measure(state, rows, [&](auto out) {
        double s1 = 0, s2 = 0;
        for (std::size_t i = 0, first = 0; i < rows; ++i) {
            s1 += x[i], s2 += x[i] * x[i];
            for (; t[i] - t[first] >= width_of(state); ++first) s1 -= x[first], s2 -= x[first] * x[first];
            const double n = static_cast<double>(i + 1 - first);
            out[i] = std::sqrt((s2 - s1 * s1 / n) / (n - 1));
        }
    });
}

void windows_folded_anew(State& state) {
    const std::size_t ticks = rows * 20 / static_cast<std::size_t>(state.range(0) + 20);
    series::measure(state, ticks, [&](auto out) {
        for (std::size_t i = 0, first = 0; i < ticks; ++i) {
            while (t[i] - t[first] >= width_of(state)) ++first;
            const double n = static_cast<double>(i + 1 - first);
            double mean = 0, squares = 0;
            for (std::size_t j = first; j <= i; ++j) mean += x[j] / n;
            for (std::size_t j = first; j <= i; ++j) squares += (x[j] - mean) * (x[j] - mean);
            out[i] = std::sqrt(squares / (n - 1));
        }
    });
}

void windows(benchmark::internal::Benchmark* b) {
    b->ArgName("window")->Arg(20)->Arg(250)->Arg(5000)->Unit(benchmark::kMicrosecond);
}

BENCHMARK_CAPTURE(library, standard_deviation, risk::standard_deviation{})->Apply(windows);
BENCHMARK(loop_with_sums)->Apply(windows);
BENCHMARK(windows_folded_anew)->Apply(windows);
BENCHMARK_CAPTURE(library, minimum, risk::minimum{})->Apply(windows);
BENCHMARK_CAPTURE(library, max_drawdown, risk::max_drawdown{})->Apply(windows);
BENCHMARK_CAPTURE(library, median, risk::median{})->Apply(windows);

}
