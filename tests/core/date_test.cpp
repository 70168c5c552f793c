// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/date.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using tidemark::core::date;
using tidemark::core::iso_text;
using tidemark::core::parse_date;

namespace {

/// A calendar that knows nothing but how to turn a page.
struct page {
    int year;
    unsigned month;
    unsigned day;

    void turn() {
        const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        const unsigned february = leap ? 29 : 28;
        const unsigned last = month == 2 ? february : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        if (day++ < last) return;
        day = 1;
        if (month++ < 12) return;
        month = 1;
        ++year;
    }
};

// More than eight cycles of 400 years, on both sides of the year 0.
TEST(date, counts_days_as_a_calendar_turns_its_pages) {
    page p{-801, 1, 1};
    int days = -1012087;  // right if the page that reads 1970-01-01 is day 0, as the next test says
    unsigned weekday = 0;
    int wrong = 0;
    while (p.year < 2403) {
        const date d{p.year, p.month, p.day};
        weekday = weekday == 0 ? d.iso_weekday() : weekday % 7 + 1;
        const bool right = d.days_since_1970() == days && d == date::from_days(days) && d.year() == p.year &&
                           d.month() == p.month && d.day() == p.day && d.iso_weekday() == weekday && d.ok();
        if (!right && wrong++ < 5) ADD_FAILURE() << p.year << '-' << p.month << '-' << p.day << " is day " << days;
        p.turn();
        ++days;
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(days, (date{2403, 1, 1}.days_since_1970()));
}

TEST(date, knows_the_days_of_history) {
    EXPECT_EQ((date{1970, 1, 1}.days_since_1970()), 0);
    EXPECT_EQ((date{1969, 12, 31}.days_since_1970()), -1);
    EXPECT_EQ((date{2000, 3, 1}.days_since_1970()), 11017);
    EXPECT_EQ((date{0, 3, 1}.days_since_1970()), -719468);
    EXPECT_EQ((date{1582, 10, 15}.days_since_1970()), -141427) << "the first day of the Gregorian calendar";

    EXPECT_EQ((date{1970, 1, 1}.iso_weekday()), 4U) << "Thursday";
    EXPECT_EQ((date{1969, 12, 31}.iso_weekday()), 3U) << "Wednesday";
    EXPECT_EQ((date{1929, 10, 29}.iso_weekday()), 2U) << "Black Tuesday";
    EXPECT_EQ((date{1582, 10, 15}.iso_weekday()), 5U) << "Friday";
    EXPECT_EQ((date{2024, 2, 29}.iso_weekday()), 4U) << "Thursday";
}

TEST(date, is_not_ok_where_no_day_is_named) {
    EXPECT_FALSE(date{}.ok());
    EXPECT_FALSE((date{2023, 2, 29}.ok()));
    EXPECT_FALSE((date{1900, 2, 29}.ok()));
    EXPECT_TRUE((date{2000, 2, 29}.ok()));
    EXPECT_FALSE((date{2023, 4, 31}.ok()));
    EXPECT_FALSE((date{2023, 0, 1}.ok()));
    EXPECT_FALSE((date{2023, 13, 1}.ok()));
    EXPECT_FALSE((date{2023, 1, 0}.ok()));
    EXPECT_FALSE((date{2023, 1, 32}.ok()));
    EXPECT_FALSE((date{10000, 1, 1}.ok()));
    EXPECT_FALSE((date{-10000, 12, 31}.ok()));
    EXPECT_TRUE((date{9999, 12, 31}.ok()));
    EXPECT_TRUE((date{-9999, 1, 1}.ok()));
    EXPECT_EQ((date{2023, 2, 29}), date{}) << "all of them are the same date that is not ok";
}

TEST(date, leaves_the_calendar_at_its_ends) {
    EXPECT_FALSE((date{9999, 12, 31} + 1).ok());
    EXPECT_FALSE((date{-9999, 1, 1} - 1).ok());
    EXPECT_FALSE((date{} + 1).ok());
    EXPECT_TRUE((date{9999, 12, 31} + 1 - 1).ok());
    EXPECT_EQ((iso_text{date{9999, 12, 31} + 1}.view()), "(no date)") << "five digits of a year have no room";
}

TEST(date, orders_and_counts) {
    const date eve{1999, 12, 31}, day{2000, 1, 1};
    EXPECT_LT(eve, day);
    EXPECT_LT(date{}, (date{-9999, 1, 1}));
    EXPECT_EQ(day - eve, 1);
    EXPECT_EQ(eve - day, -1);
    EXPECT_EQ(eve + 1, day);
    EXPECT_EQ(day - 1, eve);
    EXPECT_EQ((date{1970, 1, 5} - date{1969, 12, 25}), 11);
    EXPECT_EQ((date{2024, 2, 28} + 366), (date{2025, 2, 28}));
}

TEST(date, is_a_small_regular_value) {
    static_assert(std::is_trivially_copyable_v<date> && sizeof(date) == sizeof(int));
    static_assert(date{2024, 2, 29}.day() == 29, "usable in constant expressions");
    static_assert(!std::is_convertible_v<int, date>, "a number is not a day");
}

TEST(date, reads_the_days_of_chrono) {
    using namespace std::chrono;
    using namespace std::chrono_literals;
    EXPECT_EQ(date{sys_days{days{-1}}}, (date{1969, 12, 31}));
    EXPECT_EQ(date{local_days{days{11017}}}, (date{2000, 3, 1}));
    const date implicitly = 2024y / 1 / 31;
    EXPECT_EQ(implicitly, (date{2024, 1, 31}));
    EXPECT_EQ((date{2024y / February / last}), (date{2024, 2, 29})) << "a last day of a month names a day too";
    EXPECT_FALSE(date{2023y / 2 / 29}.ok());
    EXPECT_FALSE(date{year{20000} / 1 / 1}.ok());
    for (const int offset : {-1000000, -146097, -1, 0, 1, 59, 60, 36524, 1000000}) {
        const year_month_day civil{sys_days{days{offset}}};
        EXPECT_EQ(date{civil}, date::from_days(offset)) << offset;
        EXPECT_EQ(date{civil}.iso_weekday(), weekday{sys_days{days{offset}}}.iso_encoding()) << offset;
    }
}

TEST(date, refuses_points_in_time_that_are_not_whole_days) {
    using namespace std::chrono;
    static_assert(!std::is_constructible_v<date, sys_seconds>);
    static_assert(!std::is_constructible_v<date, system_clock::time_point>);
    using fractional_days = time_point<system_clock, duration<double, days::period>>;
    static_assert(!std::is_constructible_v<date, fractional_days>, "half past a day is no day");
    static_assert(!std::is_constructible_v<date, year_month>);
}

TEST(iso_text, writes_ten_characters) {
    EXPECT_EQ((iso_text{date{2024, 1, 31}}.view()), "2024-01-31");
    EXPECT_EQ((iso_text{date{9, 12, 3}}.view()), "0009-12-03");
    EXPECT_EQ((iso_text{date{-44, 3, 15}}.view()), "-0044-03-15");
    EXPECT_EQ((iso_text{date{9999, 12, 31}}.view()), "9999-12-31");
    EXPECT_EQ(iso_text{date{}}.view(), "(no date)");
    EXPECT_EQ((std::string{text_of(date{1969, 7, 20})}), "1969-07-20");
}

TEST(parse_date, reads_what_iso_text_writes) {
    for (int d = -719528; d < 60000; d += 97) {
        const date written = date::from_days(d);
        EXPECT_EQ(parse_date(iso_text{written}), written) << iso_text{written}.view();
    }
    static_assert(parse_date("2024-02-29") == date{2024, 2, 29});
}

TEST(parse_date, reads_nothing_else) {
    using namespace std::string_view_literals;
    const std::vector<std::string_view> no_days{
        "",           "2024-1-31",   "2024-01-31 ", " 2024-01-31", "2024-01-31T00:00", "2024/01/31",  "20240131",
        "2024-02-30", "2023-02-29",  "2024-00-10",  "2024-13-10",  "2024-10-00",       "2024-01-3x",  "+024-01-31",
        "-024-01-31", "2024-01--1",  "2024-0131-",  "24-01-31",    "2024-01-31\0"sv,   "２024-01-31", "0x24-01-31",
        "31-01-2024", "-0044-03-15", "2024-01-31\n"};
    for (const auto text : no_days) EXPECT_FALSE(parse_date(text).ok()) << '"' << text << '"';
}

}
