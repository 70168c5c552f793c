// SPDX-License-Identifier: BSL-1.0
// Correlations of ten years of daily returns: the library, into fresh memory and into the caller's, with one value in a
// hundred missing, a loop over pairs of columns, and Eigen's symmetric rank update alone.
#include "support/panel.hpp"
#include "support/series.hpp"

#include <tidemark/corr/correlation_matrix.hpp>

using benchmark::State;

namespace {

template <class Correlate>
void measure(State& state, Correlate correlate) {
    const Eigen::MatrixXd m = series::panel(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(correlate(m));
    series::tell(state, static_cast<std::size_t>(m.size()));
}

void library(State& state) {
    measure(state, [](const Eigen::MatrixXd& m) { return tidemark::corr::correlation_matrix{}(m); });
}

void library_into_memory(State& state) {
    const Eigen::MatrixXd m = series::panel(state.range(0));
    Eigen::MatrixXd c(m.cols(), m.cols());
    for (auto _ : state) {
        tidemark::corr::correlation_matrix{}.into(c, m);
        benchmark::DoNotOptimize(c.data());
    }
    series::tell(state, static_cast<std::size_t>(m.size()));
}

void library_with_gaps(State& state) {
    measure(state, [gaps = Eigen::MatrixXd{}](const Eigen::MatrixXd& m) mutable {
        if (gaps.size() == 0) {
            gaps = m;
            for (Eigen::Index i = 0; i < gaps.size(); i += 101) gaps.data()[i] = tidemark::core::nan;
        }
        return tidemark::corr::correlation_matrix{}(gaps);
    });
}

void pair_by_pair(State& state) {
    measure(state, [](const Eigen::MatrixXd& m) {
        Eigen::MatrixXd c(m.cols(), m.cols());
        for (Eigen::Index i = 0; i < m.cols(); ++i) {
            for (Eigen::Index j = 0; j <= i; ++j) {
                const Eigen::VectorXd a = m.col(i).array() - m.col(i).mean(), b = m.col(j).array() - m.col(j).mean();
                c(i, j) = c(j, i) = a.dot(b) / (a.norm() * b.norm());
            }
        }
        return c;
    });
}

void rank_update_alone(State& state) {
    measure(state, [c = Eigen::MatrixXd{}](const Eigen::MatrixXd& m) mutable {
        c.setZero(m.cols(), m.cols());
        c.selfadjointView<Eigen::Lower>().rankUpdate(m.adjoint());
        return c.data();
    });
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgName("assets")->Arg(20)->Arg(100)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(library)->Apply(sizes);
BENCHMARK(library)->ArgName("assets")->Arg(10000)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(library_into_memory)->Apply(sizes);
BENCHMARK(library_with_gaps)->Apply(sizes);
BENCHMARK(pair_by_pair)->ArgName("assets")->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(rank_update_alone)->Apply(sizes);

}
