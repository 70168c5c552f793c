// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/first_thought.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/panel.hpp>
#include <tidemark/run/rolling.hpp>

#include <map>
#include <string>
#include <utility>

/// Rolling kernels as they are measured: the library and the first thought, on one series of every length and on
/// panels of ten years of days. `--benchmark_filter='^variance/.*/n:1000000/'` chooses.
namespace kernels {

using benchmark::State;
using first_thought::input;
using first_thought::output;
using series::numbers;
using tidemark::core::storage;
using tidemark::missing::skip;

using maker = numbers (*)(std::size_t);
using lengths = std::vector<std::int64_t>;
using one_series = void (*)(output, input, std::size_t);
using two_series = void (*)(output, input, input, std::size_t);

inline const lengths all_lengths{10'000, 1'000'000, 10'000'000};
inline const lengths windows{20, 250, 5000};
inline constexpr std::size_t days = 2520;

inline numbers returns(std::size_t n) { return series::returns(n); }
inline numbers related(std::size_t n) { return series::related(series::returns(n)); }
inline numbers prices(std::size_t n) { return series::prices(n); }

/// A series is made once, when it is first asked for.
inline const numbers& made(maker make, std::size_t n) {
    static std::map<std::pair<maker, std::size_t>, numbers> all;
    numbers& x = all[{make, n}];
    if (x.empty()) x = make(n);
    return x;
}

/// Registers one form of a kernel, `fill(out, series..., window)`, for every length and window.
template <class Fill, class... Makers>
void enter_windows(const std::string& name, const lengths& n, const lengths& windows_of, Fill fill, Makers... makers) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [=](State& state) {
                                     const auto rows = static_cast<std::size_t>(state.range(0));
                                     const auto w = static_cast<std::size_t>(state.range(1));
                                     (made(makers, rows), ...);
                                     series::measure(state, rows,
                                                     [&](auto out) { fill(out, made(makers, rows)..., w); });
                                 })
        ->ArgNames({"n", "w"})
        ->ArgsProduct({n, windows_of})
        ->Unit(benchmark::kMicrosecond);
}
template <class Fill>
void enter(const std::string& name, const lengths& n, Fill fill, maker of) {
    enter_windows(name, n, windows, fill, of);
}
template <class Fill>
void enter(const std::string& name, const lengths& n, Fill fill, maker of, maker with, const lengths& w = windows) {
    enter_windows(name, n, w, fill, of, with);
}

/// The same on a panel: `fill(out, panel, columns, window)`.
template <class Fill>
void enter_panel(const std::string& name, Fill fill, maker of) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [=](State& state) {
                                     const auto columns = static_cast<std::size_t>(state.range(0));
                                     const auto w = static_cast<std::size_t>(state.range(1));
                                     const numbers& panel = made(of, days * columns);
                                     series::measure(state, panel.size(),
                                                     [&](output out) { fill(out, panel, columns, w); });
                                 })
        ->ArgNames({"columns", "w"})
        ->ArgsProduct({{500, 5000}, {20, 250}})
        ->Unit(benchmark::kMicrosecond);
}

template <class M>
struct library {
    M metric;
    skip policy = {};

    void operator()(output out, const numbers& x, std::size_t w) const {
        tidemark::run::rolling_into(out, metric, x, w, policy);
    }
    void operator()(output out, const numbers& x, const numbers& y, std::size_t w) const {
        tidemark::run::rolling_into(out, metric, tidemark::core::pairs(x, y), w, policy);
    }
};

template <class M>
struct library_of_panels {
    M metric;
    storage order;

    void operator()(output out, input panel, std::size_t columns, std::size_t w) const {
        tidemark::run::rolling_into({out.data(), days, columns, order}, metric,
                                    tidemark::core::panel_view<double>{panel.data(), days, columns, order}, w);
    }
};

/// A first thought that looks at every window anew is measured at few rows only, or it would take minutes.
enum class first_thought_is { fast, slow };

template <class M>
void panels(const std::string& name, const M& metric, one_series thought, maker of, first_thought_is speed) {
    enter_panel(name + "/row_major", library_of_panels<M>{metric, storage::row_major}, of);
    enter_panel(name + "/column_major", library_of_panels<M>{metric, storage::column_major}, of);
    if (speed == first_thought_is::slow) return;
    enter_panel(
        name + "/first_thought_column_major",
        [=](output out, input panel, std::size_t columns, std::size_t w) {
            for (std::size_t j = 0; j < columns; ++j)
                thought(out.subspan(j * days, days), panel.subspan(j * days, days), w);
        },
        of);
}

template <class M>
void kernel(const std::string& name, const M& metric, one_series thought, maker of = returns,
            first_thought_is speed = first_thought_is::fast, const lengths& n = all_lengths) {
    const bool fast = speed == first_thought_is::fast;
    enter(name + "/library", n, library<M>{metric}, of);
    enter(name + "/first_thought", fast ? n : lengths{10'000}, thought, of);
    if constexpr (!tidemark::core::recursion<M>) panels(name, metric, thought, of, speed);
}

template <class M>
void kernel_of_pairs(const std::string& name, const M& metric, two_series thought, maker with = related,
                     first_thought_is speed = first_thought_is::fast, const lengths& n = all_lengths) {
    enter(name + "/library", n, library<M>{metric}, returns, with);
    enter(name + "/first_thought", speed == first_thought_is::fast ? n : lengths{10'000}, thought, returns, with);
}

}
