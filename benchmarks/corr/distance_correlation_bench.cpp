// SPDX-License-Identifier: BSL-1.0
// The distance correlation of two series: the library, every pair of rows by the definition (two passes over them, no
// table), and a sort of both series alone.
#include "support/series.hpp"

#include <tidemark/corr/distance_correlation.hpp>

#include <algorithm>

using benchmark::State;

namespace {

template <class Correlate>
void measure(State& state, Correlate correlate) {
    const auto n = static_cast<std::size_t>(state.range(0));
    const auto x = series::returns(n), y = series::related(x);
    for (auto _ : state) benchmark::DoNotOptimize(correlate(x, y));
    series::tell(state, n);
}

void library(State& state) { measure(state, tidemark::corr::distance_correlation{}); }

double every_pair(const series::numbers& x, const series::numbers& y) {
    const std::size_t n = x.size();
    const double count = static_cast<double>(n);
    series::numbers a(n), b(n);
    double all_a = 0, all_b = 0, xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) a[i] += std::abs(x[i] - x[j]), b[i] += std::abs(y[i] - y[j]);
        a[i] /= count, b[i] /= count;
        all_a += a[i] / count, all_b += b[i] / count;
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double u = std::abs(x[i] - x[j]) - a[i] - a[j] + all_a;
            const double v = std::abs(y[i] - y[j]) - b[i] - b[j] + all_b;
            xy += u * v, xx += u * u, yy += v * v;
        }
    return std::sqrt(xy / std::sqrt(xx * yy));
}

void by_definition(State& state) { measure(state, every_pair); }

void sorts_alone(State& state) {
    measure(state, [](series::numbers x, series::numbers y) {
        std::sort(x.begin(), x.end());
        std::sort(y.begin(), y.end());
        return x[0] + y[0];
    });
}

BENCHMARK(library)->ArgName("rows")->Arg(1000)->Arg(2520)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(by_definition)->ArgName("rows")->Arg(1000)->Arg(2520)->Unit(benchmark::kMillisecond);
BENCHMARK(sorts_alone)->ArgName("rows")->Arg(1000)->Arg(2520)->Arg(100'000)->Unit(benchmark::kMillisecond);

}
