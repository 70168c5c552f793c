// SPDX-License-Identifier: BSL-1.0
// Rolling moments, products and sums of one side, beside what comes to mind first and a copy of the same bytes.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

/// What the floor is: as many bytes read and written, and nothing else done. A window means nothing here.
void floors() {
    const auto floor = [](const std::string& name, auto copy) {
        benchmark::RegisterBenchmark(name.c_str(),
                                     [copy](State& state) {
                                         const auto rows = static_cast<std::size_t>(state.range(0));
                                         const numbers &x = made(returns, rows), &y = made(related, rows);
                                         series::measure(state, rows, [&](auto out) { copy(out, x, y); });
                                     })
            ->ArgName("n")
            ->ArgsProduct({all_lengths})
            ->Unit(benchmark::kMicrosecond);
    };
    floor("floor/copy", [](auto out, const numbers& x, const numbers&) { std::copy(x.begin(), x.end(), out.begin()); });
    floor("floor/copy_of_pairs", [](auto out, const numbers& x, const numbers& y) {
        for (std::size_t i = 0; i < x.size(); ++i) out[i] = x[i] + y[i];
    });
}

numbers growth_factors(std::size_t n) {
    numbers x = series::returns(n);
    for (double& v : x) v += 1;
    return x;
}

void moments() {
    kernel("mean", risk::mean{}, thought::mean);
    kernel("total", risk::total{}, thought::total);
    kernel("variance", risk::variance{}, thought::variance);
    kernel("standard_deviation", risk::standard_deviation{}, thought::standard_deviation);
    kernel("standard_error", risk::standard_error{}, thought::standard_error);
    kernel("volatility", risk::volatility{.periods_per_year = 252}, thought::volatility);
    kernel("z_score", risk::z_score{}, thought::z_score);
    kernel("sharpe_ratio", risk::sharpe_ratio{.periods_per_year = 252}, thought::sharpe_ratio);
    kernel("skewness", risk::skewness{}, thought::skewness);
    kernel("kurtosis", risk::kurtosis{}, thought::kurtosis);
    kernel("annualised_return_arithmetic", risk::annualised_return_arithmetic{.periods_per_year = 252},
           thought::annualised_return_arithmetic);
    kernel("linearly_weighted_mean", risk::linearly_weighted_mean{}, thought::linearly_weighted_mean);
    kernel("mean_absolute_deviation", risk::mean_absolute_deviation{}, thought::mean_absolute_deviation, returns,
           first_thought_is::slow, {10'000});
}

void products() {
    kernel("product", risk::product{}, thought::product, growth_factors);
    kernel("cumulative_return", risk::cumulative_return{}, thought::cumulative_return);
    kernel("annualised_return_geometric", risk::annualised_return_geometric{.periods_per_year = 252},
           thought::annualised_return_geometric);
    kernel("sharpe_ratio_geometric", risk::sharpe_ratio_geometric{.periods_per_year = 252},
           thought::sharpe_ratio_geometric);
}

const bool registered = (floors(), moments(), products(), true);

}
