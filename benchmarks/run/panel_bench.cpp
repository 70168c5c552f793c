// SPDX-License-Identifier: BSL-1.0
// Rolling windows over panels of ten years of days, by columns and by rows: the library, the same column by column, and
// a copy of the same bytes.
#include "support/series.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/panel.hpp>

#include <algorithm>
#include <string>

namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using benchmark::State;
using series::numbers;

namespace {

constexpr std::size_t days = 2520;

/// Both panels in one storage; what they hold does not matter to the time.
struct panels {
    panels(const State& state, core::storage order)
        : columns{static_cast<std::size_t>(state.range(0))},
          window{static_cast<std::size_t>(state.range(1))},
          x{series::returns(days * columns)},
          answers(x.size()),
          in{x.data(), days, columns, order},
          out{answers.data(), days, columns, order} {}

    std::size_t columns, window;
    numbers x, answers;
    core::panel_view<double> in;
    core::panel_span out;
};

template <class Fill>
void measure(State& state, core::storage order, Fill fill) {
    panels p{state, order};
    for (auto _ : state) {
        fill(p);
        benchmark::DoNotOptimize(p.answers.data());
        benchmark::ClobberMemory();
    }
    series::tell(state, p.x.size());
}

template <class M>
void library(State& state, core::storage order, const M& metric) {
    measure(state, order, [&](panels& p) { run::rolling_into(p.out, metric, p.in, p.window); });
}

template <class M>
void column_by_column(State& state, core::storage order, const M& metric) {
    numbers column(days);
    measure(state, order, [&](panels& p) {
        for (std::size_t j = 0; j < p.columns; ++j) {
            run::rolling_into(column, metric, p.in.column(j), p.window);
            for (std::size_t i = 0; i < days; ++i) *p.out.at(i, j) = column[i];
        }
    });
}

void copy(State& state, core::storage order) {
    measure(state, order, [](panels& p) { std::copy(p.x.begin(), p.x.end(), p.answers.begin()); });
}

template <class Form>
void enter(const std::string& name, Form form) {
    for (const auto order : {core::storage::column_major, core::storage::row_major}) {
        const std::string storage = order == core::storage::row_major ? "/by_rows" : "/by_columns";
        benchmark::RegisterBenchmark((name + storage).c_str(), [=](State& state) { form(state, order); })
            ->ArgNames({"columns", "w"})
            ->ArgsProduct({{500, 5000}, {60, 250}})
            ->Unit(benchmark::kMillisecond);
    }
}

template <class M>
void kernel(const std::string& name, const M& metric) {
    enter(name + "/library", [=](State& state, core::storage order) { library(state, order, metric); });
    enter(name + "/first_thought", [=](State& state, core::storage order) { column_by_column(state, order, metric); });
}

const bool registered =
    (enter("panel_floor/copy", copy), kernel("panel_mean", risk::mean{}),
     kernel("panel_standard_deviation", risk::standard_deviation{}), kernel("panel_skewness", risk::skewness{}),
     kernel("panel_kurtosis", risk::kurtosis{}), kernel("panel_minimum", risk::minimum{}), true);

}
