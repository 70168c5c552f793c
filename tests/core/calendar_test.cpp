// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/calendar.hpp>

#include <gtest/gtest.h>

using tidemark::core::calendar_period;
using tidemark::core::date;
using tidemark::core::period_end;
using tidemark::core::period_start;

namespace {

bool begins(date d, calendar_period period) {
    switch (period) {
        case calendar_period::iso_week: return d.iso_weekday() == 1;
        case calendar_period::week_in_year: return d.iso_weekday() == 1 || (d.day() == 1 && d.month() == 1);
        case calendar_period::month: return d.day() == 1;
        case calendar_period::quarter: return d.day() == 1 && d.month() % 3 == 1;
        case calendar_period::year: return d.day() == 1 && d.month() == 1;
    }
    return false;
}

// Against a search backwards, day by day, on both sides of 1970 and of the year 0.
TEST(period_start, is_the_last_day_on_which_a_period_began) {
    for (const date first : {date{1967, 12, 20}, date{-1, 12, 20}, date{1999, 12, 20}}) {
        for (const auto period : {calendar_period::iso_week, calendar_period::week_in_year, calendar_period::month,
                                  calendar_period::quarter, calendar_period::year}) {
            for (int i = 0; i < 1500; ++i) {
                date start = first + i;
                while (!begins(start, period)) start = start - 1;
                ASSERT_EQ(period_start(first + i, period), start) << first.year() << " + " << i << " days";
            }
        }
    }
}

TEST(period_start, lets_a_week_cross_the_year) {
    EXPECT_EQ(period_start({2021, 1, 1}, calendar_period::iso_week), (date{2020, 12, 28}));
    EXPECT_EQ(period_start({2024, 12, 31}, calendar_period::iso_week), (date{2024, 12, 30}));
    EXPECT_EQ(period_start({1970, 1, 1}, calendar_period::iso_week), (date{1969, 12, 29}));
    EXPECT_EQ(period_start({2024, 12, 30}, calendar_period::iso_week), (date{2024, 12, 30}));
}

TEST(period_start, cuts_a_week_at_the_year_where_asked) {
    EXPECT_EQ(period_start({2021, 1, 1}, calendar_period::week_in_year), (date{2021, 1, 1}));
    EXPECT_EQ(period_start({2021, 1, 3}, calendar_period::week_in_year), (date{2021, 1, 1}));
    EXPECT_EQ(period_start({2021, 1, 4}, calendar_period::week_in_year), (date{2021, 1, 4}));
    EXPECT_EQ(period_start({2024, 12, 31}, calendar_period::week_in_year), (date{2024, 12, 30}));
}

TEST(period_start, of_no_day_is_no_day) {
    for (const auto period : {calendar_period::iso_week, calendar_period::week_in_year, calendar_period::month,
                              calendar_period::quarter, calendar_period::year})
        EXPECT_FALSE(period_start(date{}, period).ok());
    static_assert(period_start({2024, 8, 15}, calendar_period::quarter) == date{2024, 7, 1});
}

// The day after an end is a beginning, and none lies between.
TEST(period_end, is_the_day_before_the_next_period_begins) {
    for (const date first : {date{1967, 12, 20}, date{-1, 12, 20}, date{1999, 12, 20}}) {
        for (const auto period : {calendar_period::iso_week, calendar_period::week_in_year, calendar_period::month,
                                  calendar_period::quarter, calendar_period::year}) {
            for (int i = 0; i < 1500; ++i) {
                date next = first + i + 1;
                while (!begins(next, period)) next = next + 1;
                ASSERT_EQ(period_end(first + i, period), next - 1) << first.year() << " + " << i << " days";
            }
        }
    }
    static_assert(period_end({2024, 2, 3}, calendar_period::month) == date{2024, 2, 29});
    static_assert(period_end({9999, 12, 3}, calendar_period::month) == date{9999, 12, 31});
    static_assert(!period_end(date{}, calendar_period::quarter).ok());
}

}
