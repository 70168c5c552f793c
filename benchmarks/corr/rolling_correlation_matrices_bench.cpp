// SPDX-License-Identifier: BSL-1.0
// A correlation matrix of every trailing year in ten: the library into memory and to a visitor, sums that add the new
// row and subtract the old one, and memset over the same memory.
#include "support/series.hpp"

#include <tidemark/corr/rolling_correlation_matrices.hpp>

#include <cstring>

using benchmark::State;

namespace {

constexpr std::size_t days = 2520;

struct panel_of {
    std::size_t assets, window;
    series::numbers values = series::returns(days * assets);

    explicit panel_of(const State& state)
        : assets{static_cast<std::size_t>(state.range(0))}, window{static_cast<std::size_t>(state.range(1))} {}

    tidemark::core::panel_view<double> view() const {
        return {values.data(), days, assets, tidemark::core::storage::row_major};
    }
    std::size_t entries(std::size_t step = 1) const {
        return tidemark::corr::window_count(days, window, step) * assets * assets;
    }
};

void library(State& state) {
    const panel_of panel{state};
    series::measure(state, panel.entries(), [&](std::span<double> out) {
        tidemark::corr::rolling_correlation_matrices_into(out, panel.view(), panel.window);
    });
}

void every_month(State& state) {
    const panel_of panel{state};
    series::measure(state, panel.entries(21), [&](std::span<double> out) {
        tidemark::corr::rolling_correlation_matrices_into(out, panel.view(), panel.window, 21);
    });
}

void visitor(State& state) {
    const panel_of panel{state};
    for (auto _ : state) {
        double sum = 0;
        tidemark::corr::rolling_correlation_matrices(panel.view(), panel.window, 1,
                                                     [&](std::size_t, const auto& m) { sum += m(1, 0); });
        benchmark::DoNotOptimize(sum);
    }
    series::tell(state, panel.entries());
}

void with_gaps(State& state) {
    panel_of panel{state};
    panel.values = series::with_gaps(panel.values);
    series::measure(state, panel.entries(), [&](std::span<double> out) {
        tidemark::corr::rolling_correlation_matrices_into(out, panel.view(), panel.window, 1,
                                                          tidemark::missing::skip{panel.window / 2});
    });
}

void add_and_subtract(State& state) {
    const panel_of panel{state};
    const std::size_t n = panel.assets, w = panel.window;
    const double* x = panel.values.data();
    series::numbers sum(n), norm(n), products(n * n);
    series::measure(state, panel.entries(), [&](std::span<double> out) {
        std::fill(sum.begin(), sum.end(), 0.0);
        std::fill(products.begin(), products.end(), 0.0);
        for (std::size_t t = 0; t < days; ++t) {
            const double* add = x + t * n;
            const double* drop = t >= w ? x + (t - w) * n : nullptr;
            for (std::size_t i = 0; i < n; ++i) {
                sum[i] += add[i] - (drop ? drop[i] : 0);
                for (std::size_t j = 0; j < n; ++j)
                    products[i * n + j] += drop ? add[i] * add[j] - drop[i] * drop[j] : add[i] * add[j];
            }
            if (t + 1 < w) continue;
            const double count = static_cast<double>(w);
            for (std::size_t i = 0; i < n; ++i) norm[i] = 1 / std::sqrt(products[i * n + i] - sum[i] * sum[i] / count);
            double* to = out.data() + (t + 1 - w) * n * n;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j)
                    to[i * n + j] = (products[i * n + j] - sum[i] * sum[j] / count) * (norm[i] * norm[j]);
        }
    });
}

void floor_of_memory(State& state) {
    const panel_of panel{state};
    series::measure(state, panel.entries(),
                    [](std::span<double> out) { std::memset(out.data(), 1, out.size_bytes()); });
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgNames({"assets", "window"})
        ->Args({100, 250})
        ->Args({100, 60})
        ->Args({20, 250})
        ->Unit(benchmark::kMillisecond);
}

BENCHMARK(library)->Apply(sizes);
BENCHMARK(visitor)->Apply(sizes);
BENCHMARK(every_month)->Apply(sizes);
BENCHMARK(with_gaps)->Apply(sizes);
BENCHMARK(add_and_subtract)->Apply(sizes);
BENCHMARK(floor_of_memory)->Apply(sizes);

}
