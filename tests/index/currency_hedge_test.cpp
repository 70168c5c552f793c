// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/currency_hedge.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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
using dates_t = std::vector<date>;

namespace {

constexpr double nan = tidemark::core::nan;

// An index in euros gains 2 % in a month, the euro falls from 1.10 to 1.05 dollars, its forward was 1.102. Checked by
// an independent program.
TEST(currency_hedge, of_one_month) {
    const double unhedged = unhedged_return(.02, 1.10, 1.05), impact = hedge_impact(1.10, 1.102, 1.05);
    EXPECT_NEAR(unhedged, -.0263636364, 5e-11);
    EXPECT_NEAR(impact, .0472727273, 5e-11);
    EXPECT_NEAR(unhedged + impact, .0209090909, 5e-11);

    const dates_t ends{{2024, 1, 31}, {2024, 2, 29}};
    const numbers levels{100, 102}, spot{1.10, 1.05}, forward{1.102, 1.052};
    const auto all = currency_hedged{.ratio = 1}(ends, levels, {spot, forward}, ends);
    EXPECT_NEAR(all.unhedged.back(), 97.36363636, 5e-9);
    EXPECT_NEAR(all.hedged.back(), 102.09090909, 5e-9);
    EXPECT_NEAR(all.hedge_impacts.back(), .0472727273, 5e-11);
    const auto part = currency_hedged{.ratio = 0.5}(ends, levels, {spot, forward}, ends);
    EXPECT_NEAR(part.hedged.back(), (97.36363636 + 102.09090909) / 2, 1e-8);
    EXPECT_EQ(currency_hedged{.ratio = 0}(ends, levels, {spot, forward}, ends).hedge_impacts.back(), 0);
}

TEST(interpolated_forward, runs_from_the_forward_to_the_spot_rate) {
    EXPECT_EQ(interpolated_forward(1.0, 1.3, 0, 30), 1.3);
    EXPECT_DOUBLE_EQ(interpolated_forward(1.0, 1.3, 10, 30), 1.2);
    EXPECT_EQ(interpolated_forward(1.0, 1.3, 30, 30), 1.0);
}

TEST(month_ends, reach_from_the_month_of_the_first_day_to_the_last) {
    EXPECT_EQ(month_ends({2023, 12, 31}, {2024, 3, 1}),
              (dates_t{{2023, 12, 31}, {2024, 1, 31}, {2024, 2, 29}, {2024, 3, 31}}));
    EXPECT_EQ(month_ends({2024, 2, 10}, {2024, 2, 20}), (dates_t{{2024, 2, 29}}));
    EXPECT_EQ(month_ends({2024, 2, 10}, {2024, 2, 29}), (dates_t{{2024, 2, 29}}));
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  month_ends({}, {2024, 1, 1});
              }),
              "first is (no date), expected a day");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  month_ends({2024, 1, 2}, {2024, 1, 1});
              }),
              "last is 2024-01-01, expected a day, the first or later");
}

struct daily_market {
    dates_t dates, rolls;
    numbers levels, spot, forward;
};

/// Every day from a month's end for three years, or only working days.
daily_market random_market(int seed, int step) {
    std::mt19937_64 engine{static_cast<std::uint64_t>(seed)};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    daily_market m;
    double level = 1000, spot = 1.2;
    const auto ends = month_ends({2020, 12, 31}, {2024, 1, 1});
    for (date d{2020, 12, 31}; d < date{2024, 1, 1}; d = d + 1) {
        level *= 1 + 0.06 * (uniform() - 0.5);
        spot *= 1 + 0.02 * (uniform() - 0.5);
        if (static_cast<int>(m.dates.size()) % step != 0 && !std::binary_search(ends.begin(), ends.end(), d)) continue;
        m.dates.push_back(d);
        m.levels.push_back(level);
        m.spot.push_back(spot);
        m.forward.push_back(spot * (1 + 0.004 * (uniform() - 0.3)));
    }
    m.rolls = ends;
    return m;
}

TEST(currency_hedged, is_its_definition_in_long_double) {
    for (int seed = 1; seed <= 5; ++seed) {
        const daily_market m = random_market(seed, 1);
        const auto all = currency_hedged{.ratio = 0.75}(m.dates, m.levels, {m.spot, m.forward}, m.rolls);
        std::vector<long double> hedged{m.levels[0]};
        std::size_t r = 0;
        for (std::size_t t = 1; t < m.dates.size(); ++t) {
            const auto end = *std::upper_bound(m.rolls.begin(), m.rolls.end(), m.dates[r]);
            const long double whole = end - m.dates[r], gone = m.dates[t] - m.dates[r];
            const long double s = m.spot[t], f = m.forward[t], s0 = m.spot[r], f0 = m.forward[r];
            const long double valued = s + (f - s) * (whole - gone) / whole;
            hedged.push_back(hedged[r] * (static_cast<long double>(m.levels[t]) * s / (m.levels[r] * s0) +
                                          0.75L * (f0 / s0 - valued / s0)));
            ASSERT_NEAR(all.hedged[t], static_cast<double>(hedged[t]), 1e-11);
            ASSERT_NEAR(all.unhedged[t], static_cast<double>(m.levels[t] * s / m.spot[0]), 1e-11);
            if (m.dates[t] == end) r = t;
        }
    }
}

TEST(currency_hedged, of_month_ends_is_the_daily_one_at_month_ends) {
    const daily_market daily = random_market(9, 1);
    daily_market monthly;
    for (std::size_t t = 0; t < daily.dates.size(); ++t) {
        if (!std::binary_search(daily.rolls.begin(), daily.rolls.end(), daily.dates[t])) continue;
        monthly.dates.push_back(daily.dates[t]);
        monthly.levels.push_back(daily.levels[t]);
        monthly.spot.push_back(daily.spot[t]);
        monthly.forward.push_back(daily.forward[t]);
    }
    const currency_hedged hedge{.ratio = 1};
    const auto by_day = hedge(daily.dates, daily.levels, {daily.spot, daily.forward}, daily.rolls);
    const auto by_month = hedge(monthly.dates, monthly.levels, {monthly.spot, monthly.forward}, daily.rolls);
    for (std::size_t i = 1; i < monthly.dates.size(); ++i) {
        const auto t = static_cast<std::size_t>(std::find(daily.dates.begin(), daily.dates.end(), monthly.dates[i]) -
                                                daily.dates.begin());
        ASSERT_EQ(by_month.hedged[i], by_day.hedged[t]);
        const double local = monthly.levels[i] / monthly.levels[i - 1] - 1;
        const double month = unhedged_return(local, monthly.spot[i - 1], monthly.spot[i]) +
                             hedge_impact(monthly.spot[i - 1], monthly.forward[i - 1], monthly.spot[i]);
        ASSERT_NEAR(by_month.hedged[i] / by_month.hedged[i - 1] - 1, month, 1e-14);
    }
}

TEST(currency_hedged, knows_nothing_of_later_days) {
    const daily_market m = random_market(3, 2);
    const currency_hedged hedge{.ratio = 1};
    const auto all = hedge(m.dates, m.levels, {m.spot, m.forward}, m.rolls);
    for (std::size_t n = 1; n < m.dates.size(); n += 13) {
        const auto some = [&](const auto& v) {
            return std::vector(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(n));
        };
        const numbers spot = some(m.spot), forward = some(m.forward);
        EXPECT_EQ(hedge(some(m.dates), some(m.levels), {spot, forward}, m.rolls).hedged, some(all.hedged));
    }
}

TEST(currency_hedged, at_equal_rates_is_the_local_index) {
    const dates_t dates{{2024, 1, 31}, {2024, 2, 10}, {2024, 2, 29}};
    const numbers levels{100, 120, 90}, flat(3, 1.25);
    const auto all = currency_hedged{.ratio = 1}(dates, levels, {flat, flat}, month_ends(dates[0], dates[2]));
    EXPECT_EQ(all.unhedged, levels);
    EXPECT_EQ(all.hedge_impacts, numbers(3, 0.0));
    for (std::size_t t = 0; t < 3; ++t) EXPECT_DOUBLE_EQ(all.hedged[t], levels[t]);
}

TEST(currency_hedged, of_nothing_and_of_one_level) {
    const currency_hedged hedge{.ratio = 1};
    EXPECT_TRUE(hedge({}, {}, {}, {}).hedged.empty());
    const dates_t day{{2024, 1, 31}};
    const numbers one{2};
    EXPECT_EQ(hedge(day, one, {one, one}, day).hedged, numbers{2});
}

TEST(currency_hedged, refuses_what_it_cannot_mean) {
    const dates_t dates{{2024, 1, 31}, {2024, 2, 10}, {2024, 2, 29}};
    const auto message = [&](double ratio, const numbers& levels, const numbers& spot, const numbers& forward,
                             const dates_t& rolls) {
        return thrown<std::invalid_argument>([&] {
            currency_hedged{.ratio = ratio}(dates, levels, {spot, forward}, rolls);
        });
    };
    const numbers ones(3, 1.0);
    const dates_t rolls{dates[0], dates[2]};
    EXPECT_EQ(message(1, ones, ones, ones, rolls), "(nothing thrown)");
    EXPECT_EQ(message(1.5, ones, ones, ones, rolls), "ratio is 1.5, expected a number from 0 to 1");
    EXPECT_EQ(message(1, {1, 1}, ones, ones, rolls), "length of levels is 2, expected the length of dates, 3");
    EXPECT_EQ(message(1, {1, -1, 1}, ones, ones, rolls), "levels[1] is -1, expected a positive finite number");
    EXPECT_EQ(message(1, ones, {1}, ones, rolls), "length of spot is 1, expected the length of dates, 3");
    EXPECT_EQ(message(1, ones, {1, 1, nan}, ones, rolls), "spot[2] is nan, expected a positive finite number");
    EXPECT_EQ(message(1, ones, ones, {1}, rolls), "length of one_month_forward is 1, expected the length of dates, 3");
    EXPECT_EQ(message(1, ones, ones, {0, 1, 1}, rolls), "one_month_forward[0] is 0, expected a positive finite number");
    EXPECT_EQ(message(1, ones, ones, ones, {}), "length of rolls is 0, expected 1 or more");
    EXPECT_EQ(message(1, ones, ones, ones, {dates[1], dates[2]}),
              "rolls[0] is 2024-02-10, expected the first date, 2024-01-31");
    EXPECT_EQ(message(1, ones, ones, ones, {dates[0], {2024, 2, 11}, dates[2]}),
              "rolls[1] is 2024-02-11, expected one of the dates");
    EXPECT_EQ(message(1, ones, ones, ones, {dates[0], dates[1]}),
              "last of rolls is 2024-02-10, expected the last date, 2024-02-29, or later");
    EXPECT_EQ(message(1, ones, ones, ones, {dates[0], dates[0], dates[2]}),
              "rolls[1] is 2024-01-31, expected a day after 2024-01-31");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  currency_hedged{.ratio = 1}(dates, numbers{1, 1, 0.25}, {numbers{1, 1, 2}, ones}, rolls);
              }),
              "hedged level on 2024-02-29 is -0.5, a positive one is needed");
}

}
