// SPDX-License-Identifier: BSL-1.0
// The same work on one thread and on two: a long series in chunks, and the columns of a panel. Real time is what
// counts.
#include "support/series.hpp"

#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/median.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/run/parallel.hpp>

#include <atomic>
#include <barrier>
#include <functional>
#include <thread>

using benchmark::State;

namespace {

/// A thread that waits for work beside the one that calls: what any pool does, at the size of two.
class two_threads {
public:
    two_threads()
        : other_{[this] {
              while (begin_.arrive_and_wait(), !stop_) work_(), end_.arrive_and_wait();
          }} {}
    two_threads(const two_threads&) = delete;
    two_threads& operator=(const two_threads&) = delete;
    ~two_threads() {
        stop_ = true;
        begin_.arrive_and_wait();
        other_.join();
    }

    template <class Task>
    void operator()(std::size_t count, const Task& task) {
        std::atomic<std::size_t> next{0};
        work_ = [&] {
            for (std::size_t i = next++; i < count; i = next++) task(i);
        };
        begin_.arrive_and_wait();
        work_();
        end_.arrive_and_wait();
    }

private:
    std::barrier<> begin_{2}, end_{2};
    std::function<void()> work_;
    std::atomic<bool> stop_{false};
    std::thread other_;
};

const auto one = [](std::size_t count, const auto& task) {
    for (std::size_t i = 0; i < count; ++i) task(i);
};
const auto two = [](std::size_t count, const auto& task) {
    static two_threads both;
    both(count, task);
};

template <auto Metric, auto& Execute>
void series_of(State& state) {
    const auto x = series::returns(static_cast<std::size_t>(state.range(0)));
    const auto window = static_cast<std::size_t>(state.range(1));
    const tidemark::run::parallel drivers{Execute};
    series::measure(state, x.size(), [&](std::span<double> out) { drivers.rolling_into(out, Metric, x, window); });
}

template <auto Metric, auto& Execute>
void panel_of(State& state) {
    constexpr std::size_t rows = 2520;
    const auto columns = static_cast<std::size_t>(state.range(0));
    const auto order = static_cast<tidemark::core::storage>(state.range(1));
    const auto x = series::returns(rows * columns);
    const tidemark::run::parallel drivers{Execute};
    series::measure(state, x.size(), [&](std::span<double> out) {
        drivers.rolling_into(tidemark::core::panel_span{out.data(), rows, columns, order}, Metric,
                             tidemark::core::panel_view<double>{x.data(), rows, columns, order}, 250);
    });
}

constexpr tidemark::risk::mean mean{};
constexpr tidemark::risk::standard_deviation deviation{};
constexpr tidemark::risk::max_drawdown fall{};
constexpr tidemark::risk::median median{};

void sizes(benchmark::internal::Benchmark* b) {
    b->ArgNames({"n", "window"})->UseRealTime()->Unit(benchmark::kMillisecond);
    for (const long window : {20, 250, 5000}) b->Args({1'000'000, window});
    b->Args({10'000'000, 250});
}
void panels(benchmark::internal::Benchmark* b) {
    b->ArgNames({"columns", "by_column"})->UseRealTime()->Unit(benchmark::kMillisecond);
    for (const long columns : {500, 5000})
        for (const long order : {0, 1}) b->Args({columns, order});
}

BENCHMARK(series_of<mean, one>)->Apply(sizes);
BENCHMARK(series_of<mean, two>)->Apply(sizes);
BENCHMARK(series_of<deviation, one>)->Apply(sizes);
BENCHMARK(series_of<deviation, two>)->Apply(sizes);
BENCHMARK(series_of<fall, one>)->Apply(sizes);
BENCHMARK(series_of<fall, two>)->Apply(sizes);
BENCHMARK(series_of<median, one>)->Apply(sizes);
BENCHMARK(series_of<median, two>)->Apply(sizes);
BENCHMARK(panel_of<deviation, one>)->Apply(panels);
BENCHMARK(panel_of<deviation, two>)->Apply(panels);

}
