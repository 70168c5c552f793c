// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/day_rule.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <stdexcept>
#include <string>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::core::roll;
using tidemark::core::weekday;
using tidemark::support::thrown;

namespace {

const auto exchange = tidemark::core::new_york_stock_exchange_calendar();

/// The days that a rule gives for months of 2026.
std::string days_of(const day_rule& rule, std::initializer_list<unsigned> months) {
    std::string days;
    for (const unsigned month : months) {
        const date day = rule(2026, month, exchange);
        days += (days.empty() ? "" : " ") + (day.ok() ? std::string{text_of(day).view().substr(5)} : "none");
    }
    return days;
}

TEST(last_business_day, is_that_of_the_month) {
    EXPECT_EQ(days_of(last_business_day{}, {1, 4, 7, 10}), "01-30 04-30 07-31 10-30");
}

TEST(nth_business_day, is_counted_from_the_first) {
    EXPECT_EQ(days_of(nth_business_day{2}, {1, 4, 7, 10}), "01-05 04-02 07-02 10-02");
    EXPECT_EQ(days_of(nth_business_day{1}, {3, 6, 9, 12}), "03-02 06-01 09-01 12-01");
    EXPECT_EQ(days_of(nth_business_day{20}, {1, 2}), "01-30 none");
    EXPECT_EQ(thrown<std::invalid_argument>([] { nth_business_day{0}; }), "n of a business day is 0, expected 1 to 31");
}

TEST(nth_weekday, is_moved_off_a_holiday_as_told) {
    EXPECT_EQ(days_of(nth_weekday{3, weekday::friday, roll::none}, {3, 6, 9, 12}), "03-20 06-19 09-18 12-18");
    EXPECT_EQ(days_of(nth_weekday{3, weekday::friday, roll::preceding}, {3, 6, 9, 12}), "03-20 06-18 09-18 12-18");
    EXPECT_EQ(days_of(nth_weekday{3, weekday::friday, roll::following}, {3, 6, 9, 12}), "03-20 06-22 09-18 12-18");
    EXPECT_EQ(days_of(nth_weekday{5, weekday::friday, roll::none}, {1, 2}), "01-30 none");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  nth_weekday{6, weekday::friday, roll::none};
              }),
              "n of a weekday is 6, expected 1 to 5");
}

TEST(calendar_days, are_moved_off_a_weekend_as_told) {
    EXPECT_EQ(days_of(last_calendar_day{roll::none}, {1, 2, 3, 5, 10}), "01-31 02-28 03-31 05-31 10-31");
    EXPECT_EQ(days_of(last_calendar_day{roll::following}, {1, 2, 3}), "02-02 03-02 03-31");
    EXPECT_EQ(days_of(last_calendar_day{roll::modified_following}, {1, 2, 3}), "01-30 02-27 03-31");
    EXPECT_EQ(days_of(first_calendar_day{roll::none}, {1, 2, 6}), "01-01 02-01 06-01");
    EXPECT_EQ(days_of(first_calendar_day{roll::following}, {1, 2, 6}), "01-02 02-02 06-01");
    EXPECT_EQ(days_of(first_calendar_day{roll::preceding}, {1, 2, 6}), "12-31 01-30 06-01");
}

TEST(day_rule, is_anybodys_callable) {
    EXPECT_EQ(days_of([](int year, unsigned month) { return date{year, month, 15}; }, {1, 2}), "01-15 02-15");
}

TEST(date_step, leads_from_one_date_to_another) {
    const auto step = [](const date_step& rule, date from) {
        return std::string{text_of(rule(from, exchange)).view()};
    };
    const date thursday{2026, 4, 30};
    EXPECT_EQ(step(same_day{}, thursday), "2026-04-30");
    EXPECT_EQ(step(calendar_days_before{7, roll::none}, thursday), "2026-04-23");
    EXPECT_EQ(step(calendar_days_before{27, roll::none}, thursday), "2026-04-03") << "Good Friday";
    EXPECT_EQ(step(calendar_days_before{27, roll::following}, thursday), "2026-04-06");
    EXPECT_EQ(step(calendar_days_before{27, roll::preceding}, thursday), "2026-04-02");
    EXPECT_EQ(step(business_days_before{0}, thursday), "2026-04-30");
    EXPECT_EQ(step(business_days_before{3}, {2026, 4, 7}), "2026-04-01");
    EXPECT_EQ(step(months_before{1, last_business_day{}}, thursday), "2026-03-31");
    EXPECT_EQ(step(months_before{4, last_business_day{}}, thursday), "2025-12-31");
    EXPECT_EQ(step(months_before{16, nth_business_day{1}}, thursday), "2024-12-02");
    EXPECT_EQ(step(months_before{0, first_calendar_day{roll::none}}, thursday), "2026-04-01");
    EXPECT_EQ(step([](date from) { return from - 1; }, thursday), "2026-04-29");
}

TEST(date_step, goes_back_alone) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { business_days_before{-1}; }),
              "number of business days is -1, expected 0 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { months_before(-1, last_business_day{}); }),
              "number of months is -1, expected 0 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  static_cast<void>(calendar_days_before{-1, roll::none});
              }),
              "number of calendar days is -1, expected 0 or more");
}

}
