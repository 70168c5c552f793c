// SPDX-License-Identifier: BSL-1.0
// One row more for an exponentially weighted covariance: the library, whose pairs may each have gaps of their own; a
// loop over pairs that holds their states as metrics do; and RiskMetrics' recursion of whole matrices, which knows no
// gaps.
#include "support/series.hpp"

#include <tidemark/corr/ewma_covariance_matrix.hpp>

using benchmark::State;
namespace core = tidemark::core;

namespace {

constexpr std::size_t days = 250;
constexpr double lambda = .94;

/// Row by row.
std::vector<std::vector<double>> rows(std::size_t assets) {
    const auto all = series::returns(days * assets, 4);
    std::vector<std::vector<double>> m;
    for (std::size_t t = 0; t < days; ++t)
        m.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(t * assets),
                       all.begin() + static_cast<std::ptrdiff_t>((t + 1) * assets));
    return m;
}

template <class Update>
void measure(State& state, Update update) {
    const auto m = rows(static_cast<std::size_t>(state.range(0)));
    for (std::size_t t = 0; auto _ : state) {
        update(m[t]);
        t = t + 1 == days ? 0 : t + 1;
        benchmark::ClobberMemory();
    }
}

void library(State& state) {
    tidemark::corr::ewma_covariance_stream live{{.decay = core::decay::factor(lambda)},
                                                static_cast<std::size_t>(state.range(0))};
    measure(state, [&](const std::vector<double>& row) { live.update(row); });
}

void pair_by_pair(State& state) {
    const auto n = static_cast<std::size_t>(state.range(0));
    std::vector<tidemark::state::decayed_comoments> pairs(n * (n + 1) / 2);
    measure(state, [&](const std::vector<double>& row) {
        auto pair = pairs.begin();
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j <= i; ++j, ++pair) pair->absorb({row[i], row[j]}, lambda);
    });
}

void recursion_of_matrices(State& state) {
    Eigen::MatrixXd c = Eigen::MatrixXd::Zero(state.range(0), state.range(0));
    measure(state, [&](const std::vector<double>& row) {
        const Eigen::Map<const Eigen::VectorXd> r{row.data(), c.rows()};
        c.triangularView<Eigen::Lower>() *= lambda;
        c.selfadjointView<Eigen::Lower>().rankUpdate(r, 1 - lambda);
    });
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgName("assets")->Arg(20)->Arg(100)->Arg(500)->Unit(benchmark::kMicrosecond);
}

BENCHMARK(library)->Apply(sizes);
BENCHMARK(pair_by_pair)->Apply(sizes);
BENCHMARK(recursion_of_matrices)->Apply(sizes);

}
