// SPDX-License-Identifier: BSL-1.0
// The Gerber statistic of four years of daily returns: the library, the count row by row as its definition reads, and
// the two matrix products alone.
#include "support/series.hpp"

#include <tidemark/corr/gerber_statistic.hpp>

using benchmark::State;

namespace {

constexpr Eigen::Index days = 1000;

template <class Estimate>
void measure(State& state, Estimate estimate) {
    Eigen::MatrixXd m(days, state.range(0));
    for (Eigen::Index j = 0; j < m.cols(); ++j) {
        const auto own = series::returns(static_cast<std::size_t>(days), static_cast<unsigned>(5 + j));
        m.col(j) = Eigen::Map<const Eigen::VectorXd>{own.data(), days};
    }
    for (auto _ : state) benchmark::DoNotOptimize(estimate(m));
}

void library(State& state) { measure(state, tidemark::corr::gerber_statistic{}); }

void row_by_row(State& state) {
    measure(state, [](const Eigen::MatrixXd& m) {
        const Eigen::MatrixXd centred = m.rowwise() - m.colwise().mean();
        const Eigen::VectorXd least = .5 * centred.colwise().norm().transpose() / std::sqrt(static_cast<double>(days));
        Eigen::MatrixXd g(m.cols(), m.cols());
        for (Eigen::Index i = 0; i < m.cols(); ++i)
            for (Eigen::Index j = 0; j <= i; ++j) {
                int score = 0, any = 0;
                for (Eigen::Index t = 0; t < days; ++t) {
                    const double a = m(t, i), b = m(t, j);
                    const bool up_a = a >= least(i), down_a = a <= -least(i);
                    const bool up_b = b >= least(j), down_b = b <= -least(j);
                    score += (up_a && up_b) || (down_a && down_b) ? 1 : (up_a && down_b) || (down_a && up_b) ? -1 : 0;
                    any += up_a || down_a || up_b || down_b;
                }
                g(i, j) = g(j, i) = static_cast<double>(score) / any;
            }
        return g;
    });
}

void products_alone(State& state) {
    measure(state, [](const Eigen::MatrixXd& m) {
        return Eigen::MatrixXd{tidemark::corr::detail::gram(m) + tidemark::corr::detail::gram(m)};
    });
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgName("assets")->Arg(20)->Arg(100)->Arg(500)->Unit(benchmark::kMillisecond);
}

BENCHMARK(library)->Apply(sizes);
BENCHMARK(row_by_row)->ArgName("assets")->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(products_alone)->Apply(sizes);

}
