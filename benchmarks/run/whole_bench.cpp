// SPDX-License-Identifier: BSL-1.0
// A million rows folded whole: the library, the sums that come to mind first, and a look at the same bytes.
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/whole.hpp>

#include <algorithm>

namespace risk = tidemark::risk;
using benchmark::State;
using series::numbers;
using tidemark::core::pairs;

namespace {

constexpr std::size_t rows = 1000000;

const numbers x = series::returns(rows);
const numbers y = series::related(x);
const numbers prices = series::prices(rows);
const numbers gaps = series::with_gaps(x);

template <class Answer>
void measure(State& state, Answer answer) {
    for (auto _ : state) benchmark::DoNotOptimize(answer());
    series::tell(state, rows);
}

template <class M>
void library(State& state, const M& metric, const numbers& sample) {
    measure(state, [&] { return tidemark::run::whole(metric, sample); });
}

template <class M>
void library_of_pairs(State& state, const M& metric) {
    measure(state, [&] { return tidemark::run::whole(metric, pairs(x, y)); });
}

void sums_of_squares(State& state) {
    measure(state, [] {
        double s1 = 0, s2 = 0, n = 0;
        for (const double v : x) s1 += v, s2 += v * v, n += 1;
        return (s2 - s1 * s1 / n) / (n - 1);
    });
}

void sums_of_products(State& state) {
    measure(state, [] {
        double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
        const double n = static_cast<double>(rows);
        for (std::size_t i = 0; i < rows; ++i)
            sx += x[i], sy += y[i], xx += x[i] * x[i], yy += y[i] * y[i], xy += x[i] * y[i];
        return (n * xy - sx * sy) / std::sqrt((n * xx - sx * sx) * (n * yy - sy * sy));
    });
}

void walk_along_the_path(State& state) {
    measure(state, [] {
        double wealth = 1, high = 1, worst = 1;
        for (const double r : x) {
            wealth *= 1 + r;
            high = (std::max)(high, wealth);
            worst = (std::min)(worst, wealth / high);
        }
        return 1 - worst;
    });
}

void sort_all(State& state) {
    measure(state, [] {
        numbers sorted = x;
        std::sort(sorted.begin(), sorted.end());
        return sorted[rows / 20];
    });
}

/// Four sums at once, so that the additions wait for the memory and not for each other.
void read(State& state) {
    measure(state, [] {
        double sum[4]{};
        for (std::size_t i = 0; i < rows; i += 4)
            for (std::size_t k = 0; k < 4; ++k) sum[k] += x[i + k];
        return sum[0] + sum[1] + sum[2] + sum[3];
    });
}

void a_copy(State& state) {
    series::measure(state, rows, [&](auto out) { std::copy(x.begin(), x.end(), out.begin()); });
}

BENCHMARK(read)->Unit(benchmark::kMillisecond);
BENCHMARK(a_copy)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, mean, risk::mean{}, x)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, variance, risk::variance{}, x)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, variance_of_prices, risk::variance{}, prices)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, variance_with_gaps, risk::variance{}, gaps)->Unit(benchmark::kMillisecond);
BENCHMARK(sums_of_squares)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, kurtosis, risk::kurtosis{}, x)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library_of_pairs, correlation, risk::correlation{})->Unit(benchmark::kMillisecond);
BENCHMARK(sums_of_products)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, max_drawdown, risk::max_drawdown{}, x)->Unit(benchmark::kMillisecond);
BENCHMARK(walk_along_the_path)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(library, value_at_risk, risk::value_at_risk_historical{}, x)->Unit(benchmark::kMillisecond);
BENCHMARK(sort_all)->Unit(benchmark::kMillisecond);

}
