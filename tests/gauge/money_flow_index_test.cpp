// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/money_flow_index.hpp>

#include <tidemark/run/by_period.hpp>
#include <tidemark/run/window.hpp>

#include "support/indicators.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::support;
namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace run = tidemark::run;
using tidemark::gauge::bars;
using tidemark::gauge::money_flow;
using tidemark::gauge::money_flow_index;
using tidemark::gauge::no_movement;
using tidemark::gauge::traded_bar;

/// Fifteen bars whose index of five changes Tulip Indicators publish to three decimals (tests/untest.txt).
const numbers high{82.15, 81.89, 83.03, 83.30, 83.85, 83.90, 83.33, 84.30,
                   84.84, 85.00, 85.90, 86.58, 86.98, 88.00, 87.87};
const numbers low{81.29, 80.64, 81.31, 82.65, 83.07, 83.11, 82.49, 82.30,
                  84.15, 84.11, 84.03, 85.39, 85.76, 87.17, 87.01};
const numbers close{81.59, 81.06, 82.87, 83.00, 83.61, 83.15, 82.84, 83.99,
                    84.55, 84.36, 85.53, 86.54, 86.89, 87.77, 87.29};
const numbers volume{5653100, 6447400, 7690900, 3831400, 4455100, 3798000, 3936200, 4732000,
                     4841300, 3915300, 6830800, 6694100, 5293600, 7985800, 4807900};

TEST(money_flow_index, is_the_published_one) {
    const numbers want{61.172, 67.308, 62.796, 64.661, 45.238, 67.841, 85.578, 85.963, 87.504, 84.647};
    const auto got = run::rolling(money_flow_index{}, bars(high, low, close, volume), 6);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_TRUE(std::isnan(got[i])) << i;
    for (std::size_t i = 0; i < want.size(); ++i) EXPECT_NEAR(got[i + 5], want[i], 6e-4) << i;
}

wide definition(const std::vector<traded_bar>& rows) {
    if (rows.size() < 2) return {no_answer};
    long double up = 0, down = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto price = [&](std::size_t k) {
            return (static_cast<long double>(rows[k].high) + rows[k].low + rows[k].close) / 3;
        };
        const long double now = price(i), before = price(i - 1), flow = now * rows[i].volume;
        if (std::fabs(now - before) <= 1e-14L * (std::fabs(now) + std::fabs(before))) continue;
        (now > before ? up : down) += flow;
    }
    return {up + down == 0 ? no_answer : 100 * up / (up + down)};
}

TEST(money_flow_index, is_its_definition) {
    expect_definition(money_flow_index{}, price_bars{150}.traded(), definition);
    expect_definition(money_flow_index{}, price_bars{150}.with_gaps().traded(), definition);
    expect_definition(money_flow_index{}, price_bars{0}.traded(), definition);
}

TEST(money_flow_index, in_batch_and_stream_is_the_same) {
    expect_batch_and_stream_agree(money_flow_index{}, price_bars{150}.traded());
    expect_batch_and_stream_agree(money_flow_index{no_movement::neutral}, price_bars{150}.with_gaps().traded());
}

TEST(money_flow_index, does_not_depend_on_the_unit_of_volume) {
    const price_bars b = price_bars{150}.with_gaps();
    for (const int power : {-80, -60, -33, 40}) {
        const numbers scaled = times(b.volume, std::ldexp(1, power));
        for (const std::size_t window : {3U, 15U}) {
            const auto want = run::rolling(money_flow_index{}, b.traded(), window, missing::skip{.min_count = 2});
            const auto got = run::rolling(money_flow_index{}, bars(b.high, b.low, b.close, scaled), window,
                                          missing::skip{.min_count = 2});
            for (std::size_t i = 0; i < want.size(); ++i) EXPECT_TRUE(same_bits(got[i], want[i])) << i;
        }
    }
}

TEST(money_flow_index, takes_what_rounds_apart_for_equal) {
    // One typical price, whose sum rounds to two numbers.
    const traded_bar one{0.1, 0.2, 0.3, 5}, same{0.3, 0.2, 0.1, 5};
    ASSERT_NE(typical_price(one), typical_price(same));
    const money_flow s = money_flow::combine(money_flow::lift(one), money_flow::lift(same));
    EXPECT_EQ(s.up, 0);
    EXPECT_EQ(s.down, 0);
}

TEST(money_flow_index, of_an_empty_window_is_as_the_policy_says) {
    const numbers flat(7, 1), rising{1, 2, 3, 4, 5, 6, 7}, falling{7, 6, 5, 4, 3, 2, 1}, none(7, 0);
    const auto last = [](const money_flow_index& m, const numbers& price, const numbers& traded) {
        return run::rolling(m, bars(price, price, price, traded), 4).back();
    };
    EXPECT_TRUE(std::isnan(last({}, flat, flat)));
    EXPECT_TRUE(std::isnan(last({}, rising, none)));
    EXPECT_EQ(last({no_movement::zero}, flat, flat), 0);
    EXPECT_EQ(last({no_movement::neutral}, rising, none), 50);
    EXPECT_EQ(last({no_movement::hundred}, rising, none), 100);
    EXPECT_EQ(last({}, rising, flat), 100);
    EXPECT_EQ(last({}, falling, flat), 0);
}

TEST(money_flow_index, of_no_change_is_no_number_whatever_the_policy) {
    for (const no_movement policy : {no_movement::nan, no_movement::zero, no_movement::neutral}) {
        EXPECT_TRUE(std::isnan(run::whole(money_flow_index{policy}, price_bars{0}.traded())));
        EXPECT_TRUE(std::isnan(run::whole(money_flow_index{policy}, price_bars{1}.traded())));
    }
}

TEST(money_flow_index, of_an_infinite_flow_is_no_number) {
    const numbers price{1, 2, 3}, traded{1, HUGE_VAL, 1};
    EXPECT_TRUE(std::isnan(run::whole(money_flow_index{}, bars(price, price, price, traded))));
}

TEST(money_flow_index, compares_with_the_last_bar_observed) {
    const numbers price{1, missing_number, 3, 2}, traded{1, 1, 1, 1};
    const auto rows = bars(price, price, price, traded);
    EXPECT_EQ(run::expanding(money_flow_index{}, rows)[2], 100);
    EXPECT_EQ(run::whole(money_flow_index{}, rows), 60);
    EXPECT_TRUE(std::isnan(run::whole(money_flow_index{}, rows, missing::propagate{})));
    EXPECT_THROW(run::whole(money_flow_index{}, rows, missing::refuse{}), std::invalid_argument);
}

TEST(money_flow_index, reads_floats_as_doubles) {
    const price_bars b{60};
    std::vector<float> narrow(b.close.begin(), b.close.end());
    const numbers widened(narrow.begin(), narrow.end());
    const auto got = run::rolling(money_flow_index{}, bars(narrow, narrow, narrow, narrow), 15);
    const auto want = run::rolling(money_flow_index{}, bars(widened, widened, widened, widened), 15);
    for (std::size_t i = 0; i < want.size(); ++i) EXPECT_TRUE(same_bits(got[i], want[i])) << i;
}

TEST(money_flow, of_stretches_merges) {
    const price_bars b{90};
    const auto rows = b.traded();
    const auto folded = [&](std::size_t first, std::size_t last) {
        money_flow s;
        for (std::size_t i = first; i < last; ++i) s.absorb(rows[i]);
        return s;
    };
    const long double want = definition({rows[0], rows[1]})[0];
    EXPECT_NEAR(money_flow_index{}.lower(folded(0, 2)), static_cast<double>(want), 1e-12);
    for (std::size_t i = 0; i <= 90; i += 9) {
        for (std::size_t j = i; j <= 90; j += 15) {
            const auto a = folded(0, i), m = folded(i, j), z = folded(j, 90);
            const auto left = money_flow::combine(money_flow::combine(a, m), z);
            const auto right = money_flow::combine(a, money_flow::combine(m, z));
            for (const auto& s : {left, right}) {
                EXPECT_EQ(s.count, 90);
                EXPECT_EQ(s.last, folded(0, 90).last);
                EXPECT_NEAR(s.up / folded(0, 90).up, 1, 1e-14);
                EXPECT_NEAR(s.down / folded(0, 90).down, 1, 1e-14);
            }
            EXPECT_EQ(money_flow::combine(a, {}), a);
            EXPECT_EQ(money_flow::combine({}, a), a);
        }
    }
}

// Drivers that the laws of single series do not reach with rows of several numbers.
TEST(money_flow_index, runs_under_the_other_drivers) {
    const price_bars b = price_bars{60}.with_gaps();
    const auto rows = b.traded();
    const missing::skip some{.min_count = 2};
    const auto plain = run::rolling(money_flow_index{}, rows, 5, some);
    const auto centred =
        run::rolling(money_flow_index{}, rows, run::window{.length = 5, .row = run::answer_at::middle_row}, some);
    ASSERT_EQ(centred.size(), 60U);
    for (std::size_t i = 0; i + 2 < 60; ++i) EXPECT_TRUE(same_bits(centred[i], plain[i + 2])) << i;
    EXPECT_TRUE(same_bits(centred[59], run::rolling(money_flow_index{}, rows, 3, some)[59]));

    std::vector<core::date> days;
    for (int i = 0; i < 60; ++i) days.push_back(core::date{2025, 1, 1} + i);
    const auto months = run::by_period(money_flow_index{}, days, rows, core::calendar_period::month);
    ASSERT_EQ(months.size(), 3U);
    EXPECT_TRUE(same_bits(months[1].value, run::whole(money_flow_index{}, rows.part(31, 28))));

    run::stream smooth{money_flow_index{}, 5, some, run::worst_case{}};
    for (std::size_t i = 0; i < 60; ++i) {
        smooth.update(rows[i]);
        EXPECT_TRUE(std::isnan(plain[i]) ? std::isnan(smooth.value()) : std::fabs(smooth.value() - plain[i]) < 1e-11)
            << i;
    }
}

}
