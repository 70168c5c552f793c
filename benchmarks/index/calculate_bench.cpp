// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/calculate_all.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/screens.hpp>
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

/// Five years of 1,200 assets that are born and die; one price in two hundred is missing. 2.2 million cells, half of
/// them empty.
market churning_market() {
    constexpr std::size_t count = 1200;
    constexpr int days = 1826;
    std::mt19937_64 engine{7};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    struct life {
        double price, supply;
        int born, dies;
    };
    std::vector<asset> assets = declared();
    assets.resize(count);
    std::vector<life> lives;
    for (std::size_t i = 0; i < count; ++i) {
        const double price = std::exp(6 * uniform() - 3), supply = std::exp(12 * uniform());
        const int born = i % 2 == 0 ? 0 : static_cast<int>(0.9 * days * uniform());
        lives.push_back({price, supply, born, i % 3 == 0 ? born + 200 + static_cast<int>(days * uniform()) : days});
    }
    market_builder rows{assets};
    for (int day = 0; day < days; ++day) {
        const double common = 0.04 * (uniform() - 0.5);
        for (std::size_t i = 0; i < count; ++i) {
            life& l = lives[i];
            l.price *= 1 + common + 0.1 * (uniform() - 0.5);
            if (day < l.born || day >= l.dies || uniform() < 0.005) continue;
            rows.add({.date = date{2020, 1, 1} + day,
                      .asset = assets[i].id,
                      .price = l.price,
                      .supply = l.supply,
                      .traded_value = 1e3 * uniform()});
        }
    }
    return std::move(rows).build();
}

const market& market_of_the_hundred() {
    static const market universe = churning_market();
    return universe;
}

family rules_of_the_hundred() {
    return {.eligibility = exclude_classes{"stable"} & minimum_age{.days = {90, 0}},
            .schedule = month_start{},
            .base = {.date = {2020, 7, 1}, .level = 1000}};
}

/// From 5 to 200 members, the largest, the largest with a buffer or the smaller half of twice as many, weighted by
/// market cap, its root or equally, capped or not.
std::vector<sibling> hundred_siblings() {
    const std::vector<std::size_t> counts{5, 10, 20, 30, 50, 75, 100, 120, 150, 200};
    const std::vector<weighting_rule> weightings{market_cap{}, market_cap{} | weight_cap{0.25},
                                                 power_of_market_cap{0.5}, equal_weight{},
                                                 power_of_market_cap{0.5} | weight_cap{0.22}};
    std::vector<sibling> all;
    for (std::size_t i = 0; i < 100; ++i) {
        const std::size_t n = counts[i % 10];
        const std::vector<selection_rule> selections{
            largest(n), rank_buffer{.target = n, .upper = n - n / 5, .lower = n + n / 5}, largest(2 * n) | smallest(n)};
        all.push_back({.selection = selections[i / 10 % 3],
                       .weighting = weightings[i / 20],
                       .missing_prices = carry{.max_age = 31}});
    }
    return all;
}

void a_family_of_a_hundred(benchmark::State& state) {
    const market& universe = market_of_the_hundred();
    const std::vector<sibling> all = hundred_siblings();
    const std::vector<sibling_rule> siblings(all.begin(), all.end());
    for (auto _ : state) benchmark::DoNotOptimize(calculate_all(rules_of_the_hundred(), siblings, universe));
}

/// Each of the same from nothing: the family is to cost less than a fifth of this.
void a_hundred_alone(benchmark::State& state) {
    const market& universe = market_of_the_hundred();
    const std::vector<sibling> all = hundred_siblings();
    for (auto _ : state) {
        for (const sibling& own : all) {
            benchmark::DoNotOptimize(calculate(rulebook_of(rules_of_the_hundred(), own), universe));
        }
    }
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
BENCHMARK(a_family_of_a_hundred)->Unit(benchmark::kMillisecond);
BENCHMARK(a_hundred_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(memory_floor)->Unit(benchmark::kMillisecond);

}
