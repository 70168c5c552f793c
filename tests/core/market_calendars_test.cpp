// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/market_calendars.hpp>

#include <gtest/gtest.h>

#include <string>

using namespace tidemark::core;

namespace {

/// The weekdays of a year on which business rests, as `01-19 02-16`.
std::string closed_in(const business_calendar& calendar, int year) {
    std::string days;
    for (date d{year, 1, 1}; d.year() == year; d = d + 1) {
        if (d.iso_weekday() > 5 || calendar.is_business_day(d)) continue;
        days += (days.empty() ? "" : " ") + std::string{iso_text{d}.view().substr(5)};
    }
    return days;
}

TEST(every_day_calendar, never_shuts) {
    const auto calendar = every_day_calendar();
    for (date d{2019, 12, 20}; d < date{2021, 1, 5}; d = d + 1) ASSERT_TRUE(calendar.is_business_day(d));
    EXPECT_TRUE(calendar.is_business_day({-9999, 1, 1}));
}

TEST(weekends, are_kept_by_every_other_calendar) {
    for (const auto& calendar : {federal_reserve_calendar(), new_york_stock_exchange_calendar(), england_calendar(),
                                 target_calendar(), frankfurt_stock_exchange_calendar()}) {
        EXPECT_FALSE(calendar.is_business_day({2026, 1, 31}));
        EXPECT_FALSE(calendar.is_business_day({2026, 2, 1}));
    }
}

// The years 2025 to 2027 as the Federal Reserve Banks print them, with the note that of a Saturday nothing is moved.
TEST(federal_reserve_calendar, closes_as_published) {
    const auto banks = federal_reserve_calendar();
    EXPECT_EQ(closed_in(banks, 2025), "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25");
    EXPECT_EQ(closed_in(banks, 2026), "01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25");
    EXPECT_EQ(closed_in(banks, 2027), "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25");
    EXPECT_EQ(banks.since(), 1986);
}

TEST(federal_reserve_calendar, keeps_juneteenth_since_it_is_a_holiday) {
    const auto banks = federal_reserve_calendar();
    EXPECT_TRUE(banks.is_business_day({2020, 6, 19}));
    EXPECT_TRUE(banks.is_business_day({2021, 6, 18})) << "the first fell on a Saturday";
    EXPECT_FALSE(banks.is_business_day({2022, 6, 20})) << "the second on a Sunday";
}

TEST(federal_reserve_calendar, stays_open_in_mourning) {
    const auto banks = federal_reserve_calendar();
    for (const date d : {date{2001, 9, 11}, date{2004, 6, 11}, date{2018, 12, 5}, date{2025, 1, 9}}) {
        EXPECT_TRUE(banks.is_business_day(d)) << iso_text{d}.view();
    }
}

TEST(new_york_stock_exchange_calendar, closes_as_published) {
    const auto exchange = new_york_stock_exchange_calendar();
    EXPECT_EQ(closed_in(exchange, 2026), "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25");
    EXPECT_EQ(closed_in(exchange, 2025), "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25");
    EXPECT_EQ(closed_in(exchange, 2022), "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26");
    EXPECT_EQ(closed_in(exchange, 2021), "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24");
    EXPECT_EQ(closed_in(exchange, 2001),
              "01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25");
    EXPECT_EQ(closed_in(exchange, 1997), "01-01 02-17 03-28 05-26 07-04 09-01 11-27 12-25");
}

TEST(new_york_stock_exchange_calendar, knows_its_history) {
    const auto exchange = new_york_stock_exchange_calendar();
    for (const date d : {date{1994, 4, 27}, date{2001, 9, 11}, date{2001, 9, 14}, date{2004, 6, 11}, date{2007, 1, 2},
                         date{2012, 10, 29}, date{2012, 10, 30}, date{2018, 12, 5}, date{2025, 1, 9}}) {
        EXPECT_FALSE(exchange.is_business_day(d)) << iso_text{d}.view();
    }
    EXPECT_TRUE(exchange.is_business_day({2001, 9, 17}));
    EXPECT_TRUE(exchange.is_business_day({2021, 12, 31})) << "New Year's Day on a Saturday is not moved";
    EXPECT_TRUE(exchange.is_business_day({2010, 12, 31}));
    EXPECT_FALSE(exchange.is_business_day({2023, 1, 2})) << "on a Sunday it is";
    EXPECT_TRUE(exchange.is_business_day({2021, 6, 18})) << "Juneteenth is kept from 2022 on";
    EXPECT_TRUE(exchange.is_business_day({1997, 1, 20})) << "Martin Luther King from 1998 on";
    EXPECT_FALSE(exchange.is_business_day({1998, 1, 19}));
    EXPECT_TRUE(exchange.is_business_day({2026, 10, 12})) << "a bank holiday";
}

// Computed from Easter, and printed in every almanac.
TEST(new_york_stock_exchange_calendar, keeps_good_friday) {
    const auto exchange = new_york_stock_exchange_calendar();
    for (const date d :
         {date{1990, 4, 13}, date{2000, 4, 21}, date{2008, 3, 21}, date{2011, 4, 22}, date{2019, 4, 19},
          date{2024, 3, 29}, date{2025, 4, 18}, date{2026, 4, 3}, date{2027, 3, 26}, date{2028, 4, 14}}) {
        EXPECT_FALSE(exchange.is_business_day(d)) << iso_text{d}.view();
        EXPECT_TRUE(exchange.is_business_day(d - 1)) << iso_text{d}.view();
        EXPECT_TRUE(exchange.is_business_day(d + 3)) << iso_text{d}.view();
    }
}

TEST(england_calendar, closes_as_published) {
    const auto banks = england_calendar();
    EXPECT_EQ(closed_in(banks, 2026), "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28");
    EXPECT_EQ(closed_in(banks, 2023), "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
    EXPECT_EQ(closed_in(banks, 2022), "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
    EXPECT_EQ(closed_in(banks, 2021), "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
    EXPECT_EQ(closed_in(banks, 2020), "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28");
    EXPECT_EQ(closed_in(banks, 2012), "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26");
    EXPECT_EQ(closed_in(banks, 2011), "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27");
    EXPECT_EQ(closed_in(banks, 2002), "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26");
    EXPECT_EQ(closed_in(banks, 1999), "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31");
    EXPECT_EQ(closed_in(banks, 1995), "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26");
}

TEST(target_calendar, closes_as_published) {
    const auto target = target_calendar();
    EXPECT_EQ(closed_in(target, 1999), "01-01 12-31");
    EXPECT_EQ(closed_in(target, 2001), "01-01 04-13 04-16 05-01 12-25 12-26 12-31");
    EXPECT_EQ(closed_in(target, 2024), "01-01 03-29 04-01 05-01 12-25 12-26");
    EXPECT_EQ(closed_in(target, 2026), "01-01 04-03 04-06 05-01 12-25");
}

TEST(frankfurt_stock_exchange_calendar, closes_as_published) {
    const auto exchange = frankfurt_stock_exchange_calendar();
    EXPECT_EQ(closed_in(exchange, 2017), "04-14 04-17 05-01 06-05 10-03 10-31 12-25 12-26");
    EXPECT_EQ(closed_in(exchange, 2020), "01-01 04-10 04-13 05-01 06-01 12-24 12-25 12-31");
    EXPECT_EQ(closed_in(exchange, 2022), "04-15 04-18 12-26");
    EXPECT_EQ(closed_in(exchange, 2024), "01-01 03-29 04-01 05-01 12-24 12-25 12-26 12-31");
    EXPECT_EQ(closed_in(exchange, 2026), "01-01 04-03 04-06 05-01 12-24 12-25 12-31");
    EXPECT_EQ(closed_in(exchange, 2027), "01-01 03-26 03-29 12-24 12-31");
}

// The calendars of 2026 that index rules quote.
TEST(market_calendars, give_the_days_of_reviews_in_2026) {
    const auto exchange = new_york_stock_exchange_calendar();
    const auto months = [](auto day, unsigned a, unsigned b, unsigned c, unsigned d) {
        std::string days;
        for (const unsigned month : {a, b, c, d}) days += std::string{iso_text{day(month)}.view().substr(5)} + " ";
        return days;
    };
    EXPECT_EQ(months([&](unsigned m) { return exchange.last_business_day(2026, m); }, 1, 4, 7, 10),
              "01-30 04-30 07-31 10-30 ");
    EXPECT_EQ(months([&](unsigned m) { return exchange.nth_business_day(2026, m, 2); }, 1, 4, 7, 10),
              "01-05 04-02 07-02 10-02 ");
    EXPECT_EQ(months([&](unsigned m) { return exchange.nth_business_day(2026, m, 1); }, 3, 6, 9, 12),
              "03-02 06-01 09-01 12-01 ");
    EXPECT_FALSE(exchange.is_business_day(nth_weekday(2026, 6, weekday::friday, 3)));
    std::string weekend_ends;
    for (unsigned month = 1; month <= 12; ++month) {
        const date end = period_end({2026, month, 1}, calendar_period::month);
        if (!exchange.is_business_day(end)) weekend_ends += std::string{iso_text{end}.view().substr(5)} + " ";
    }
    EXPECT_EQ(weekend_ends, "01-31 02-28 05-31 10-31 ");
}

}
