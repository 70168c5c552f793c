// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/calculate_all.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/weight_limits.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;

namespace {

constexpr std::size_t asset_count = 5000;
constexpr int day_count = 2500;

std::vector<asset> declared() {
    std::vector<asset> assets;
    for (std::size_t i = 0; i < asset_count; ++i) {
        assets.push_back({.id = "asset " + std::to_string(10000 + i), .asset_class = i % 20 == 0 ? "stable" : "coin"});
    }
    return assets;
}

/// Every asset on every day but one in a hundred: 12.4 million rows, 300 MB of market.
market large_market() {
    const auto assets = declared();
    market_builder rows{assets};
    std::mt19937_64 engine{1};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    std::vector<double> prices;
    std::vector<double> supplies;
    for (std::size_t i = 0; i < asset_count; ++i) {
        prices.push_back(std::exp(6 * uniform() - 3));
        supplies.push_back(std::exp(12 * uniform()));
    }
    for (int day = 0; day < day_count; ++day) {
        for (std::size_t i = 0; i < asset_count; ++i) {
            prices[i] *= 1 + 0.1 * (uniform() - 0.5);
            if (uniform() < 0.01) continue;
            rows.add({.date = date{2018, 1, 1} + day,
                      .asset = assets[i].id,
                      .price = prices[i],
                      .supply = supplies[i],
                      .traded_value = 1e3 * uniform()});
        }
    }
    return std::move(rows).build();
}

const market& shared_market() {
    static const market universe = large_market();
    return universe;
}

rulebook monthly(selection_rule selection, weighting_rule weighting = market_cap{}) {
    return {.eligibility = exclude_classes{"stable"},
            .selection = std::move(selection),
            .weighting = std::move(weighting),
            .schedule = month_start{},
            .missing_prices = carry{.max_age = 31},
            .base = {.date = {2018, 1, 1}, .level = 1000}};
}

void monthly_index(benchmark::State& state, const selection_rule& selection) {
    const market& universe = shared_market();
    const rulebook rules = monthly(selection);
    for (auto _ : state) benchmark::DoNotOptimize(calculate(rules, universe));
}

void monthly_index_with_caps_and_buffers(benchmark::State& state) {
    const market& universe = shared_market();
    const rulebook rules =
        monthly(rank_buffer{.target = 4000, .upper = 3600, .lower = 4400}, market_cap{} | weight_cap{0.001});
    for (auto _ : state) benchmark::DoNotOptimize(calculate(rules, universe));
}

void siblings_from_shared_snapshots(benchmark::State& state) {
    const market& universe = shared_market();
    const std::vector<rulebook> siblings{monthly(largest(20)), monthly(ranks(21, 50)), monthly(ranks(51, 100)),
                                         monthly(ranks(21, 100)), monthly(largest(5))};
    for (auto _ : state) {
        const auto snapshots = rank_reviews(siblings.front(), universe);
        for (const rulebook& rules : siblings) benchmark::DoNotOptimize(calculate(rules, universe, snapshots));
    }
}

/// A hundred indices of twenty members each, on ranks 1 to 20, 3 to 22 and so on; monthly_index says what one costs.
void a_family_of_a_hundred(benchmark::State& state) {
    const market& universe = shared_market();
    const family common{.eligibility = exclude_classes{"stable"},
                        .schedule = month_start{},
                        .base = {.date = {2018, 1, 1}, .level = 1000}};
    std::vector<sibling_rule> siblings;
    for (std::size_t i = 0; i < 100; ++i) {
        siblings.push_back(sibling{.selection = ranks(2 * i + 1, 2 * i + 20),
                                   .weighting = market_cap{},
                                   .missing_prices = carry{.max_age = 31}});
    }
    for (auto _ : state) benchmark::DoNotOptimize(calculate_all(common, siblings, universe));
}

/// The least that any monthly index of all assets must do: read each price once and add it up.
void memory_floor(benchmark::State& state) {
    const market& universe = shared_market();
    for (auto _ : state) {
        double total = 0;
        for (std::size_t day = 0; day < universe.dates().size(); ++day) {
            for (const double price : universe.prices(day)) total += std::isnan(price) ? 0 : price;
        }
        benchmark::DoNotOptimize(total);
    }
}

BENCHMARK_CAPTURE(monthly_index, fifty_of_the_largest_hundred, largest(100) | smallest(50))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(monthly_index, largest_4000, largest(4000))->Unit(benchmark::kMillisecond);
BENCHMARK(monthly_index_with_caps_and_buffers)->Unit(benchmark::kMillisecond);
BENCHMARK(siblings_from_shared_snapshots)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(monthly_index, largest_20, largest(20))->Unit(benchmark::kMillisecond);
BENCHMARK(a_family_of_a_hundred)->Unit(benchmark::kMillisecond);
BENCHMARK(memory_floor)->Unit(benchmark::kMillisecond);

}
