// SPDX-License-Identifier: BSL-1.0
// Shrunk covariances of ten years of daily returns: the library, a product of the squares beside that of the returns,
// and the matrix product alone.
#include "support/series.hpp"

#include <tidemark/corr/ledoit_wolf_covariance.hpp>

using benchmark::State;
using tidemark::corr::shrinkage_target;

namespace {

constexpr Eigen::Index days = 2520;

Eigen::MatrixXd panel(Eigen::Index assets) {
    const auto common = series::returns(static_cast<std::size_t>(days), 4);
    const Eigen::Map<const Eigen::VectorXd> market{common.data(), days};
    Eigen::MatrixXd m(days, assets);
    for (Eigen::Index j = 0; j < assets; ++j) {
        const auto own = series::returns(static_cast<std::size_t>(days), static_cast<unsigned>(5 + j));
        m.col(j) = 0.5 * market + Eigen::Map<const Eigen::VectorXd>{own.data(), days};
    }
    return m;
}

template <class Estimate>
void measure(State& state, Estimate estimate) {
    const Eigen::MatrixXd m = panel(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(estimate(m));
    series::tell(state, static_cast<std::size_t>(m.size()));
}

template <shrinkage_target Target>
void library(State& state) {
    measure(state,
            [](const Eigen::MatrixXd& m) { return tidemark::corr::ledoit_wolf_covariance{.target = Target}(m); });
}

void two_products(State& state) {
    measure(state, [](const Eigen::MatrixXd& m) {
        const Eigen::MatrixXd x = m.rowwise() - m.colwise().mean(), squares = x.cwiseAbs2();
        const auto n = static_cast<double>(m.rows());
        const Eigen::MatrixXd s = x.transpose() * x / n, s2 = squares.transpose() * squares / n;
        const double mu = s.trace() / static_cast<double>(m.cols());
        const Eigen::MatrixXd f = mu * Eigen::MatrixXd::Identity(m.cols(), m.cols());
        const double k = (s2 - s.cwiseAbs2()).sum() / (s - f).squaredNorm() / n;
        return Eigen::MatrixXd{(1 - k) * s + k * f};
    });
}

void product_alone(State& state) {
    measure(state, [](const Eigen::MatrixXd& m) {
        Eigen::MatrixXd c = Eigen::MatrixXd::Zero(m.cols(), m.cols());
        c.selfadjointView<Eigen::Lower>().rankUpdate(m.adjoint());
        return c;
    });
}

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgName("assets")->Arg(20)->Arg(100)->Arg(500)->Unit(benchmark::kMillisecond);
}

BENCHMARK(library<shrinkage_target::identity>)->Apply(sizes);
BENCHMARK(library<shrinkage_target::constant_correlation>)->Apply(sizes);
BENCHMARK(library<shrinkage_target::single_factor>)->Apply(sizes);
BENCHMARK(two_products)->Apply(sizes);
BENCHMARK(product_alone)->Apply(sizes);

}
