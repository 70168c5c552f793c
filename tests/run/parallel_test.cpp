// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run/parallel.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/median.hpp>
#include <tidemark/risk/rank.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/risk/ulcer_index.hpp>

#include "support/nasty_data.hpp"
#include "support/threads.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <initializer_list>
#include <stdexcept>

using namespace tidemark;
using support::threads;

namespace {

constexpr std::size_t rows = 300'007;  // several chunks and a broken block

const std::vector<nasty::data_set>& data() {
    static const auto all = nasty::data_sets(rows);
    return all;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::memcmp(&a[i], &b[i], sizeof(double)) != 0 && !(std::isnan(a[i]) && std::isnan(b[i]))) {
            ADD_FAILURE() << "row " << i << ": " << a[i] << " and " << b[i];
            return false;
        }
    return a.size() == b.size();
}

template <class M, class R, class P = missing::skip>
void expect_the_same_on_any_threads(const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    const auto expected = run::rolling(metric, sample, window, policy);
    for (const std::size_t count : std::initializer_list<std::size_t>{1, 2, 7})
        ASSERT_TRUE(same_bits(run::parallel{threads{count}}.rolling(metric, sample, window, policy), expected))
            << count << " threads, window " << window;
}

TEST(parallel, rolls_over_a_series_as_one_thread_does) {
    for (const auto& set : data()) {
        SCOPED_TRACE(set.name);
        expect_the_same_on_any_threads(risk::standard_deviation{}, set.x, 250);
        if (set.name != "nan" && set.name != "inf") continue;
        expect_the_same_on_any_threads(risk::max_drawdown{}, set.x, 250);
        for (const std::size_t window : std::initializer_list<std::size_t>{1, 2, 20, 5000})
            expect_the_same_on_any_threads(risk::standard_deviation{}, set.x, window);
    }
}

TEST(parallel, rolls_with_any_metric_and_policy) {
    for (const auto& set : data()) {
        if (set.name != "plain" && set.name != "nan" && set.name != "gaps" && set.name != "inf") continue;
        SCOPED_TRACE(set.name);
        expect_the_same_on_any_threads(risk::kurtosis{}, set.x, 250, missing::skip{20});
        expect_the_same_on_any_threads(risk::sharpe_ratio{.periods_per_year = 252}, set.x, 250, missing::propagate{});
        expect_the_same_on_any_threads(risk::correlation{}, core::pairs(set.x, set.y), 60, missing::skip{30});
        expect_the_same_on_any_threads(risk::median{}, set.x, 20, missing::skip{5});
        expect_the_same_on_any_threads(risk::rank{}, set.x, 250, missing::skip{5});
        expect_the_same_on_any_threads(risk::ulcer_index{}, set.x, 250);
        expect_the_same_on_any_threads(risk::expected_shortfall_historical{}, set.x, 250);
    }
    expect_the_same_on_any_threads(risk::mean{}, data().front().x, 250, missing::refuse{});
}

TEST(parallel, windows_longer_than_a_chunk) {
    const auto& x = data().front().x;
    for (const std::size_t window :
         std::initializer_list<std::size_t>{18'000, 65'536, 200'000, rows, rows + 1, 1'000'000'000})
        expect_the_same_on_any_threads(risk::mean{}, x, window);
    EXPECT_TRUE(run::parallel{threads{2}}.rolling(risk::mean{}, std::vector<double>{}, 3).empty());
}

TEST(parallel, rolls_over_the_columns_of_a_panel_as_one_thread_does) {
    constexpr std::size_t n = 700, columns = 301;
    for (const auto order : {core::storage::row_major, core::storage::column_major}) {
        std::vector<double> numbers = data().front().x;
        numbers.resize(n * columns);
        for (std::size_t i = 0; i < numbers.size(); i += 13) numbers[i] = core::nan;
        const core::panel_view<double> panel{numbers.data(), n, columns, order};
        std::vector<double> expected(n * columns), got(n * columns);
        run::rolling_into(core::panel_span{expected.data(), n, columns, order}, risk::standard_deviation{}, panel, 60,
                          missing::skip{30});
        for (const std::size_t count : std::initializer_list<std::size_t>{1, 2, 7}) {
            std::fill(got.begin(), got.end(), -77);
            run::parallel{threads{count}}.rolling_into(core::panel_span{got.data(), n, columns, order},
                                                       risk::standard_deviation{}, panel, 60, missing::skip{30});
            EXPECT_TRUE(same_bits(got, expected)) << count << " threads";
        }
    }
}

TEST(parallel, folds_the_whole_sample_in_one_order) {
    for (const auto& set : data()) {
        const auto one = run::parallel{threads{1}}.whole(risk::kurtosis{}, set.x);
        for (const std::size_t count : std::initializer_list<std::size_t>{2, 7})
            EXPECT_TRUE(same_bits({run::parallel{threads{count}}.whole(risk::kurtosis{}, set.x)}, {one})) << set.name;
        const double alone = run::whole(risk::kurtosis{}, set.x);
        // Chunks that lie as far apart as the levels of their data do lose some digits when they merge.
        EXPECT_TRUE(std::isnan(alone) || std::fabs(one - alone) <= 1e-9 * (1 + std::fabs(alone))) << set.name;
    }
    const auto& x = data().front().x;
    const std::vector<double> few(x.begin(), x.begin() + 65'536);
    EXPECT_EQ(run::parallel{threads{2}}.whole(risk::kurtosis{}, few), run::whole(risk::kurtosis{}, few));
    EXPECT_NEAR(run::parallel{threads{2}}.whole(risk::max_drawdown{}, x), run::whole(risk::max_drawdown{}, x), 1e-12);
    EXPECT_TRUE(std::isnan(run::parallel{threads{2}}.whole(risk::mean{}, std::vector<double>{})));
}

TEST(parallel, asks_the_missing_policy_of_the_whole_sample) {
    auto x = data().front().x;
    const auto mean = [&](const auto& policy) { return run::parallel{threads{2}}.whole(risk::mean{}, x, policy); };
    EXPECT_FALSE(std::isnan(mean(missing::refuse{})));
    x[200'001] = core::nan;
    EXPECT_TRUE(std::isnan(mean(missing::propagate{})));
    EXPECT_TRUE(std::isnan(mean(missing::skip{rows})));
    EXPECT_FALSE(std::isnan(mean(missing::skip{rows - 1})));
    const auto counted = run::parallel{threads{2}}.whole(risk::mean{}, x, run::with_counts{});
    EXPECT_EQ(counted.value, mean(missing::skip{}));
    EXPECT_EQ(counted.used, rows - 1);
    EXPECT_EQ(counted.missing, 1U);
    const auto expected = "sample[200001] is nan, expected no missing observation under missing::refuse";
    EXPECT_EQ(support::thrown<std::invalid_argument>([&] { mean(missing::refuse{}); }), expected);
    std::vector<double> out(rows, -77);
    EXPECT_EQ(support::thrown<std::invalid_argument>([&] {
                  run::parallel{threads{2}}.rolling_into(std::span<double>{out}, risk::mean{}, x, 20,
                                                         missing::refuse{});
              }),
              expected);
    EXPECT_EQ(out, std::vector<double>(rows, -77)) << "nothing is written";
}

TEST(parallel, takes_any_executor) {
    const auto backwards = [](std::size_t count, const auto& task) {
        while (count-- > 0) task(count);
    };
    const auto& x = data().front().x;
    EXPECT_TRUE(same_bits(run::parallel{backwards}.rolling(risk::mean{}, x, 250), run::rolling(risk::mean{}, x, 250)));
    static_assert(run::executor<threads> && run::executor<decltype(backwards)> && !run::executor<int>);
}

}
