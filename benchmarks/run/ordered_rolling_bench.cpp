// SPDX-License-Identifier: BSL-1.0
// Rolling windows in order over a million rows: the library, a sorted array in which one number is inserted and one
// erased at each row (what comes to mind first), and a copy of the same bytes.
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>

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
const numbers outlier = series::with_an_outlier(x);

std::size_t window_of(const State& state) { return static_cast<std::size_t>(state.range(0)); }

template <class M>
void library(State& state, const M& metric, const numbers& sample) {
    const std::size_t w = window_of(state);
    series::measure(state, rows, [&](auto out) {
        tidemark::run::rolling_into(out, metric, sample, w, tidemark::missing::skip{w / 2});
    });
}

void both_quartiles(State& state) {
    const std::size_t w = window_of(state);
    const std::vector<risk::quantile> quartiles{{.probability = 0.25}, {.probability = 0.75}};
    numbers upper(rows);
    series::measure(state, rows, [&](auto out) {
        const std::vector<std::span<double>> outs{out, upper};
        tidemark::run::rolling_into(outs, std::span<const risk::quantile>{quartiles}, x, w);
    });
}

template <class M>
void library_of_pairs(State& state, const M& metric) {
    const std::size_t w = window_of(state), n = w > 1000 ? rows / 10 : rows;
    const numbers a(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n)),
        b(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(n));
    series::measure(state, n, [&](auto out) { tidemark::run::rolling_into(out, metric, pairs(a, b), w); });
}

template <class M>
void stream(State& state, const M& metric) {
    tidemark::run::stream live{metric, window_of(state)};
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = 0; i < rows; ++i) {
            live.update(x[i]);
            out[i] = live.value();
        }
    });
}

template <class M>
void expanding(State& state, const M& metric) {
    series::measure(state, rows, [&](auto out) { tidemark::run::expanding_into(out, metric, x); });
}

void sorted_array_median(State& state) {
    const std::size_t w = window_of(state);
    series::measure(state, rows, [&](auto out) {
        numbers window;
        for (std::size_t i = 0; i < rows; ++i) {
            if (i >= w) window.erase(std::lower_bound(window.begin(), window.end(), x[i - w]));
            window.insert(std::upper_bound(window.begin(), window.end(), x[i]), x[i]);
            const std::size_t n = window.size();
            out[i] = (window[(n - 1) / 2] + window[n / 2]) / 2;
        }
    });
}

void counted_rank(State& state) {
    const std::size_t w = window_of(state), n = w > 1000 ? rows / 10 : rows;
    series::measure(state, n, [&](auto out) {
        for (std::size_t i = 0; i < n; ++i) {
            int below = 0, equal = 0;
            for (std::size_t j = i + 1 < w ? 0 : i + 1 - w; j <= i; ++j) below += x[j] < x[i], equal += x[j] == x[i];
            out[i] = below + (equal + 1) / 2.0;
        }
    });
}

void copy(State& state) {
    series::measure(state, rows, [&](auto out) { std::copy(x.begin(), x.end(), out.begin()); });
}

void windows(benchmark::internal::Benchmark* b) {
    b->ArgName("window")->Arg(20)->Arg(250)->Arg(5000)->Unit(benchmark::kMillisecond);
}
void a_year(benchmark::internal::Benchmark* b) { b->ArgName("window")->Arg(250)->Unit(benchmark::kMillisecond); }

BENCHMARK(copy)->Unit(benchmark::kMillisecond);

BENCHMARK_CAPTURE(library, median, risk::median{}, x)->Apply(windows);
BENCHMARK(sorted_array_median)->Apply(windows);
BENCHMARK_CAPTURE(library, lower_quartile, risk::quantile{.probability = 0.25}, x)->Apply(windows);
BENCHMARK(both_quartiles)->Apply(windows);
BENCHMARK_CAPTURE(library, rank, risk::rank{}, x)->Apply(windows);
BENCHMARK(counted_rank)->Apply(windows);
BENCHMARK_CAPTURE(library, dense_rank, risk::rank{.tied = risk::rank::ties::dense}, x)->Apply(windows);
BENCHMARK_CAPTURE(library, value_at_risk, risk::value_at_risk_historical{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library, expected_shortfall, risk::expected_shortfall_historical{}, x)->Apply(windows);
BENCHMARK_CAPTURE(library_of_pairs, spearman, risk::spearman_correlation{})->Apply(windows);
BENCHMARK_CAPTURE(library_of_pairs, kendall, risk::kendall_tau{})->Apply(windows);
BENCHMARK_CAPTURE(stream, median, risk::median{})->Apply(windows);
BENCHMARK_CAPTURE(expanding, median, risk::median{})->Unit(benchmark::kMillisecond);

// Not friendly: a price, one row in twenty missing, and after an outlier.
BENCHMARK_CAPTURE(library, median_of_prices, risk::median{}, prices)->Apply(a_year);
BENCHMARK_CAPTURE(library, median_with_gaps, risk::median{}, gaps)->Apply(a_year);
BENCHMARK_CAPTURE(library, median_after_an_outlier, risk::median{}, outlier)->Apply(a_year);

}
