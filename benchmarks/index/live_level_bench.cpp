// SPDX-License-Identifier: BSL-1.0
// One tick in, one level out: the library, the sum of all members at each tick, and a sum that is added to and
// subtracted from, which drifts.
#include <tidemark/index/live_level.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

using namespace tidemark::index;

namespace {

/// Members with every third number, and a stream of ticks that picks them at random.
struct feed {
    struct tick {
        std::size_t asset;
        double price;
    };
    static constexpr std::size_t length = 1 << 16;

    std::vector<std::size_t> assets;
    std::vector<double> units;
    std::vector<double> prices;
    std::vector<tick> ticks;

    explicit feed(std::size_t members) {
        std::mt19937_64 engine{1};
        const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
        for (std::size_t i = 0; i < members; ++i) {
            assets.push_back(3 * i);
            units.push_back(std::exp(12 * uniform()));
            prices.push_back(std::exp(6 * uniform() - 3));
        }
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t member = engine() % members;
            ticks.push_back({assets[member], prices[member] * (1 + 0.01 * (uniform() - 0.5))});
        }
    }
};

template <class OnTick>
void over_ticks(benchmark::State& state, const feed& f, OnTick on_tick) {
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(on_tick(f.ticks[i]));
        i = (i + 1) % feed::length;
    }
}

void library(benchmark::State& state) {
    const feed f{static_cast<std::size_t>(state.range(0))};
    live_level live{f.assets, f.units, f.prices, 1e6};
    over_ticks(state, f, [&](const feed::tick& t) {
        live.update(t.asset, t.price);
        return live.level();
    });
}

void library_with_instants(benchmark::State& state) {
    const feed f{static_cast<std::size_t>(state.range(0))};
    live_level live{f.assets, f.units, f.prices, 1e6};
    tick_time now = 0;
    over_ticks(state, f, [&](const feed::tick& t) {
        live.update(t.asset, t.price, ++now);
        return live.level();
    });
}

void all_members_summed(benchmark::State& state) {
    feed f{static_cast<std::size_t>(state.range(0))};
    std::vector<double> prices = f.prices;
    over_ticks(state, f, [&](const feed::tick& t) {
        prices[t.asset / 3] = t.price;
        double value = 0;
        for (std::size_t i = 0; i < prices.size(); ++i) value += f.units[i] * prices[i];
        return value / 1e6;
    });
}

void sum_that_drifts(benchmark::State& state) {
    feed f{static_cast<std::size_t>(state.range(0))};
    std::vector<double> prices = f.prices;
    double value = 0;
    for (std::size_t i = 0; i < prices.size(); ++i) value += f.units[i] * prices[i];
    over_ticks(state, f, [&](const feed::tick& t) {
        const std::size_t i = t.asset / 3;
        value += f.units[i] * (t.price - prices[i]);
        prices[i] = t.price;
        return value / 1e6;
    });
}

BENCHMARK(library)->Arg(20)->Arg(100)->Arg(5000);
BENCHMARK(library_with_instants)->Arg(20)->Arg(100)->Arg(5000);
BENCHMARK(all_members_summed)->Arg(20)->Arg(100)->Arg(5000);
BENCHMARK(sum_that_drifts)->Arg(20)->Arg(100)->Arg(5000);

}
