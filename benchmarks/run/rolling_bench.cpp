// SPDX-License-Identifier: BSL-1.0
// Rolling windows, kernel by kernel: the library, the form that comes to mind first (which is wrong after an outlier,
// or slow), and a copy of the same bytes. `--benchmark_filter='^variance/.*/n:1000000/'` chooses.
#include "support/first_thought.hpp"
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>

#include <map>
#include <string>

namespace risk = tidemark::risk;
using benchmark::State;
using series::numbers;
using tidemark::missing::skip;

namespace {

using maker = numbers (*)(std::size_t);
using lengths = std::vector<std::int64_t>;

const lengths all_lengths{10'000, 1'000'000, 10'000'000};
const lengths one_length{1'000'000};
const lengths windows{20, 250, 5000};

numbers returns(std::size_t n) { return series::returns(n); }
numbers related(std::size_t n) { return series::related(series::returns(n)); }
numbers with_gaps(std::size_t n) { return series::with_gaps(series::returns(n)); }
numbers with_an_outlier(std::size_t n) { return series::with_an_outlier(series::returns(n)); }

/// A series is made once, when it is first asked for.
const numbers& made(maker make, std::size_t n) {
    static std::map<std::pair<maker, std::size_t>, numbers> all;
    numbers& x = all[{make, n}];
    if (x.empty()) x = make(n);
    return x;
}

/// Registers one form of a kernel, `fill(out, series..., window)`, for every length and window.
template <class Fill, class... Makers>
void enter(const std::string& name, const lengths& n, Fill fill, Makers... makers) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [=](State& state) {
                                     const auto rows = static_cast<std::size_t>(state.range(0));
                                     const auto w = static_cast<std::size_t>(state.range(1));
                                     (made(makers, rows), ...);
                                     series::measure(state, rows,
                                                     [&](auto out) { fill(out, made(makers, rows)..., w); });
                                 })
        ->ArgNames({"n", "w"})
        ->ArgsProduct({n, windows})
        ->Unit(benchmark::kMicrosecond);
}

template <class M>
struct library {
    M metric;
    skip policy = {};

    void operator()(std::span<double> out, const numbers& x, std::size_t w) const {
        tidemark::run::rolling_into(out, metric, x, w, policy);
    }
    void operator()(std::span<double> out, const numbers& x, const numbers& y, std::size_t w) const {
        tidemark::run::rolling_into(out, metric, tidemark::core::pairs(x, y), w, policy);
    }
};

using one_series = void (*)(std::span<double>, const numbers&, std::size_t);
using two_series = void (*)(std::span<double>, const numbers&, const numbers&, std::size_t);

template <class M>
void kernel(const std::string& name, const M& metric, one_series first_thought, maker of = returns) {
    enter(name + "/library", all_lengths, library<M>{metric}, of);
    enter(name + "/first_thought", all_lengths, first_thought, of);
}

template <class M>
void kernel(const std::string& name, const M& metric, two_series first_thought) {
    enter(name + "/library", all_lengths, library<M>{metric}, returns, related);
    enter(name + "/first_thought", all_lengths, first_thought, returns, related);
}

/// A kernel whose first thought looks at every window anew: only at few rows, or it would take minutes.
template <class M>
void kernel_of_a_rescan(const std::string& name, const M& metric, one_series first_thought, maker of = returns) {
    enter(name + "/library", all_lengths, library<M>{metric}, of);
    enter(name + "/first_thought", {10'000}, first_thought, of);
}

template <class M>
void order_kernel(const std::string& name, const M& metric, one_series first_thought) {
    enter(name + "/library", {10'000, 1'000'000}, library<M>{metric}, returns);
    enter(name + "/first_thought", {10'000, 1'000'000}, first_thought, returns);
}

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

void kernels() {
    kernel("mean", risk::mean{}, first_thought::mean);
    kernel("variance", risk::variance{}, first_thought::variance);
    kernel("standard_deviation", risk::standard_deviation{}, first_thought::standard_deviation);
    kernel("sharpe_ratio", risk::sharpe_ratio{.periods_per_year = 252}, first_thought::sharpe_ratio);
    kernel("sortino_ratio", risk::sortino_ratio{.periods_per_year = 252}, first_thought::sortino_ratio);
    kernel("total", risk::total{}, first_thought::total);
    kernel("standard_error", risk::standard_error{}, first_thought::standard_error);
    kernel("z_score", risk::z_score{}, first_thought::z_score);
    kernel("downside_deviation", risk::downside_deviation{.periods_per_year = 1}, first_thought::downside_deviation);
    kernel("omega_ratio", risk::omega_ratio{}, first_thought::omega_ratio);
    kernel("skewness", risk::skewness{}, first_thought::skewness);
    kernel("kurtosis", risk::kurtosis{}, first_thought::kurtosis);
    kernel("cumulative_return", risk::cumulative_return{}, first_thought::cumulative_return);
    kernel("minimum", risk::minimum{}, first_thought::minimum);
    kernel("minimum_of_prices", risk::minimum{}, first_thought::minimum, series::prices);
    kernel("maximum", risk::maximum{}, first_thought::maximum);
    kernel("maximum_of_prices", risk::maximum{}, first_thought::maximum, series::prices);
    kernel("range", risk::range{}, first_thought::range);
    kernel("argmin", risk::argmin{}, first_thought::argmin);
    kernel("current_drawdown_of_levels", risk::current_drawdown_of_levels{}, first_thought::current_drawdown_of_levels,
           series::prices);
    kernel("covariance", risk::covariance{}, first_thought::covariance);
    kernel("correlation", risk::correlation{}, first_thought::correlation);
    kernel("beta", risk::beta{}, first_thought::beta);
    kernel("r_squared", risk::r_squared{}, first_thought::r_squared);
    kernel("residual_volatility", risk::residual_volatility{.periods_per_year = 252},
           first_thought::residual_volatility);
    kernel("information_ratio", risk::information_ratio{.periods_per_year = 252}, first_thought::information_ratio);
    kernel("tracking_error", risk::tracking_error{.periods_per_year = 252}, first_thought::tracking_error);
    kernel_of_a_rescan("max_drawdown", risk::max_drawdown{}, first_thought::max_drawdown);
    kernel_of_a_rescan("max_drawdown_of_levels", risk::max_drawdown_of_levels{}, first_thought::max_drawdown_of_levels,
                       series::prices);
    kernel_of_a_rescan("max_drawdown_arithmetic", risk::max_drawdown_arithmetic{},
                       first_thought::max_drawdown_arithmetic);
    kernel_of_a_rescan("pain_index", risk::pain_index{}, first_thought::pain_index);
    enter("mean_absolute_deviation/library", {10'000}, library<risk::mean_absolute_deviation>{{}}, returns);
    enter("mean_absolute_deviation/first_thought", {10'000}, first_thought::mean_absolute_deviation, returns);
    order_kernel("median", risk::median{}, first_thought::median);
    order_kernel("rank", risk::rank{}, first_thought::rank);
    order_kernel("quantile", risk::quantile{.probability = 0.25}, first_thought::lower_quartile);
}

/// Not friendly: one row in twenty missing, an outlier that has passed, the level of a price.
void unfriendly() {
    const auto metrics = [](const std::string& name, maker of) {
        constexpr skip ten{10};  // the fewest observed rows that are answered for
        enter("variance" + name, one_length, library<risk::variance>{{}, ten}, of);
        enter("max_drawdown" + name, one_length, library<risk::max_drawdown>{{}, ten}, of);
        enter("correlation" + name, one_length, library<risk::correlation>{{}, ten}, of, related);
    };
    metrics("_with_gaps", with_gaps);
    metrics("_after_an_outlier", with_an_outlier);
    metrics("_of_prices", series::prices);
}

const bool registered = (floors(), kernels(), unfriendly(), true);

}
