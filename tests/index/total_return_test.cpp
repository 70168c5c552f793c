// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/total_return.hpp>

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
using tidemark::core::year_length;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

constexpr double nan = tidemark::core::nan;

std::vector<date> days(std::size_t n, int apart = 1) {
    std::vector<date> result;
    for (std::size_t i = 0; i < n; ++i) result.push_back(date{2024, 1, 1} + apart * static_cast<int>(i));
    return result;
}

constexpr staking_total_return staked{.staked = 0.8, .fee = 0.1, .year = year_length::days_365};

// A price of 100, 102, 101, 105 that pays 0.50 on the third day; three daily rates of rewards, of which 80 % are earned
// and 90 % kept. Checked by an independent program.
TEST(total_return, of_a_small_index) {
    const numbers levels{1000, 1020, 1010, 1050}, incomes{0, 0, 5, 0};
    EXPECT_NEAR(gross_total_return{}(levels, incomes).back(), 1055.198020, 5e-7);
    EXPECT_NEAR(net_total_return{.withholding = 0.30}(levels, incomes).back(), 1053.638614, 5e-7);
    EXPECT_NEAR(staked(days(4), levels, numbers{.030, .031, .029, nan}).back(), 1050.186422, 5e-7);
}

TEST(total_return, is_its_definition_in_long_double) {
    std::mt19937_64 engine{7};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    numbers levels{1000}, incomes{3}, rates{0.05 * uniform()};
    std::vector<date> dates{{2020, 2, 27}};
    for (int t = 1; t < 2000; ++t) {
        levels.push_back(levels.back() * (1 + 0.1 * (uniform() - 0.5)));
        incomes.push_back(uniform() < 0.1 ? 0.02 * levels.back() * uniform() : 0);
        rates.push_back(0.08 * uniform());
        dates.push_back(dates.back() + 1 + static_cast<int>(3 * uniform()));
    }
    const auto gross = gross_total_return{}(levels, incomes);
    const auto net = net_total_return{.withholding = 0.15}(levels, incomes);
    const auto staking =
        staking_total_return{.staked = 0.6, .fee = 0.08, .year = year_length::days_365_25}(dates, levels, rates);
    long double g = 1000, n = 1000, s = 1000;
    for (std::size_t t = 1; t < levels.size(); ++t) {
        const long double now = levels[t], before = levels[t - 1], income = incomes[t];
        g *= (now + income) / before;
        n *= (now + (1 - 0.15L) * income) / before;
        s *= now / before *
             (1 + 0.6L * (1 - 0.08L) * static_cast<long double>(rates[t - 1]) * (dates[t] - dates[t - 1]) / 365.25L);
        const auto bound = 0x1p-53L * static_cast<long double>(t);
        ASSERT_LE(std::abs(gross[t] / g - 1), 4 * bound);
        ASSERT_LE(std::abs(net[t] / n - 1), 5 * bound);
        ASSERT_LE(std::abs(staking[t] / s - 1), 6 * bound);
    }
}

TEST(total_return, without_income_is_the_price_index) {
    const numbers levels{1000, 1020, 1010, 1050}, none(4, 0.0);
    const auto total = gross_total_return{}(levels, none);
    for (std::size_t t = 0; t < 4; ++t) EXPECT_NEAR(total[t], levels[t], 1e-12);
    EXPECT_EQ(net_total_return{.withholding = 1}(levels, numbers{0, 0, 5, 0}).back(), total.back());
}

TEST(total_return, of_a_track_takes_the_incomes_it_is_told_to) {
    track t;
    t.dates = days(3);
    t.levels = {100, 90, 95};
    t.incomes = {0, 9, 0};
    t.staking_incomes = {0, 1, 0};
    EXPECT_NEAR(gross_total_return{}(t, reinvested::ordinary).back(), 99.0 * 95 / 90, 1e-12);
    EXPECT_NEAR(gross_total_return{}(t, reinvested::staking).back(), 91.0 * 95 / 90, 1e-12);
    EXPECT_NEAR(gross_total_return{}(t, reinvested::both).back(), 100.0 * 95 / 90, 1e-12);
    EXPECT_NEAR(net_total_return{.withholding = 0.5}(t, reinvested::both).back(), 95.0 * 95 / 90, 1e-12);
    EXPECT_NEAR(staked(t, numbers{0.365, 0, 0}).back(), 95 * (1 + 0.72 * 0.001), 1e-12);
    t.staking_incomes.pop_back();
    EXPECT_EQ(thrown<std::invalid_argument>([&] { gross_total_return{}(t, reinvested::ordinary); }),
              "length of staking_incomes is 2, expected the length of levels, 3");
}

TEST(total_return, of_nothing_and_of_one_level) {
    EXPECT_EQ(gross_total_return{}(numbers{}, numbers{}), numbers{});
    EXPECT_EQ(gross_total_return{}(numbers{7}, numbers{1}), numbers{7})
        << "the income of the first day is in no return";
    EXPECT_EQ(staked(days(0), numbers{}, numbers{}), numbers{});
    EXPECT_EQ(staked(days(1), numbers{7}, numbers{nan}), numbers{7});
}

TEST(staking_total_return, earns_over_calendar_days) {
    const numbers levels{100, 100}, rates{0.365, nan};
    const staking_total_return all{.staked = 1, .fee = 0, .year = year_length::days_365};
    EXPECT_DOUBLE_EQ(all(days(2, 3), levels, rates).back(), 100.3);
    EXPECT_DOUBLE_EQ(all(days(2), levels, rates).back(), 100.1);
}

TEST(total_return, refuses_what_it_cannot_mean) {
    const auto net = [](double withholding, const numbers& levels, const numbers& incomes) {
        return thrown<std::invalid_argument>([&] { net_total_return{.withholding = withholding}(levels, incomes); });
    };
    EXPECT_EQ(net(1.3, {}, {}), "withholding is 1.3, expected a number from 0 to 1");
    EXPECT_EQ(net(nan, {}, {}), "withholding is nan, expected a number from 0 to 1");
    EXPECT_EQ(net(0, {1, 2}, {0}), "length of incomes is 1, expected the length of levels, 2");
    EXPECT_EQ(net(0, {1, 0}, {0, 0}), "levels[1] is 0, expected a positive finite number");
    EXPECT_EQ(net(0, {1, nan}, {0, 0}), "levels[1] is nan, expected a positive finite number");
    EXPECT_EQ(net(0, {1, 2}, {0, -1}), "incomes[1] is -1, expected a finite number, zero or more");

    const auto staking = [](const staking_total_return& by, const std::vector<date>& dates, const numbers& rates) {
        return thrown<std::invalid_argument>([&] { by(dates, numbers{1, 2}, rates); });
    };
    auto other = staked;
    other.staked = -0.1;
    EXPECT_EQ(staking(other, days(2), {0, 0}), "staked is -0.1, expected a number from 0 to 1");
    other = staked;
    other.fee = 2;
    EXPECT_EQ(staking(other, days(2), {0, 0}), "fee is 2, expected a number from 0 to 1");
    EXPECT_EQ(staking(staked, days(3), {0, 0}), "length of levels is 2, expected the length of dates, 3");
    EXPECT_EQ(staking(staked, days(2), {0}), "length of rates is 1, expected the length of levels, 2");
    EXPECT_EQ(staking(staked, days(2), {nan, 0}), "rates[0] is nan, expected a finite number");
    EXPECT_EQ(staking(staked, days(2, 0), {0, 0}), "dates[1] is 2024-01-01, expected a day after 2024-01-01");
}

}
