// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run/all.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
namespace missing = tidemark::missing;

std::vector<double> returns(std::size_t n, bool gaps) {
    std::mt19937_64 random{9};
    std::normal_distribution<double> normal{0.0005, 0.01};
    std::vector<double> r;
    for (std::size_t i = 0; i < n; ++i) r.push_back(gaps && random() % 12 == 0 ? core::nan : normal(random));
    return r;
}

void expect_same_bits(const std::vector<double>& got, const std::vector<double>& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        ASSERT_TRUE((std::isnan(got[i]) && std::isnan(want[i])) ||
                    std::bit_cast<std::uint64_t>(got[i]) == std::bit_cast<std::uint64_t>(want[i]))
            << "row " << i << ": " << got[i] << " and alone " << want[i];
}

template <class R, class... Ms>
void answers_what_each_answers_alone(const R& sample, std::size_t window, missing::skip policy, const Ms&... metrics) {
    const auto together = run::rolling(run::all(metrics...), sample, window, policy);
    std::size_t k = 0;
    (expect_same_bits(together[k++], run::rolling(metrics, sample, window, policy)), ...);
}

TEST(all, answers_what_each_answers_alone) {
    for (const bool gaps : {false, true})
        for (const std::size_t window : {1U, 4U, 20U, 130U}) {
            const auto r = returns(400, gaps);
            const missing::skip policy{.min_count = window / 2 + 1};
            answers_what_each_answers_alone(r, window, policy, risk::mean{}, risk::standard_deviation{},
                                            risk::sharpe_ratio{.periods_per_year = 365}, risk::skewness{},
                                            risk::kurtosis{});
            answers_what_each_answers_alone(r, window, policy, risk::max_drawdown{}, risk::variance{}, risk::median{},
                                            risk::sortino_ratio{.periods_per_year = 365}, risk::cumulative_return{},
                                            risk::mean{});
            answers_what_each_answers_alone(r, window, policy, risk::maximum{});
        }
}

TEST(all, answers_for_pairs) {
    const auto x = returns(300, true), y = returns(300, false);
    answers_what_each_answers_alone(core::pairs(x, y), 30, {.min_count = 10}, risk::beta{}, risk::correlation{},
                                    risk::tracking_error{.periods_per_year = 365}, risk::covariance{});
}

TEST(all, takes_one_state_for_moments_of_any_power) {
    using one = run::all_of<risk::kurtosis, risk::max_drawdown, risk::mean, risk::cumulative_return, risk::variance>;
    const auto count = [](const one& metrics) {
        std::size_t states = 0;
        run::detail::each_state(metrics, [&](const auto&, const auto&) { ++states; });
        return states;
    };
    EXPECT_EQ(count(run::all(risk::kurtosis{}, risk::max_drawdown{}, risk::mean{}, risk::cumulative_return{},
                             risk::variance{})),
              2U);
}

TEST(all, refuses_before_it_writes) {
    const auto r = returns(10, false);
    std::vector<double> first(10, -1), second(9, -1);
    const auto metrics = run::all(risk::mean{}, risk::variance{});
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] {
                  run::rolling_into({first, second}, metrics, r, 2);
              }),
              "length of out is 9, expected the length of the sample, 10");
    for (const double x : first) EXPECT_EQ(x, -1);
}

}
