// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/policy_rate.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::gauge;
using tidemark::core::date;
using tidemark::support::thrown;

namespace {

using strip = std::vector<rate_future>;
using days = std::vector<date>;

// The prices that rates of a path have, by the definition: the mean of the rates of all days of a month.
strip strip_of(int year, unsigned month, std::size_t months, const days& meetings, const std::vector<double>& rates) {
    strip futures;
    for (std::size_t i = 0; i < months; ++i) {
        date day{year, month, 1};
        long double sum = 0;
        int count = 0;
        for (; day.month() == month; day = day + 1, ++count) {
            std::size_t held = 0;
            while (held < meetings.size() && meetings[held] <= day) ++held;
            sum += static_cast<long double>(rates[held]);
        }
        futures.push_back({year, month, static_cast<double>(100 - sum / count)});
        month = month % 12 + 1;
        year += month == 1 ? 1 : 0;
    }
    return futures;
}

// CME Group's own example: futures of August and September 2015, a meeting on 17 September.
TEST(PolicyPath, OfThePublishedExample) {
    const auto path = policy_path(strip{{2015, 8, 99.8675}, {2015, 9, 99.805}}, days{{2015, 9, 17}});
    ASSERT_EQ(path.size(), 1U);
    EXPECT_EQ(path[0].meeting, (date{2015, 9, 17}));
    EXPECT_NEAR(path[0].before, 0.1325, 1e-12);
    EXPECT_NEAR(path[0].after, 0.2664285714, 1e-10);
    EXPECT_NEAR((16 * path[0].before + 14 * path[0].after) / 30, 0.1950, 1e-12) << "put back";
    EXPECT_NEAR(path[0].after_magnified, (30 + 16) / 14.0, 1e-12);
    const step_distribution hike = steps_of(path[0].change());
    EXPECT_EQ(hike.fewest, 0);
    EXPECT_NEAR(hike.of(1), 0.5357142857, 1e-9);
}

// Implied rates of 5.125, 5.25 and 5.375: each of two meetings is even, and both together are read in two ways.
TEST(PolicyPath, ChainedOrReadAtOnce) {
    const std::vector<meeting_outlook> path{{{2024, 6, 12}, 5.125, 5.25, 1, 1, 0},
                                            {{2024, 7, 31}, 5.25, 5.375, 1, 1, 0}};
    const auto tree = chained_steps(path);
    EXPECT_EQ(tree[0].probabilities, (std::vector<double>{0.5, 0.5}));
    EXPECT_EQ(tree[1].probabilities, (std::vector<double>{0.25, 0.5, 0.25}));
    EXPECT_EQ(tree[1].fewest, 0);
    EXPECT_EQ(tree[1].expected(), 1);
    EXPECT_EQ(steps_of(path[1].after - path[0].before).of(1), 1) << "one step for certain";
    EXPECT_EQ(expected_cumulative_change(path), 0.25);
}

// The tree of nine meetings that was published on 10 March 2023, in per cent, from 3.50-3.75 up in steps of 25 basis
// points, when the target was 4.50-4.75. Futures are made from what it expects; their reading comes back to the table,
// as far as its one digit goes.
TEST(PolicyPath, OfNineMeetingsComesBackToAPublishedTree) {
    const days meetings{{2023, 3, 22}, {2023, 5, 3},   {2023, 6, 14}, {2023, 7, 26}, {2023, 9, 20},
                        {2023, 11, 1}, {2023, 12, 13}, {2024, 1, 31}, {2024, 3, 20}};
    const double table[9][10]{{0, 0, 0, 0, 0, 59.8, 40.2, 0, 0, 0},
                              {0, 0, 0, 0, 0, 0, 57.4, 41.0, 1.6, 0},
                              {0, 0, 0, 0, 0, 0, 31.0, 48.5, 19.7, 0.7},
                              {0, 0, 0, 0, 0, 3.1, 32.8, 45.7, 17.8, 0.7},
                              {0, 0, 0, 0, 1.0, 13.2, 37.1, 36.2, 12, .4},
                              {0, 0, 0, 0.5, 7, 25, 36.7, 24.3, 6.3, 0.2},
                              {0, 0, 0.3, 4.8, 19, 32.8, 28.4, 12.3, 2.3, 0.1},
                              {0, .2, 3.5, 14.8, 28.7, 29.7, 17.1, 5.3, .7, 0},
                              {.2, 2.7, 11.8, 25, 29.4, 20.4, 8.3, 1.9, .2, 0}};
    std::vector<double> rates{4.58};
    for (const auto& row : table) {
        double sum = 0, steps = 0;
        for (int i = 0; i < 10; ++i) {
            sum += row[i];
            steps += row[i] * (i - 4);
        }
        rates.push_back(4.58 + 0.25 * steps / sum);
    }
    const auto path = policy_path(strip_of(2023, 1, 16, meetings, rates), meetings);
    const auto tree = chained_steps(path);
    ASSERT_EQ(tree.size(), 9U);
    for (std::size_t m = 0; m < 9; ++m) {
        EXPECT_NEAR(path[m].before, rates[m], 1e-9) << m;
        EXPECT_NEAR(path[m].after, rates[m + 1], 1e-9) << m;
        for (int i = 0; i < 10; ++i) EXPECT_NEAR(100 * tree[m].of(i - 4), table[m][i], 0.15) << m << ' ' << i;
    }
}

// Rates of any path come back from the averages of its months.
TEST(PolicyPath, OfRandomPathsComesBack) {
    std::mt19937_64 bits{7};
    const auto below = [&](unsigned n) { return static_cast<unsigned>(bits() % n); };
    for (int round = 0; round < 200; ++round) {
        days meetings;
        const unsigned quiet = below(12);
        for (unsigned m = 0; m < 12; ++m)
            if (m != quiet && below(3) > 0) meetings.push_back({2024, m + 1, 2 + below(27)});
        std::vector<double> rates{2};
        for (std::size_t i = 0; i < meetings.size(); ++i) rates.push_back(rates.back() + 0.125 * (below(9) - 4.0));
        const auto path = policy_path(strip_of(2024, 1, 12, meetings, rates), meetings);
        ASSERT_EQ(path.size(), meetings.size());
        for (std::size_t i = 0; i < path.size(); ++i) {
            const double rounding = 1e-13 * (1 + path[i].before_magnified + path[i].after_magnified);
            EXPECT_NEAR(path[i].before, rates[i], rounding);
            EXPECT_NEAR(path[i].after, rates[i + 1], rounding);
        }
    }
}

TEST(PolicyPath, PrefersTheNextMonthToDividingByAFewDays) {
    const days meetings{{2024, 1, 31}};
    const strip futures = strip_of(2023, 12, 3, meetings, {5.33, 5.08});
    EXPECT_EQ(policy_path(futures, meetings)[0].after_magnified, 1);
    const auto blind = policy_path(strip{futures[0], futures[1]}, meetings);
    EXPECT_NEAR(blind[0].after, 5.08, 1e-10);
    EXPECT_EQ(blind[0].after_magnified, 31 + 30) << "one day in thirty-one";
    EXPECT_NEAR(policy_path(futures, meetings)[0].misfit, 0, 1e-12) << "the averages agree";
    strip torn = futures;
    torn[1].price -= 0.01;
    EXPECT_NEAR(policy_path(torn, meetings)[0].misfit, 0.01, 1e-12);
}

TEST(PolicyPath, TheFirstDayOfTheNewRateIsTheCallers) {
    const strip futures{{2024, 8, 94.67}, {2024, 9, 94.87}};
    const auto next_day = policy_path(futures, days{{2024, 9, 18}}, {.begins = new_rate::on_the_day_after});
    EXPECT_NEAR(next_day[0].after, (30 * 5.13 - 18 * 5.33) / 12, 1e-12);
    const auto on_last_day = policy_path(futures, days{{2024, 8, 31}}, {.begins = new_rate::on_the_day_after});
    EXPECT_NEAR(on_last_day[0].before, 5.33, 1e-12) << "all of the month is before it";
    EXPECT_NEAR(on_last_day[0].after, 5.13, 1e-12);
    const auto on_first_day = policy_path(futures, days{{2024, 9, 1}});
    EXPECT_NEAR(on_first_day[0].before, 5.33, 1e-12);
    EXPECT_NEAR(on_first_day[0].after, 5.13, 1e-12);
}

TEST(PolicyPath, AnchorsAtTheRateOfTodayWhereNoMonthDoes) {
    const days meetings{{2024, 6, 12}, {2024, 7, 31}};
    const strip futures = strip_of(2024, 6, 2, meetings, {5.33, 5.08, 4.83});
    const auto path = policy_path(futures, meetings, {.rate_now = 5.33});
    EXPECT_NEAR(path[1].after, 4.83, 1e-9);
    EXPECT_EQ(path[0].before_magnified, 0);
    EXPECT_EQ(thrown<std::domain_error>([&] { policy_path(futures, meetings); }),
              "policy path: nothing anchors the rate before the meeting of 2024-06-12, expected a month without a "
              "meeting, or rate_now");
}

TEST(PolicyPath, RefusesWhatIsNoStrip) {
    const strip futures{{2024, 6, 94.7}, {2024, 7, 94.8}};
    const auto refused = [](const strip& s, const days& meetings) {
        return thrown<std::invalid_argument>([&] { policy_path(s, meetings); });
    };
    EXPECT_TRUE(policy_path(futures, days{}).empty());
    EXPECT_EQ(refused({}, {}), "number of futures is 0, expected at least 1");
    EXPECT_EQ(refused({{2024, 13, 94.7}}, {}), "month of a future is 13, expected 1 to 12");
    EXPECT_EQ(refused({{2024, 6, std::nan("")}}, {}),
              "price of the future of 2024-06 is nan, expected a finite number");
    EXPECT_EQ(refused({{2024, 6, 94.7}, {2024, 8, 94.8}}, {}),
              "month of future 1 is \"2024-08\", expected the month after the one before it");
    EXPECT_EQ(refused(futures, {{2024, 9, 18}}),
              "meeting is 2024-09-18, expected a day in a month of the futures, 2024-06 to 2024-07");
    EXPECT_EQ(refused(futures, {{2024, 7, 31}, {2024, 6, 12}}),
              "meeting is 2024-06-12, expected a day after the meeting before it");
    EXPECT_EQ(refused(futures, {{2024, 6, 3}, {2024, 6, 15}}),
              "meeting is 2024-06-15, expected the only one in its month: an average does not tell two changes apart, "
              "and there is 2024-06-03");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { policy_path(futures, days{}, {.rate_now = std::nan("")}); }),
              "rate_now is nan, expected a finite number");
}

TEST(StepsOf, AChangeIsAChoiceBetweenTwoNumbersOfSteps) {
    const step_distribution cuts = steps_of(-0.35);
    EXPECT_EQ(cuts.fewest, -2);
    EXPECT_NEAR(cuts.of(-2), 0.4, 1e-12);
    EXPECT_NEAR(cuts.of(-1), 0.6, 1e-12);
    EXPECT_EQ(cuts.of(0), 0);
    EXPECT_NEAR(cuts.expected(), -1.4, 1e-12);
    EXPECT_EQ(steps_of(0.5).of(2), 1);
    EXPECT_EQ(steps_of(0).of(0), 1);
    EXPECT_NEAR(steps_of(0.1, 0.5).of(1), 0.2, 1e-12);
    EXPECT_EQ(thrown<std::invalid_argument>([] { steps_of(0.1, 0); }), "step is 0, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { steps_of(std::numeric_limits<double>::infinity()); }),
              "change is inf, expected fewer than a thousand steps");
}

}
