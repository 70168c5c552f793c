// SPDX-License-Identifier: BSL-1.0
// The money flow index of 14 changes and Wilder's relative strength index over a million bars, in batch and one bar at
// a time, beside the loops that come to mind first: flows added and subtracted (which leaves residues of every volume
// that was ever in the window), every window summed anew, and the recursion of two averages.
#include "support/series.hpp"

#include <tidemark/gauge/money_flow_index.hpp>
#include <tidemark/gauge/relative_strength_index.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>

#include <algorithm>
#include <cmath>
#include <random>

namespace gauge = tidemark::gauge;
namespace run = tidemark::run;
using benchmark::State;
using series::numbers;

namespace {

constexpr std::size_t rows = 1000000, changes = 14;

numbers moved(const numbers& price, double share, unsigned seed) {
    std::mt19937_64 random{seed};
    std::exponential_distribution<double> far_from{1};
    numbers x = price;
    for (double& v : x) v *= 1 + share * far_from(random);
    return x;
}

const numbers close = series::prices(rows);
const numbers high = moved(close, 0.005, 1);
const numbers low = moved(close, -0.005, 2);
const numbers volume = moved(numbers(rows, 1e6), 1, 3);

void money_flow(State& state) {
    const auto sample = gauge::bars(high, low, close, volume);
    series::measure(state, rows,
                    [&](auto out) { run::rolling_into(out, gauge::money_flow_index{}, sample, changes + 1); });
}
void money_flow_stream(State& state) {
    const auto sample = gauge::bars(high, low, close, volume);
    series::measure(state, rows, [&](auto out) {
        run::stream live{gauge::money_flow_index{}, changes + 1};
        for (std::size_t i = 0; i < rows; ++i) live.update(sample[i]), out[i] = live.value();
    });
}

double typical(std::size_t i) { return (high[i] + low[i] + close[i]) / 3; }

/// The flow of a bar: positive where the price rose.
double flow(std::size_t i) {
    const double now = typical(i), before = typical(i - 1);
    return now > before ? now * volume[i] : now < before ? -now * volume[i] : 0;
}
void money_flow_added_and_subtracted(State& state) {
    series::measure(state, rows, [&](auto out) {
        numbers flows(rows);
        double up = 0, down = 0;
        for (std::size_t i = 1; i < rows; ++i) {
            flows[i] = flow(i);
            up += std::max(flows[i], 0.0);
            down += std::max(-flows[i], 0.0);
            if (i > changes) {
                up -= std::max(flows[i - changes], 0.0);
                down -= std::max(-flows[i - changes], 0.0);
            }
            out[i] = 100 * up / (up + down);
        }
    });
}
void money_flow_summed_anew(State& state) {
    series::measure(state, rows, [&](auto out) {
        numbers flows(rows);
        for (std::size_t i = 1; i < rows; ++i) {
            flows[i] = flow(i);
            double up = 0, down = 0;
            for (std::size_t k = i >= changes ? i - changes + 1 : 1; k <= i; ++k) {
                up += std::max(flows[k], 0.0);
                down += std::max(-flows[k], 0.0);
            }
            out[i] = 100 * up / (up + down);
        }
    });
}

void strength(State& state) {
    series::measure(state, rows, [&](auto out) { run::expanding_into(out, gauge::relative_strength_index{}, close); });
}
void strength_stream(State& state) {
    series::measure(state, rows, [&](auto out) {
        run::stream live{gauge::relative_strength_index{}};
        for (std::size_t i = 0; i < rows; ++i) live.update(close[i]), out[i] = live.value();
    });
}
void strength_recursion(State& state) {
    series::measure(state, rows, [&](auto out) {
        double up = 0, down = 0;
        constexpr double n = changes;
        for (std::size_t i = 1; i < rows; ++i) {
            const double change = close[i] - close[i - 1], rise = std::max(change, 0.0), fall = std::max(-change, 0.0);
            if (i <= changes) {
                up += rise / n;
                down += fall / n;
            } else {
                up = (up * (n - 1) + rise) / n;
                down = (down * (n - 1) + fall) / n;
            }
            out[i] = 100 * up / (up + down);
        }
    });
}

void copy(State& state) {
    series::measure(state, rows, [&](auto out) { std::copy(close.begin(), close.end(), out.begin()); });
}

BENCHMARK(copy)->Unit(benchmark::kMillisecond);
BENCHMARK(money_flow)->Unit(benchmark::kMillisecond);
BENCHMARK(money_flow_stream)->Unit(benchmark::kMillisecond);
BENCHMARK(money_flow_added_and_subtracted)->Unit(benchmark::kMillisecond);
BENCHMARK(money_flow_summed_anew)->Unit(benchmark::kMillisecond);
BENCHMARK(strength)->Unit(benchmark::kMillisecond);
BENCHMARK(strength_stream)->Unit(benchmark::kMillisecond);
BENCHMARK(strength_recursion)->Unit(benchmark::kMillisecond);

}
