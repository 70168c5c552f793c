// SPDX-License-Identifier: BSL-1.0
// Kendall's tau of every two of some assets over ten years of daily returns: the library, also where values are missing
// or equal; one pair after the other by the metric; and, as the floor, a read of two columns for every pair.
#include "support/panel.hpp"
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/kendall_tau_matrix.hpp>
#include <tidemark/run/whole.hpp>

using benchmark::State;

namespace {

template <class Correlate>
void measure(State& state, const Eigen::MatrixXd& m, Correlate correlate) {
    for (auto _ : state) benchmark::DoNotOptimize(correlate(m));
    series::tell(state, static_cast<std::size_t>(m.cols() * (m.cols() - 1) / 2));
}

void library(State& state) { measure(state, series::panel(state.range(0)), tidemark::corr::kendall_tau_matrix{}); }

void missing_values(State& state) {
    measure(state, series::with_gaps(series::panel(state.range(0))), tidemark::corr::kendall_tau_matrix{});
}

void equal_values(State& state) {
    const Eigen::MatrixXd whole_percents = (series::panel(state.range(0)) * 100).array().round();
    measure(state, whole_percents, tidemark::corr::kendall_tau_matrix{});
}

void pair_by_pair(State& state) {
    measure(state, series::panel(state.range(0)), [](const Eigen::MatrixXd& m) {
        Eigen::MatrixXd c(m.cols(), m.cols());
        for (Eigen::Index i = 0; i < m.cols(); ++i)
            for (Eigen::Index j = 0; j < i; ++j)
                c(i, j) = c(j, i) =
                    tidemark::run::whole(tidemark::risk::kendall_tau{}, tidemark::core::pairs(m.col(i), m.col(j)));
        return c;
    });
}

void columns_read(State& state) {
    measure(state, series::panel(state.range(0)), [](const Eigen::MatrixXd& m) {
        double sum = 0;
        for (Eigen::Index i = 0; i < m.cols(); ++i)
            for (Eigen::Index j = 0; j < i; ++j) sum += m.col(i).dot(m.col(j));
        return sum;
    });
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgName("assets")->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
}

BENCHMARK(library)->Apply(sizes);
BENCHMARK(missing_values)->Apply(sizes);
BENCHMARK(equal_values)->Apply(sizes);
BENCHMARK(pair_by_pair)->Apply(sizes);
BENCHMARK(columns_read)->Apply(sizes);

}
