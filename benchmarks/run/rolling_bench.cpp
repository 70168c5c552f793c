// SPDX-License-Identifier: BSL-1.0
// Rolling windows over a million rows: the library, the loop that comes to mind first (which is wrong after an outlier,
// or slow), and a copy of the same bytes.
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>

#include <algorithm>

namespace risk = tidemark::risk;
using benchmark::State;
using series::numbers;
using tidemark::core::pairs;
using tidemark::missing::skip;

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
    series::measure(state, rows, [&](auto out) { tidemark::run::rolling_into(out, metric, sample, w, skip{w / 2}); });
}

template <class M>
void library_of_pairs(State& state, const M& metric, const numbers& benchmark) {
    const std::size_t w = window_of(state);
    series::measure(state, rows,
                    [&](auto out) { tidemark::run::rolling_into(out, metric, pairs(x, benchmark), w, skip{w / 2}); });
}

/// Adds what enters to sums of powers and subtracts what leaves.
template <std::size_t Powers>
void add_and_subtract(State& state, double (*answer)(const double (&sums)[Powers], double n)) {
    const std::size_t w = window_of(state);
    const double n = static_cast<double>(w);
    series::measure(state, rows, [&](auto out) {
        double sum[Powers]{};
        for (std::size_t i = 0; i < rows; ++i) {
            double in = x[i], gone = i < w ? 0 : x[i - w], in_power = in, gone_power = gone;
            for (std::size_t k = 0; k < Powers; ++k, in_power *= in, gone_power *= gone)
                sum[k] += in_power - gone_power;
            out[i] = answer(sum, n);
        }
    });
}

template <class Answer>
void add_and_subtract_pairs(State& state, Answer answer) {
    const std::size_t w = window_of(state);
    const double n = static_cast<double>(w);
    series::measure(state, rows, [&](auto out) {
        double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            const double a = x[i], b = y[i], c = i < w ? 0 : x[i - w], d = i < w ? 0 : y[i - w];
            sx += a - c, sy += b - d, xx += a * a - c * c, yy += b * b - d * d, xy += a * b - c * d;
            out[i] = answer(n * xy - sx * sy, n * xx - sx * sx, n * yy - sy * sy);
        }
    });
}

/// Looks at every window anew. A tenth of the rows for the longest window, or it would take a minute.
void rescan_max_drawdown(State& state) {
    const std::size_t w = window_of(state), n = w > 1000 ? rows / 10 : rows;
    series::measure(state, n, [&](auto out) {
        for (std::size_t i = 0; i < n; ++i) {
            double wealth = 1, high = 1, worst = 1;
            for (std::size_t j = i + 1 < w ? 0 : i + 1 - w; j <= i; ++j) {
                wealth *= 1 + x[j];
                high = (std::max)(high, wealth);
                worst = (std::min)(worst, wealth / high);
            }
            out[i] = 1 - worst;
        }
    });
}

double mean(const double (&s)[1], double n) { return s[0] / n; }
double variance(const double (&s)[2], double n) { return (s[1] - s[0] * s[0] / n) / (n - 1); }
double standard_deviation(const double (&s)[2], double n) { return std::sqrt(variance(s, n)); }
double sharpe(const double (&s)[2], double n) { return s[0] / n / standard_deviation(s, n) * std::sqrt(252.0); }
double skewness(const double (&s)[3], double n) {
    const double m = s[0] / n, m2 = s[1] / n - m * m, m3 = s[2] / n - 3 * m * s[1] / n + 2 * m * m * m;
    return m3 / (m2 * std::sqrt(m2)) * std::sqrt(n * (n - 1)) / (n - 2);
}
double kurtosis(const double (&s)[4], double n) {
    const double m = s[0] / n, m2 = s[1] / n - m * m;
    const double m4 = s[3] / n - 4 * m * s[2] / n + 6 * m * m * s[1] / n - 3 * m * m * m * m;
    return ((n + 1) * (m4 / (m2 * m2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
}
double correlation(double xy, double xx, double yy) { return xy / std::sqrt(xx * yy); }
double beta(double xy, double, double yy) { return xy / yy; }

void copy(State& state) {
    series::measure(state, rows, [&](auto out) { std::copy(x.begin(), x.end(), out.begin()); });
}
void copy_of_pairs(State& state) {
    series::measure(state, rows, [&](auto out) {
        for (std::size_t i = 0; i < rows; ++i) out[i] = x[i] + y[i];
    });
}

void windows(benchmark::internal::Benchmark* b) {
    b->ArgName("window")->Arg(20)->Arg(250)->Arg(5000)->Unit(benchmark::kMillisecond);
}
void a_year(benchmark::internal::Benchmark* b) { b->ArgName("window")->Arg(250)->Unit(benchmark::kMillisecond); }

BENCHMARK(copy)->Unit(benchmark::kMillisecond);
BENCHMARK(copy_of_pairs)->Unit(benchmark::kMillisecond);

BENCHMARK_CAPTURE(library, mean, risk::mean{}, x)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract, mean, mean)->Apply(windows);
BENCHMARK_CAPTURE(library, variance, risk::variance{}, x)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract, variance, variance)->Apply(windows);
BENCHMARK_CAPTURE(library, standard_deviation, risk::standard_deviation{}, x)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract, standard_deviation, standard_deviation)->Apply(windows);
BENCHMARK_CAPTURE(library, sharpe_ratio, risk::sharpe_ratio{.periods_per_year = 252}, x)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract, sharpe_ratio, sharpe)->Apply(windows);
BENCHMARK_CAPTURE(library, skewness, risk::skewness{}, x)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract, skewness, skewness)->Apply(windows);
BENCHMARK_CAPTURE(library, kurtosis, risk::kurtosis{}, x)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract, kurtosis, kurtosis)->Apply(windows);
BENCHMARK_CAPTURE(library_of_pairs, correlation, risk::correlation{}, y)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract_pairs, correlation, correlation)->Apply(windows);
BENCHMARK_CAPTURE(library_of_pairs, beta, risk::beta{}, y)->Apply(windows);
BENCHMARK_CAPTURE(add_and_subtract_pairs, beta, beta)->Apply(windows);
BENCHMARK_CAPTURE(library, max_drawdown, risk::max_drawdown{}, x)->Apply(windows);
BENCHMARK(rescan_max_drawdown)->Apply(windows);

// Not friendly: a price, one row in twenty missing, and after an outlier.
BENCHMARK_CAPTURE(library, variance_of_prices, risk::variance{}, prices)->Apply(a_year);
BENCHMARK_CAPTURE(library, variance_with_gaps, risk::variance{}, gaps)->Apply(a_year);
BENCHMARK_CAPTURE(library, variance_after_an_outlier, risk::variance{}, outlier)->Apply(a_year);
BENCHMARK_CAPTURE(library_of_pairs, correlation_with_gaps, risk::correlation{}, gaps)->Apply(a_year);
BENCHMARK_CAPTURE(library_of_pairs, correlation_with_prices, risk::correlation{}, prices)->Apply(a_year);
BENCHMARK_CAPTURE(library, max_drawdown_of_prices, risk::max_drawdown_of_levels{}, prices)->Apply(a_year);
BENCHMARK_CAPTURE(library, max_drawdown_with_gaps, risk::max_drawdown{}, gaps)->Apply(a_year);

}
