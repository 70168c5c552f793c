// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/leverage.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

constexpr double nan = tidemark::core::nan;

std::vector<date> days(std::size_t n) {
    std::vector<date> result;
    for (std::size_t i = 0; i < n; ++i) result.push_back(date{2024, 1, 1} + static_cast<int>(i));
    return result;
}

// An index gains a tenth and loses an eleventh, so that it is where it was, at an overnight rate of 5 %. Checked by an
// independent program.
TEST(leveraged, loses_in_a_round_trip) {
    const numbers levels{100, 110, 100}, rates{.05, .05, nan};
    const financing cost{.rates = rates, .days_per_year = 360};
    EXPECT_NEAR(leveraged{.multiple = 2}(days(3), levels, cost).back(), 100 - 1.846210, 5e-7);
    EXPECT_NEAR(leveraged{.multiple = -1}(days(3), levels, cost).back(), 100 - 1.762871, 5e-7);
}

TEST(leveraged, pays_three_days_over_a_weekend) {
    const std::vector<date> weekend{{2024, 1, 5}, {2024, 1, 8}};
    const numbers levels{100, 100}, rates{.036, nan};
    const financing cost{.rates = rates, .days_per_year = 360};
    EXPECT_DOUBLE_EQ(leveraged{.multiple = 2}(weekend, levels, cost).back(), 100 * (1 - .0003));
    EXPECT_DOUBLE_EQ(leveraged{.multiple = -1}(weekend, levels, cost).back(), 100 * (1 + .0006));
    EXPECT_DOUBLE_EQ(leveraged{.multiple = 2}(days(2), levels, cost).back(), 100 * (1 - .0001));
}

TEST(leveraged, once_is_the_index_and_never_is_cash) {
    const numbers levels{100, 125, 80}, rates{.036, .072, nan};
    const financing cost{.rates = rates, .days_per_year = 360};
    const auto once = leveraged{.multiple = 1}(days(3), levels, cost),
               never = leveraged{.multiple = 0}(days(3), levels, cost);
    for (std::size_t t = 0; t < 3; ++t) EXPECT_DOUBLE_EQ(once[t], levels[t]);
    EXPECT_DOUBLE_EQ(never.back(), 100 * 1.0001 * 1.0002);
}

TEST(leveraged, is_its_definition_in_long_double) {
    std::mt19937_64 engine{11};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    numbers levels{1000}, rates{0.04};
    std::vector<date> dates{{2020, 2, 27}};
    for (int t = 1; t < 2000; ++t) {
        levels.push_back(levels.back() * (1 + 0.05 * (uniform() - 0.5)));
        rates.push_back(0.06 * uniform() - 0.005);
        dates.push_back(dates.back() + 1 + static_cast<int>(3 * uniform()));
    }
    for (const double k : {2.0, 3.0, -1.0, -2.0, 0.5}) {
        const auto with = leveraged{.multiple = k}(dates, levels, {rates, 360});
        const auto without = leveraged{.multiple = k}(levels);
        long double w = 1000, o = 1000;
        for (std::size_t t = 1; t < levels.size(); ++t) {
            const long double r = static_cast<long double>(levels[t]) / levels[t - 1] - 1, b = rates[t - 1];
            w *= 1 + k * r - (k - 1) * b * (dates[t] - dates[t - 1]) / 360;
            o *= 1 + k * r;
            const long double bound = 16 * 0x1p-53L * static_cast<long double>(t);
            ASSERT_LE(std::abs(with[t] / w - 1), bound) << k;
            ASSERT_LE(std::abs(without[t] / o - 1), bound) << k;
        }
    }
}

TEST(leveraged, ends_at_zero_and_stays_there) {
    EXPECT_EQ(leveraged{.multiple = 2}(numbers{100, 40, 400, 800}), (numbers{100, 0, 0, 0}));
    EXPECT_EQ(leveraged{.multiple = -1}(numbers{100, 200, 1}), (numbers{100, 0, 0}));
}

TEST(leveraged, of_a_track_nothing_and_one_level) {
    track t;
    t.dates = days(2);
    t.levels = {100, 110};
    const numbers rates{.036, nan};
    EXPECT_DOUBLE_EQ(leveraged{.multiple = 3}(t).back(), 130);
    EXPECT_DOUBLE_EQ(leveraged{.multiple = 3}(t, {rates, 360}).back(), 129.98);
    EXPECT_EQ(leveraged{.multiple = 2}(numbers{}), numbers{});
    EXPECT_EQ(leveraged{.multiple = 2}(days(0), numbers{}, {{}, 360}), numbers{});
    EXPECT_EQ(leveraged{.multiple = 2}(days(1), numbers{5}, {numbers{nan}, 360}), numbers{5});
}

TEST(leveraged, refuses_what_it_cannot_mean) {
    const auto message = [](double multiple, const std::vector<date>& dates, const numbers& levels,
                            const numbers& rates, double year) {
        return thrown<std::invalid_argument>([&] { leveraged{.multiple = multiple}(dates, levels, {rates, year}); });
    };
    EXPECT_EQ(message(2, days(2), {1, 1}, {0, nan}, 360), "(nothing thrown)");
    EXPECT_EQ(message(nan, days(2), {1, 1}, {0, 0}, 360), "multiple is nan, expected a finite number");
    EXPECT_EQ(message(2, days(1), {1, 1}, {0, 0}, 360), "length of levels is 2, expected the length of dates, 1");
    EXPECT_EQ(message(2, {date{}, date{}}, {1, 1}, {0, 0}, 360), "dates[0] is (no date), expected a day");
    EXPECT_EQ(message(2, days(2), {1, 0}, {0, 0}, 360), "levels[1] is 0, expected a positive finite number");
    EXPECT_EQ(message(2, days(2), {1, 1}, {0}, 360), "length of rates is 1, expected the length of levels, 2");
    EXPECT_EQ(message(2, days(2), {1, 1}, {nan, 0}, 360), "rates[0] is nan, expected a finite number");
    EXPECT_EQ(message(2, days(2), {1, 1}, {0, 0}, 0), "days_per_year is 0, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { leveraged{.multiple = 2}(numbers{-1}); }),
              "levels[0] is -1, expected a positive finite number");
}

}
