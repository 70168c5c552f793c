// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/bounded_weights.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <span>
#include <vector>

using namespace tidemark::index;

namespace {

/// Sizes as those of listed coins: the largest a hundred thousand times the smallest.
std::vector<double> sizes_of(std::size_t count) {
    std::mt19937_64 engine{1};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    std::vector<double> sizes;
    for (std::size_t i = 0; i < count; ++i) sizes.push_back(std::exp(-11.5 * uniform()));
    return sizes;
}

/// A cap at which about a third of the names stand.
double cap_of(std::size_t count) { return 2 / static_cast<double>(count); }

void one_cap(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    const std::vector<double> sizes = sizes_of(count);
    for (auto _ : state) benchmark::DoNotOptimize(bounded_weights(sizes, 0, cap_of(count)));
}

void floor_and_cap(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    const std::vector<double> sizes = sizes_of(count);
    const double floor = 0.1 / static_cast<double>(count);
    for (auto _ : state) benchmark::DoNotOptimize(bounded_weights(sizes, floor, cap_of(count)));
}

/// The loop of the textbook, for one cap: cut what is above it, give that to the others in proportion, repeat.
std::vector<double> by_loop(std::span<const double> sizes, double cap) {
    double total = 0;
    for (const double x : sizes) total += x;
    std::vector<double> weights;
    weights.reserve(sizes.size());
    for (const double x : sizes) weights.push_back(x / total);
    for (;;) {
        double excess = 0, free = 0;
        for (double& w : weights) {
            if (w > cap) {
                excess += w - cap;
                w = cap;
            } else if (w < cap) {
                free += w;
            }
        }
        if (!(excess > 1e-15)) return weights;
        const double scale = 1 + excess / free;
        for (double& w : weights) w *= w < cap ? scale : 1;
    }
}

void textbook_loop(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    const std::vector<double> sizes = sizes_of(count);
    for (auto _ : state) benchmark::DoNotOptimize(by_loop(sizes, cap_of(count)));
}

/// What every solver that sorts its breakpoints must do first.
void sort_alone(benchmark::State& state) {
    const std::vector<double> sizes = sizes_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        std::vector<double> sorted = sizes;
        std::sort(sorted.begin(), sorted.end());
        benchmark::DoNotOptimize(sorted.data());
    }
}

BENCHMARK(one_cap)->Arg(100)->Arg(5000)->Unit(benchmark::kMicrosecond);
BENCHMARK(floor_and_cap)->Arg(100)->Arg(5000)->Unit(benchmark::kMicrosecond);
BENCHMARK(textbook_loop)->Arg(100)->Arg(5000)->Unit(benchmark::kMicrosecond);
BENCHMARK(sort_alone)->Arg(100)->Arg(5000)->Unit(benchmark::kMicrosecond);

}
