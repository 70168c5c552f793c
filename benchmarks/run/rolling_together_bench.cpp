// SPDX-License-Identifier: BSL-1.0
// Rolling kernels where they are not at their best, or better: rows that are missing, an outlier that has passed, the
// level of a price; and several metrics in one pass.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/all.hpp>

#include <array>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

numbers with_gaps(std::size_t n) { return series::with_gaps(series::returns(n)); }
numbers with_an_outlier(std::size_t n) { return series::with_an_outlier(series::returns(n)); }

const lengths one_length{1'000'000};

void unfriendly() {
    const auto metrics = [](const std::string& name, maker of) {
        constexpr skip ten{10};  // the fewest observed rows that are answered for
        const auto one = [&](const char* metric_name, auto metric) {
            enter(metric_name + name, one_length, library<decltype(metric)>{metric, ten}, of);
        };
        one("mean", risk::mean{});
        one("standard_deviation", risk::standard_deviation{});
        one("variance", risk::variance{});
        one("minimum", risk::minimum{});
        one("median", risk::median{});
        one("rank", risk::rank{});
        one("max_drawdown", risk::max_drawdown{});
        enter("correlation" + name, one_length, library<risk::correlation>{{}, ten}, of, related);
    };
    metrics("_clean", returns);
    metrics("_with_gaps", with_gaps);
    metrics("_after_an_outlier", with_an_outlier);
    metrics("_of_prices", prices);
}

constexpr risk::mean mean;
constexpr risk::standard_deviation deviation;
constexpr risk::skewness skewness;
constexpr risk::kurtosis kurtosis;
const risk::sharpe_ratio sharpe{.periods_per_year = 252};

// Also of a length whose six series fit the caches, for what is read once and what is written five times.
const lengths from_cache_to_memory{10'000, 100'000, 1'000'000, 10'000'000};

void at_once() {
    const auto places = [](std::size_t n) {
        static std::array<numbers, 4> more;
        for (numbers& m : more) m.resize(n);
        return std::array<output, 4>{more[0], more[1], more[2], more[3]};
    };
    enter(
        "five_metrics/at_once", from_cache_to_memory,
        [=](output out, const numbers& x, std::size_t w) {
            const auto [a, b, c, d] = places(x.size());
            tidemark::run::rolling_into(std::array<output, 5>{out, a, b, c, d},
                                        tidemark::run::all(mean, deviation, sharpe, skewness, kurtosis), x, w);
        },
        returns);
    enter(
        "five_metrics/one_by_one", from_cache_to_memory,
        [=](output out, const numbers& x, std::size_t w) {
            const auto [a, b, c, d] = places(x.size());
            tidemark::run::rolling_into(out, mean, x, w);
            tidemark::run::rolling_into(a, deviation, x, w);
            tidemark::run::rolling_into(b, sharpe, x, w);
            tidemark::run::rolling_into(c, skewness, x, w);
            tidemark::run::rolling_into(d, kurtosis, x, w);
        },
        returns);
}

const bool registered = (unfriendly(), at_once(), true);

}
