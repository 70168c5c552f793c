// SPDX-License-Identifier: BSL-1.0
// A regression on several factors over every trailing window: the library, and normal equations made anew in each
// window.
#include "support/series.hpp"

#include <tidemark/corr/rolling_regression.hpp>

using benchmark::State;

namespace {

struct problem {
    std::size_t rows, factors, window;
    series::numbers y = series::returns(rows, 9);
    series::numbers x = series::returns(rows * factors);

    explicit problem(const State& state)
        : rows{static_cast<std::size_t>(state.range(0))},
          factors{static_cast<std::size_t>(state.range(1))},
          window{static_cast<std::size_t>(state.range(2))} {}

    tidemark::core::panel_view<double> regressors() const {
        return {x.data(), rows, factors, tidemark::core::storage::row_major};
    }
};

void library(State& state) {
    const problem p{state};
    series::measure(state, p.rows, [&](std::span<double> out) {
        tidemark::corr::rolling_regression(p.y, p.regressors(), p.window,
                                           [&](std::size_t t, const auto& fit) { out[t] = fit.coefficients[0]; });
    });
}

void window_by_window(State& state) {
    using namespace tidemark::corr::detail;
    const problem p{state};
    const row_sums layout{p.factors + 1};
    least_squares solver{p.factors};
    series::numbers sums(layout.size()), row(p.factors + 1), origin(p.factors + 1);
    series::measure(state, p.rows, [&](std::span<double> out) {
        for (std::size_t t = p.window - 1; t < p.rows; ++t) {
            sums.assign(sums.size(), 0);
            for (std::size_t i = t + 1 - p.window; i <= t; ++i) {
                for (std::size_t j = 0; j < p.factors; ++j) row[j] = p.x[i * p.factors + j];
                row[p.factors] = p.y[i];
                layout.add_row(sums.data(), row.data(), origin.data());
            }
            out[t] = solver.solve(layout, sums.data(), origin.data()).coefficients[0];
        }
    });
}

void sizes(benchmark::internal::Benchmark* b, long rows) {
    b->ArgNames({"rows", "factors", "window"})->Unit(benchmark::kMillisecond);
    for (const long factors : {1, 3, 6})
        for (const long window : {60, 250}) b->Args({rows, factors, window});
}

BENCHMARK(library)->Apply([](auto* b) { sizes(b, 100'000); });
BENCHMARK(window_by_window)->Apply([](auto* b) { sizes(b, 10'000); });

}
