// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/moving_average.hpp>

#include <tidemark/risk/ewm_mean.hpp>
#include <tidemark/run/all.hpp>

#include "support/indicators.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

using namespace tidemark::support;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using tidemark::core::decay;
using tidemark::gauge::exponential_moving_average;
using tidemark::gauge::wilder_mean;

auto definition_of(std::size_t n, long double alpha) {
    return [n, alpha](const numbers& x) -> wide {
        if (x.size() < n) return {no_answer};
        long double m = 0;
        for (std::size_t i = 0; i < n; ++i) m += x[i];
        m /= static_cast<long double>(n);
        for (std::size_t i = n; i < x.size(); ++i) m = alpha * x[i] + (1 - alpha) * m;
        return {m};
    };
}

template <class Average>
void expect_average(std::size_t n, long double alpha) {
    const Average average{.periods = n};
    expect_definition(average, price_bars{150}.close, definition_of(n, alpha));
    expect_definition(average, price_bars{150}.with_gaps().close, definition_of(n, alpha));
    expect_definition(average, numbers{}, definition_of(n, alpha));
    expect_batch_and_stream_agree(average, price_bars{150}.with_gaps().close);
}

TEST(moving_average, is_its_definition_in_batch_and_stream) {
    for (const std::size_t n : {1U, 3U, 14U}) {
        const auto periods = static_cast<long double>(n);
        expect_average<exponential_moving_average>(n, 2 / (periods + 1));
        expect_average<wilder_mean>(n, 1 / periods);
    }
}

TEST(moving_average, of_equal_observations_is_theirs) {
    const numbers flat(50, 0.1);
    EXPECT_EQ(run::whole(exponential_moving_average{.periods = 10}, flat), 0.1);
    EXPECT_EQ(run::whole(wilder_mean{.periods = 10}, flat), 0.1);
}

TEST(moving_average, of_one_period_is_the_newest_observation) {
    EXPECT_EQ(run::whole(exponential_moving_average{.periods = 1}, numbers{3, 5}), 5);
    EXPECT_EQ(run::whole(wilder_mean{.periods = 1}, numbers{7}), 7);
}

TEST(moving_average, scales_with_the_series) {
    const numbers x = price_bars{80}.close;
    const double scale = std::ldexp(1, -60);
    EXPECT_EQ(run::whole(exponential_moving_average{.periods = 12}, times(x, scale)),
              run::whole(exponential_moving_average{.periods = 12}, x) * scale);
}

TEST(moving_average, forgets_what_it_began_with) {
    const numbers x = price_bars{400}.close;
    const risk::ewm_mean from_first{.decay = decay::span(12), .weights = risk::ewm_weights::recursive};
    EXPECT_NEAR(run::whole(exponential_moving_average{.periods = 12}, x), run::whole(from_first, x), 1e-11);
    const risk::ewm_mean by_wilder{.decay = decay::wilder(12), .weights = risk::ewm_weights::recursive};
    EXPECT_NEAR(run::whole(wilder_mean{.periods = 12}, x), run::whole(by_wilder, x), 1e-11);
}

TEST(moving_average, from_an_infinite_observation_on_is_no_number) {
    const numbers x{1, 2, HUGE_VAL, 3, 4};
    EXPECT_FALSE(std::isfinite(run::expanding(wilder_mean{.periods = 2}, x)[2]));
    EXPECT_TRUE(std::isnan(run::whole(wilder_mean{.periods = 2}, x)));
}

TEST(moving_average, of_several_lengths_share_a_pass) {
    const numbers x = price_bars{100}.close;
    const auto both = run::all(exponential_moving_average{.periods = 5}, exponential_moving_average{.periods = 20});
    const auto got = run::expanding(both, x);
    const auto want = run::expanding(exponential_moving_average{.periods = 20}, x);
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_TRUE(same_bits(got[1][i], want[i])) << i;
}

TEST(moving_average, refuses_no_periods) {
    const char* const message = "periods is 0, expected 1 or more";
    EXPECT_EQ(thrown<std::invalid_argument>([] { run::whole(wilder_mean{.periods = 0}, numbers{}); }), message);
    EXPECT_EQ(thrown<std::invalid_argument>([] { run::whole(exponential_moving_average{.periods = 0}, numbers{}); }),
              message);
}

}
