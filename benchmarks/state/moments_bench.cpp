// SPDX-License-Identifier: BSL-1.0
// One more row for a state: absorbed, combined with a lift, or added to sums about an anchor; and the merge of two.
#include "support/series.hpp"

#include <tidemark/state/comoments.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/wealth.hpp>

using benchmark::State;
using series::numbers;
using namespace tidemark::state;

namespace {

constexpr std::size_t rows = 4096;  // within the first cache: it is the arithmetic that is measured

const numbers x = series::returns(rows);
const numbers y = series::related(x);

template <class S, class Step>
void fold(State& state, Step step) {
    for (auto _ : state) {
        S s{};
        for (std::size_t i = 0; i < rows; ++i) step(s, i);
        benchmark::DoNotOptimize(s);
    }
    series::tell(state, rows);
}

template <class S>
void absorbed(State& state) {
    fold<S>(state, [](S& s, std::size_t i) { s.absorb(x[i]); });
}

template <class S>
void combined(State& state) {
    fold<S>(state, [](S& s, std::size_t i) { s = S::combine(s, S::lift(x[i])); });
}

template <class S>
void summed(State& state) {
    fold<S>(state, [](S& s, std::size_t i) { s = S::combine(s, S::lift(x[i], x[0])); });
}

void combined_pairs(State& state) {
    fold<comoments>(state, [](comoments& s, std::size_t i) {
        s = comoments::combine(s, comoments::lift({x[i], y[i]}));
    });
}

void summed_pairs(State& state) {
    fold<cross_sums>(state, [](cross_sums& s, std::size_t i) {
        s = cross_sums::combine(s, cross_sums::lift({x[i], y[i]}, {x[0], y[0]}));
    });
}

BENCHMARK(absorbed<moments<1>>);
BENCHMARK(absorbed<moments<2>>);
BENCHMARK(absorbed<moments<4>>);
BENCHMARK(combined<moments<2>>);
BENCHMARK(combined<moments<4>>);
BENCHMARK(summed<power_sums<1>>);
BENCHMARK(summed<power_sums<2>>);
BENCHMARK(summed<power_sums<4>>);
BENCHMARK(combined_pairs);
BENCHMARK(summed_pairs);
BENCHMARK(absorbed<wealth>);
BENCHMARK(combined<wealth>);

}
