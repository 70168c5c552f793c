// SPDX-License-Identifier: BSL-1.0
//
// Rolling kernels over panels of ten years of days, 500 and 5000 columns: what the library does with row-major and
// column-major storage and with gaps; beside it the loop that a quant writes first for rows, which adds what enters
// every column's window and subtracts what leaves it. Compilers put that loop in lanes, and it is wrong once a large
// value has passed. The floor is a copy. A time is the processor's for each number.
#include "support/series.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/panel.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace core = tidemark::core;
namespace risk = tidemark::risk;
using benchmark::State;
using core::storage;
using series::numbers;
using tidemark::missing::skip;

namespace {

using maker = numbers (*)(std::size_t);
constexpr std::size_t days = 2520;

numbers returns(std::size_t n) { return series::returns(n); }
numbers with_gaps(std::size_t n) { return series::with_gaps(series::returns(n)); }

/// A panel is made once, when it is first asked for.
const numbers& made(maker make, std::size_t columns) {
    static std::map<std::pair<maker, std::size_t>, numbers> all;
    numbers& x = all[{make, columns}];
    if (x.empty()) x = make(days * columns);
    return x;
}

/// Registers one kernel, `fill(out, panel, columns, window)`.
template <class Fill>
void enter(const std::string& name, Fill fill, maker make = returns) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [=](State& state) {
                                     const auto columns = static_cast<std::size_t>(state.range(0));
                                     const auto window = static_cast<std::size_t>(state.range(1));
                                     const numbers& panel = made(make, columns);
                                     series::measure(state, panel.size(),
                                                     [&](std::span<double> out) { fill(out, panel, columns, window); });
                                 })
        ->ArgNames({"columns", "w"})
        ->ArgsProduct({{500, 5000}, {60, 250, 1000}})
        ->Unit(benchmark::kMicrosecond);
}

template <class M>
struct library {
    M metric;
    storage order;
    skip policy = {};

    void operator()(std::span<double> out, const numbers& panel, std::size_t columns, std::size_t window) const {
        tidemark::run::rolling_into({out.data(), days, columns, order}, metric,
                                    core::panel_view<double>{panel.data(), days, columns, order}, window, policy);
    }
};

/// Row after row, the sums of every column's window: `answer` makes the statistic of the first two powers.
template <class Answer>
void add_and_subtract(std::span<double> out, const numbers& panel, std::size_t columns, std::size_t window,
                      Answer answer) {
    numbers sums(columns), squares(columns);
    double *const s = sums.data(), *const q = squares.data();
    for (std::size_t i = 0; i < days; ++i) {
        const double* const in = panel.data() + i * columns;
        double* const to = out.data() + i * columns;
        if (i < window) {
            for (std::size_t j = 0; j < columns; ++j) s[j] += in[j], q[j] += in[j] * in[j];
            std::fill_n(to, columns, std::numeric_limits<double>::quiet_NaN());
            if (i + 1 < window) continue;
            for (std::size_t j = 0; j < columns; ++j) to[j] = answer(s[j], q[j]);
        } else {
            const double* const gone = in - window * columns;
            for (std::size_t j = 0; j < columns; ++j) {
                s[j] += in[j] - gone[j];
                q[j] += in[j] * in[j] - gone[j] * gone[j];
                to[j] = answer(s[j], q[j]);
            }
        }
    }
}

void mean(std::span<double> out, const numbers& panel, std::size_t columns, std::size_t window) {
    const double share = 1 / static_cast<double>(window);
    add_and_subtract(out, panel, columns, window, [=](double sum, double) { return sum * share; });
}

void standard_deviation(std::span<double> out, const numbers& panel, std::size_t columns, std::size_t window) {
    const double share = 1 / static_cast<double>(window), rest = 1 / static_cast<double>(window - 1);
    add_and_subtract(out, panel, columns, window,
                     [=](double sum, double squares) { return std::sqrt((squares - sum * sum * share) * rest); });
}

template <class M>
void kernel(const std::string& name, const M& metric) {
    enter(name + "/row_major", library<M>{metric, storage::row_major});
    enter(name + "/column_major", library<M>{metric, storage::column_major});
    enter(name + "/row_major_with_gaps", library<M>{metric, storage::row_major, skip{.min_count = 30}}, with_gaps);
}

void kernels() {
    enter("floor/copy", [](std::span<double> out, const numbers& panel, std::size_t, std::size_t) {
        std::copy(panel.begin(), panel.end(), out.begin());
    });
    kernel("mean", risk::mean{});
    enter("mean/first_thought_row_major", mean);
    kernel("standard_deviation", risk::standard_deviation{});
    enter("standard_deviation/first_thought_row_major", standard_deviation);
    kernel("skewness", risk::skewness{});
    kernel("kurtosis", risk::kurtosis{});
    kernel("minimum", risk::minimum{});
    kernel("max_drawdown", risk::max_drawdown{});
}

const bool registered = (kernels(), true);

}
