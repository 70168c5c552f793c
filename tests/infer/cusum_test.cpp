// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/cusum.hpp>

#include "support/detectors.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::support;
namespace infer = tidemark::infer;
namespace run = tidemark::run;
using infer::mean_cusum;
using infer::variance_cusum;
using real = long double;

/// The formula, of rows that are all observed.
template <class Step>
void expect_definition(const std::vector<infer::detection>& told, const numbers& rows, real threshold, Step step) {
    real up = 0, down = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [rise, fall] = step(static_cast<real>(rows[i]));
        up = std::max(0.0L, up + rise);
        down = std::max(0.0L, down + fall);
        EXPECT_NEAR(told[i].up, static_cast<double>(up), 1e-12 * std::max(1.0, told[i].up)) << i;
        EXPECT_NEAR(told[i].down, static_cast<double>(down), 1e-12 * std::max(1.0, told[i].down)) << i;
        EXPECT_EQ(told[i].alarm, up > threshold || down > threshold) << i;
    }
}

const numbers moving = followed_by(normal_numbers(120, 1, 0.5, 2), normal_numbers(80, 2, 2.5, 4));

TEST(mean_cusum, is_its_definition) {
    const mean_cusum d{.mean = 0.5, .deviation = 2, .shift = 0.7, .threshold = 4};
    expect_definition(run::expanding(d, moving), moving, 4, [](real x) {
        const real z = (x - 0.5L) / 2;
        return std::pair{z - 0.35L, -z - 0.35L};
    });
}

TEST(variance_cusum, is_its_definition) {
    const variance_cusum d{.mean = 0.5, .deviation = 2, .ratio = 3, .threshold = 4};
    // The logarithm of the normal density at a variance of 3 or 1/3 against that of 1.
    const auto ratio = [](real z, real variance) {
        return z * z / 2 - z * z / (2 * variance) - std::log(variance) / 2;
    };
    expect_definition(run::expanding(d, moving), moving, 4, [&](real x) {
        const real z = (x - 0.5L) / 2;
        return std::pair{ratio(z, 3), ratio(z, 1 / 3.0L)};
    });
}

TEST(cusum, finds_a_change_and_says_where_it_was) {
    const auto found = [](const auto& d, const numbers& then) {
        return first_alarm(run::expanding(d, followed_by(normal_numbers(100, 7), then)));
    };
    const mean_cusum mean{.mean = 0, .deviation = 1, .threshold = 7};
    for (const double moved : {-4.0, 4.0}) {
        const auto told = found(mean, normal_numbers(20, 8, moved));
        EXPECT_EQ(told.toward, moved > 0 ? infer::change_direction::up : infer::change_direction::down);
        EXPECT_NEAR(told.raised_at, 102, 1);
        EXPECT_NEAR(told.changed_at, 100, 2);
    }
    const variance_cusum variance{.mean = 0, .deviation = 1, .threshold = 7};
    for (const double deviation : {0.05, 20.0}) {
        const auto told = found(variance, normal_numbers(30, 9, 0, deviation));
        EXPECT_EQ(told.toward, deviation > 1 ? infer::change_direction::up : infer::change_direction::down);
        EXPECT_NEAR(told.raised_at, deviation > 1 ? 100 : 120, 2);  // a fall speaks for itself by ln(2)/2 a row at most
        EXPECT_NEAR(told.changed_at, 100, 5);
    }
}

TEST(cusum, learns_in_a_warm_up_what_is_not_given) {
    const numbers first(moving.begin(), moving.begin() + 60), rest(moving.begin() + 60, moving.end());
    real mean = 0, squares = 0, about_half = 0;
    for (const double x : first) mean += static_cast<real>(x) / 60;
    for (const double x : first) {
        squares += (static_cast<real>(x) - mean) * (static_cast<real>(x) - mean);
        about_half += (static_cast<real>(x) - 0.5L) * (static_cast<real>(x) - 0.5L);
    }
    const auto expect_same = [&](auto learning, auto given) {
        const auto learned = run::expanding(learning, moving), told = run::expanding(given, rest);
        for (std::size_t i = 0; i < 59; ++i) EXPECT_TRUE(std::isnan(learned[i].up) && !learned[i].alarm) << i;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            EXPECT_NEAR(learned[i + 60].up, told[i].up, 1e-11 * std::max(1.0, told[i].up)) << i;
            EXPECT_EQ(learned[i + 60].alarm, told[i].alarm) << i;
        }
        EXPECT_EQ(learned.back().raised_at, told.back().raised_at + 60);
    };
    const auto m = static_cast<double>(mean), d = static_cast<double>(std::sqrt(squares / 59));
    expect_same(mean_cusum{.threshold = 5, .warm_up = 60}, mean_cusum{.mean = m, .deviation = d, .threshold = 5});
    expect_same(variance_cusum{.threshold = 5, .warm_up = 60},
                variance_cusum{.mean = m, .deviation = d, .threshold = 5});
    // About a mean that is known, of all 60 observations.
    expect_same(mean_cusum{.mean = 0.5, .threshold = 5, .warm_up = 60},
                mean_cusum{.mean = 0.5, .deviation = static_cast<double>(std::sqrt(about_half / 60)), .threshold = 5});
}

TEST(cusum, in_batch_and_stream_is_the_same) {
    const numbers rows = with_gaps(moving, 3);
    for (const auto after : {infer::after_alarm::goes_on, infer::after_alarm::restarts, infer::after_alarm::learns}) {
        const bool learns = after == infer::after_alarm::learns;
        const double mean = learns ? missing_number : 0.5, deviation = learns ? missing_number : 2;
        const std::size_t warm_up = learns ? 20 : 0;
        expect_batch_and_stream_agree(
            mean_cusum{.mean = mean, .deviation = deviation, .threshold = 3, .warm_up = warm_up, .after = after}, rows);
        expect_batch_and_stream_agree(
            variance_cusum{.mean = mean, .deviation = deviation, .threshold = 3, .warm_up = warm_up, .after = after},
            rows);
    }
}

TEST(cusum, passes_over_missing_rows_or_as_the_policy_says) {
    const mean_cusum d{.mean = 0, .deviation = 1, .threshold = 2};
    const numbers rows{0, missing_number, 4, missing_number};
    EXPECT_EQ(run::whole(d, rows).raised_at, 1);  // the second that was observed
    EXPECT_FALSE(run::expanding(d, rows, tidemark::missing::propagate{}).back().alarm);
    EXPECT_THROW(run::whole(d, rows, tidemark::missing::refuse{}), std::invalid_argument);
}

TEST(cusum, has_no_answer_without_spread_or_behind_an_infinity) {
    numbers rows(10, 3.25);
    rows.push_back(7);
    const auto constant = run::whole(mean_cusum{.threshold = 2, .warm_up = 10}, rows);
    EXPECT_TRUE(std::isnan(constant.up) && std::isnan(constant.down) && !constant.alarm);
    const auto spread = run::whole(variance_cusum{.threshold = 2, .warm_up = 10}, rows);
    EXPECT_TRUE(std::isnan(spread.up) && !spread.alarm);
    const double infinite = std::numeric_limits<double>::infinity();
    const auto learned = run::whole(mean_cusum{.threshold = 2, .warm_up = 3}, numbers{1, infinite, 2, 5});
    EXPECT_TRUE(std::isnan(learned.up) && !learned.alarm);
    // An infinite observation itself is as far from usual as can be.
    EXPECT_TRUE(run::whole(mean_cusum{.mean = 0, .deviation = 1, .threshold = 2}, numbers{infinite}).alarm);
}

TEST(cusum, refuses_what_is_no_parameter) {
    const auto message = [](const auto& d) {
        return thrown<std::invalid_argument>([&] { run::whole(d, numbers{1}); });
    };
    const auto given = [](double deviation, double shift, double threshold) {
        return mean_cusum{.mean = 0, .deviation = deviation, .shift = shift, .threshold = threshold};
    };
    EXPECT_EQ(message(given(0, 1, 4)), "deviation is 0, expected a positive number");
    EXPECT_EQ(message(given(-2, 1, 4)), "deviation is -2, expected a positive number");
    EXPECT_EQ(message(given(1, 0, 4)), "shift is 0, expected a positive number of deviations");
    EXPECT_EQ(message(given(1, 1, 0)), "threshold is 0, expected a positive number, as calibrated finds one");
    EXPECT_EQ(message(given(1, 1, missing_number)),
              "threshold is nan, expected a positive number, as calibrated finds one");
    EXPECT_EQ(message(mean_cusum{.mean = 0, .threshold = 4}),
              "warm_up is 0, expected 3 or more, to learn what is not given");
    EXPECT_EQ(message(mean_cusum{.mean = 0, .deviation = 1, .threshold = 4, .warm_up = 9}),
              "warm_up is 9, expected 0 where nothing is left to be learned");
    EXPECT_EQ(message(mean_cusum{.mean = 0, .deviation = 1, .threshold = 4, .after = infer::after_alarm::learns}),
              "warm_up is 0, expected 3 or more, to learn anew after an alarm");
    EXPECT_EQ(message(variance_cusum{.mean = 0, .deviation = 1, .ratio = 1, .threshold = 4}),
              "ratio is 1, expected a number above 1");
    EXPECT_EQ(message(variance_cusum{.mean = std::numeric_limits<double>::infinity(), .deviation = 1, .threshold = 4}),
              "mean is inf, expected a finite number");
}

}
