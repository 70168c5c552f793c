// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/relative_strength_index.hpp>

#include "support/indicators.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::support;
namespace missing = tidemark::missing;
namespace run = tidemark::run;
using tidemark::gauge::no_movement;
using tidemark::gauge::relative_strength_index;

auto definition_of(std::size_t n) {
    return [n](const numbers& x) -> wide {
        if (x.size() < n + 1) return {no_answer};
        long double up = 0, down = 0;
        for (std::size_t i = 1; i < x.size(); ++i) {
            const long double change = static_cast<long double>(x[i]) - x[i - 1];
            const long double rise = change > 0 ? change : 0, fall = change < 0 ? -change : 0;
            const auto periods = static_cast<long double>(n);
            if (i <= n) {
                up += rise / periods;
                down += fall / periods;
            } else {
                up = (up * (periods - 1) + rise) / periods;
                down = (down * (periods - 1) + fall) / periods;
            }
        }
        return {up + down == 0 ? no_answer : 100 * up / (up + down)};
    };
}

TEST(relative_strength_index, is_its_definition) {
    for (const std::size_t n : {1U, 2U, 14U}) {
        const relative_strength_index rsi{.periods = n};
        expect_definition(rsi, price_bars{150}.close, definition_of(n));
        expect_definition(rsi, price_bars{150}.with_gaps().close, definition_of(n));
        expect_definition(rsi, numbers{}, definition_of(n));
        expect_definition(rsi, numbers{5}, definition_of(n));
    }
}

TEST(relative_strength_index, in_batch_and_stream_is_the_same) {
    expect_batch_and_stream_agree(relative_strength_index{.periods = 3}, price_bars{150}.with_gaps().close);
    expect_batch_and_stream_agree(relative_strength_index{}, price_bars{150}.close);
}

TEST(relative_strength_index, does_not_depend_on_the_unit_of_the_price) {
    const numbers price = price_bars{150}.close;
    const auto want = run::expanding(relative_strength_index{}, price);
    const auto got = run::expanding(relative_strength_index{}, times(price, std::ldexp(1, -60)));
    for (std::size_t i = 0; i < want.size(); ++i) EXPECT_TRUE(same_bits(got[i], want[i])) << i;
}

TEST(relative_strength_index, in_a_window_of_its_periods_is_that_of_simple_means) {
    const numbers x{1, 3, 2, 5};  // rises of 2 and 3, a fall of 1
    EXPECT_NEAR(run::rolling(relative_strength_index{.periods = 3}, x, 4).back(), 100.0 * 5 / 6, 1e-13);
}

TEST(relative_strength_index, without_movement_is_as_the_policy_says) {
    const numbers flat(20, 0.1);
    const auto last = [&](no_movement unmoved) {
        return run::whole(relative_strength_index{.unmoved = unmoved}, flat);
    };
    EXPECT_TRUE(std::isnan(last(no_movement::nan)));
    EXPECT_EQ(last(no_movement::zero), 0);
    EXPECT_EQ(last(no_movement::neutral), 50);
    EXPECT_EQ(last(no_movement::hundred), 100);
    EXPECT_TRUE(std::isnan(run::whole(relative_strength_index{.unmoved = no_movement::zero}, numbers(14, 0.1))))
        << "no seed yet";
}

TEST(relative_strength_index, of_rises_alone_is_100_and_of_falls_alone_0) {
    numbers rising;
    for (int i = 0; i < 40; ++i) rising.push_back(1.1 * i);
    EXPECT_EQ(run::whole(relative_strength_index{}, rising), 100);
    EXPECT_EQ(run::whole(relative_strength_index{}, times(rising, -1)), 0);
}

TEST(relative_strength_index, after_an_infinite_price_is_no_number) {
    numbers x = price_bars{60}.close;
    x[30] = HUGE_VAL;
    const auto all = run::expanding(relative_strength_index{}, x);
    EXPECT_FALSE(std::isnan(all[29]));
    for (std::size_t i = 30; i < x.size(); ++i) EXPECT_TRUE(std::isnan(all[i])) << i;
    const auto rolled = run::rolling(relative_strength_index{.periods = 3}, x, 10);
    EXPECT_TRUE(std::isnan(rolled[39]));
    EXPECT_FALSE(std::isnan(rolled[40])) << "it has left the window";
}

TEST(relative_strength_index, under_propagate_stops_at_a_gap) {
    const numbers x{1, 2, missing_number, 3, 5};
    const relative_strength_index rsi{.periods = 1};
    EXPECT_EQ(run::expanding(rsi, x, missing::propagate{})[1], 100);
    EXPECT_TRUE(std::isnan(run::expanding(rsi, x, missing::propagate{})[3]));
    EXPECT_EQ(run::expanding(rsi, x)[3], 100);
}

TEST(relative_strength_index, reads_floats_as_doubles) {
    const numbers price = price_bars{60}.close;
    const std::vector<float> narrow(price.begin(), price.end());
    EXPECT_EQ(run::whole(relative_strength_index{}, narrow),
              run::whole(relative_strength_index{}, numbers(narrow.begin(), narrow.end())));
}

TEST(relative_strength_index, refuses_no_periods) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  run::whole(relative_strength_index{.periods = 0}, numbers{1, 2});
              }),
              "periods is 0, expected 1 or more");
}

}
