// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/mcclellan.hpp>
#include <tidemark/run.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::gauge;
namespace core = tidemark::core;
namespace run = tidemark::run;
using tidemark::support::thrown;

namespace {

using series = std::vector<double>;

constexpr mcclellan_oscillator plain{.net = net_advances::plain};
constexpr mcclellan_summation_index summation{.net = net_advances::plain, .base = 1000};

// By hand: the net advances 100, 0, -200, averages 100, 90, 61 and 100, 95, 80.25.
TEST(mcclellan, is_what_it_is_by_hand) {
    const series up{100, 50, 0}, down{0, 50, 200};
    const auto oscillator = run::expanding(plain, core::pairs(up, down));
    const auto index = run::expanding(summation, core::pairs(up, down));
    EXPECT_EQ(oscillator[0], 0);
    EXPECT_NEAR(oscillator[1], 90 - 95, 1e-12);
    EXPECT_NEAR(oscillator[2], 61 - 80.25, 1e-12);
    EXPECT_EQ(index[0], 1000);
    EXPECT_NEAR(index[1], 995, 1e-12);
    EXPECT_NEAR(index[2], 975.75, 1e-12);
    const mcclellan_summation_index calibrated{
        .net = net_advances::plain, .base = 1000, .level = summation_level::calibrated};
    EXPECT_NEAR(run::whole(calibrated, core::pairs(up, down)), 1000 - 9 * 61 + 19 * 80.25, 1e-11);
}

TEST(mcclellan, adjusts_for_how_many_moved) {
    const series up{30, 300, 0}, down{10, 100, 0};
    const mcclellan_oscillator adjusted{.net = net_advances::ratio_adjusted};
    const auto got = run::expanding(adjusted, core::pairs(up, down));
    EXPECT_EQ(got[1], 0) << "three quarters of those that moved, on both days";
    EXPECT_NEAR(got[2], 450 - 475, 1e-12) << "nobody moved";
}

struct sums {
    series oscillator, index;
};

/// The recursions and the sum as they are written, in long double.
sums by_definition(const series& up, const series& down, long double a, long double b) {
    sums all;
    long double fast = 0, slow = 0, sum = 0;
    for (std::size_t i = 0; i < up.size(); ++i) {
        const long double net = static_cast<long double>(up[i]) - static_cast<long double>(down[i]);
        fast = i == 0 ? net : fast + a * (net - fast);
        slow = i == 0 ? net : slow + b * (net - slow);
        sum += fast - slow;
        all.oscillator.push_back(static_cast<double>(fast - slow));
        all.index.push_back(static_cast<double>(sum));
    }
    return all;
}

TEST(mcclellan, sums_the_oscillator_without_adding_it_up) {
    std::mt19937_64 random{5};
    series up, down;
    for (int i = 0; i < 20000; ++i) {
        up.push_back(static_cast<double>(random() % 3000));
        down.push_back(static_cast<double>(random() % 3000));
    }
    const auto days = core::pairs(up, down);
    const sums want = by_definition(up, down, 0.1L, 0.05L);
    const auto oscillator = run::expanding(plain, days);
    const auto index = run::expanding(mcclellan_summation_index{.net = net_advances::plain}, days);
    for (std::size_t i = 0; i < up.size(); ++i) {
        EXPECT_NEAR(oscillator[i], want.oscillator[i], 1e-10) << i;
        EXPECT_NEAR(index[i], want.index[i], 1e-9) << i;
    }
    const auto own = by_definition(up, down, 0.25L, 0.02L);
    const mcclellan_summation_index other{
        .net = net_advances::plain, .fast = core::decay::alpha(0.25), .slow = core::decay::span(99)};
    EXPECT_NEAR(run::whole(other, days), own.index.back(), 1e-9);
    const mcclellan_summation_index at_once{.net = net_advances::plain, .fast = core::decay::factor(0)};
    EXPECT_NEAR(run::whole(at_once, days), by_definition(up, down, 1, 0.05L).index.back(), 1e-9);
}

TEST(mcclellan, is_the_same_live_and_passes_missing_days_over) {
    const series up{100, 50, core::nan, 0, 10, 400}, down{0, 50, 3, 200, 500, 100};
    const auto batch = run::expanding(plain, core::pairs(up, down));
    const auto sum = run::expanding(summation, core::pairs(up, down));
    run::stream oscillator{plain};
    run::stream index{summation};
    for (std::size_t i = 0; i < up.size(); ++i) {
        oscillator.update({up[i], down[i]});
        index.update({up[i], down[i]});
        EXPECT_EQ(oscillator.value(), batch[i]);
        EXPECT_EQ(index.value(), sum[i]);
    }
    EXPECT_EQ(batch[2], batch[1]);
    EXPECT_TRUE(std::isnan(run::whole(plain, core::pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(summation, core::pairs(series{}, series{}))));
}

TEST(mcclellan, refuses_averages_that_are_the_wrong_way_round) {
    const series day{1};
    const auto with = [&](core::decay fast, core::decay slow) {
        return thrown<std::invalid_argument>([&] {
            run::whole(mcclellan_oscillator{.net = net_advances::plain, .fast = fast, .slow = slow},
                       core::pairs(day, day));
        });
    };
    EXPECT_EQ(with(core::decay::factor(0.5), core::decay::factor(0.5)),
              "factor of fast is 0.5, expected less than that of slow");
    EXPECT_EQ(with(core::decay::span(0), core::decay::span(39)), "span is 0, expected 1 or more");
    EXPECT_EQ(with(core::decay::span(19), core::decay::alpha(0)), "alpha is 0, expected a number in (0, 1]");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  run::whole(mcclellan_summation_index{.net = net_advances::plain, .base = core::nan},
                             core::pairs(day, day));
              }),
              "base is nan, expected a finite number");
}

}
