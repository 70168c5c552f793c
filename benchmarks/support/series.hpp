// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <span>
#include <vector>

/// The series that are measured on, and how a time is told: per element.
namespace series {

using numbers = std::vector<double>;

/// Daily returns with fat tails (Student's t with 5 degrees of freedom, 1 % a day).
inline numbers returns(std::size_t n, unsigned seed = 1) {
    std::mt19937_64 random{seed};
    std::student_t_distribution<double> t{5};
    numbers x(n);
    for (double& v : x) v = 0.0002 + 0.01 * std::sqrt(0.6) * t(random);
    return x;
}

/// Returns that move with the others, at a correlation of about 0.6.
inline numbers related(const numbers& x) {
    numbers y = returns(x.size(), 2);
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = 0.6 * x[i] + 0.8 * y[i];
    return y;
}

/// The path of a price, pulled back to 100 so weakly that it wanders for years and never ends.
inline numbers prices(std::size_t n) {
    numbers p = returns(n);
    double log_price = std::log(100.0);
    for (double& v : p) v = std::exp(log_price += v - 1e-4 * (log_price - std::log(100.0)));
    return p;
}

/// One return in twenty is missing.
inline numbers with_gaps(numbers x) {
    std::mt19937_64 random{3};
    for (double& v : x)
        if (random() % 20 == 0) v = std::numeric_limits<double>::quiet_NaN();
    return x;
}

/// An early value is 1e9 and soon gone.
inline numbers with_an_outlier(numbers x) {
    x[x.size() / 10] = 1e9;
    return x;
}

/// The processor's time for each element, in seconds: it prints as nanoseconds or picoseconds.
inline void tell(benchmark::State& state, std::size_t elements) {
    state.counters["per_element"] = benchmark::Counter(
        static_cast<double>(elements), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// Calls `fill(out)` over and over, into the same warm memory: once before the clock runs, for what `fill` touches
/// first.
template <class Fill>
void measure(benchmark::State& state, std::size_t elements, Fill fill) {
    numbers out(elements);
    fill(std::span<double>{out});
    for (auto _ : state) {
        fill(std::span<double>{out});
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    tell(state, elements);
}

}
