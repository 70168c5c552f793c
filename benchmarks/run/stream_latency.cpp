// SPDX-License-Identifier: BSL-1.0
// How long one tick takes, tick by tick: the time of update and value together, with what reading the clock costs taken
// off. The slowest ticks of a shared machine are interruptions: the row of the empty tick shows them.
#include "peers/measure.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/stream.hpp>

#include <chrono>
#include <cstdint>
#include <random>

#if defined(__x86_64__) && defined(__GNUC__)
#include <x86intrin.h>
#endif

namespace risk = tidemark::risk;

namespace {

constexpr std::size_t ticks = 2'000'000;

/// The processor's own counter where there is one: the system's clock is coarser and takes longer to read.
std::uint64_t now() {
#if defined(__x86_64__) && defined(__GNUC__)
    unsigned core;
    return __rdtscp(&core);
#else
    return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
#endif
}

double nanoseconds_per_count() {
    using clock = std::chrono::steady_clock;
    const auto start = clock::now();
    const std::uint64_t first = now();
    while (clock::now() - start < std::chrono::milliseconds{200}) {
    }
    const std::uint64_t last = now();
    return std::chrono::duration<double, std::nano>(clock::now() - start).count() / static_cast<double>(last - first);
}

const double unit = nanoseconds_per_count();
double clock_cost = 0;

/// The sorted times of so many ticks, in nanoseconds.
template <class Tick>
std::vector<double> times_of(Tick tick) {
    std::vector<double> times(ticks);
    for (std::size_t i = 0; i < ticks; ++i) {
        const std::uint64_t start = now();
        tick(i);
        times[i] = static_cast<double>(now() - start) * unit;
    }
    std::sort(times.begin(), times.end());
    return times;
}

void print(const char* metric, std::size_t window, const std::vector<double>& times) {
    const auto at = [&](double share) {
        const double time = times[static_cast<std::size_t>(share * static_cast<double>(ticks - 1))] - clock_cost;
        return (std::max)(0.0, time);
    };
    std::printf("| %s | %zu | %.0f | %.0f | %.0f | %.0f | %.0f |\n", metric, window, at(0.5), at(0.99), at(0.999),
                at(0.9999), at(1));
}

volatile double seen;  // so that no answer is left out

template <class M, class... How>
void measure(const char* name, const M& metric, const std::vector<double>& x, How... how) {
    for (const std::size_t w : peers::windows) {
        tidemark::run::stream live{metric, w, how...};
        for (std::size_t i = 0; i < 2 * w; ++i) live.update(x[i]);
        print(name, w, times_of([&](std::size_t i) {
                  live.update(x[i]);
                  seen = live.value();
              }));
    }
}

}

int main() {
    std::mt19937_64 random{1};
    std::student_t_distribution<double> t{5};
    std::vector<double> x(ticks);
    for (double& v : x) v = 0.01 * t(random);

    std::printf("| metric | window | p50, ns | p99 | p99.9 | p99.99 | max |\n|---|---|---|---|---|---|---|\n");
    const auto empty = times_of([&](std::size_t i) { seen = x[i]; });
    clock_cost = empty[ticks / 2];
    print("empty tick", 0, empty);
    measure("mean", risk::mean{}, x);
    measure("standard deviation", risk::standard_deviation{}, x);
    measure("kurtosis", risk::kurtosis{}, x);
    measure("minimum", risk::minimum{}, x);
    measure("maximum drawdown", risk::max_drawdown{}, x);
    constexpr tidemark::run::worst_case worst_case;
    measure("mean, worst case", risk::mean{}, x, worst_case);
    measure("standard deviation, worst case", risk::standard_deviation{}, x, worst_case);
    measure("kurtosis, worst case", risk::kurtosis{}, x, worst_case);
    measure("minimum, worst case", risk::minimum{}, x, worst_case);
    measure("maximum drawdown, worst case", risk::max_drawdown{}, x, worst_case);
    measure("median", risk::median{}, x);
}
