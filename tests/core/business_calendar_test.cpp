// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/business_calendar.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::core;
using tidemark::support::thrown;

namespace {

const std::vector<weekday> saturday_and_sunday{weekday::saturday, weekday::sunday};

template <class Call>
std::string refused(const Call& call) {
    return thrown<std::invalid_argument>(call);
}

// The rule of thumb of Meeus, Jones and Butcher, which knows neither epact nor golden number by these names.
date easter_by_division(int y) {
    const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return {y, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1)};
}

TEST(easter_sunday, falls_where_another_rule_puts_it) {
    for (int year = 1583; year <= 9999; ++year) ASSERT_EQ(easter_sunday(year), easter_by_division(year)) << year;
    EXPECT_FALSE(easter_sunday(1582).ok());
    EXPECT_FALSE(easter_sunday(10000).ok());
}

TEST(easter_sunday, falls_where_almanacs_print_it) {
    static_assert(easter_sunday(1818) == date{1818, 3, 22}, "as early as can be");
    static_assert(easter_sunday(1943) == date{1943, 4, 25} && easter_sunday(2038) == date{2038, 4, 25}, "as late");
    static_assert(easter_sunday(1954) == date{1954, 4, 18} && easter_sunday(1981) == date{1981, 4, 19}, "exceptions");
    static_assert(easter_sunday(2024) == date{2024, 3, 31} && easter_sunday(2026) == date{2026, 4, 5});
}

TEST(holiday, of_a_fixed_date_is_moved_off_a_weekend_as_told) {
    constexpr int saturday = 2020, sunday = 2021, weekday = 2022;  // how 4 July fell
    const auto of = [](weekend_move moved, int year) { return holiday::fixed(7, 4, moved).in(year); };
    EXPECT_EQ(of(not_moved, saturday), (date{2020, 7, 4}));
    EXPECT_EQ(of(not_moved, sunday), (date{2021, 7, 4}));
    EXPECT_EQ(of(sunday_to_monday, saturday), (date{2020, 7, 4}));
    EXPECT_EQ(of(sunday_to_monday, sunday), (date{2021, 7, 5}));
    EXPECT_EQ(of(to_nearest_weekday, saturday), (date{2020, 7, 3}));
    EXPECT_EQ(of(to_nearest_weekday, sunday), (date{2021, 7, 5}));
    EXPECT_EQ(of(to_monday, saturday), (date{2020, 7, 6}));
    EXPECT_EQ(of(to_monday, sunday), (date{2021, 7, 5}));
    EXPECT_EQ(of(by_two_days, saturday), (date{2020, 7, 6}));
    EXPECT_EQ(of(by_two_days, sunday), (date{2021, 7, 6}));
    for (const auto moved : {not_moved, sunday_to_monday, to_nearest_weekday, to_monday, by_two_days}) {
        EXPECT_EQ(of(moved, weekday), (date{2022, 7, 4}));
    }
}

TEST(holiday, follows_its_rule_in_the_years_it_holds) {
    static_assert(holiday::nth(4, weekday::thursday, 11).in(2026) == date{2026, 11, 26});
    static_assert(holiday::last(weekday::monday, 5).in(2027) == date{2027, 5, 31});
    static_assert(holiday::easter(-2).in(2026) == date{2026, 4, 3});
    static_assert(holiday::easter(50).in(2017) == date{2017, 6, 5});
    constexpr holiday for_a_while = holiday::nth(3, weekday::monday, 1).since(1998).until(2000);
    static_assert(!for_a_while.in(1997).ok() && for_a_while.in(1998) == date{1998, 1, 19});
    static_assert(for_a_while.in(2000) == date{2000, 1, 17} && !for_a_while.in(2001).ok());
    static_assert(holiday::fixed(2, 29, to_monday).in(2020) == date{2020, 3, 2});
    static_assert(!holiday::fixed(2, 29, to_monday).in(2021).ok());
    static_assert(!holiday::nth(5, weekday::friday, 2).in(2026).ok());
    static_assert(!holiday::easter(1).in(1500).ok());
}

TEST(holiday, refuses_days_of_no_year) {
    EXPECT_EQ(refused([] { holiday::fixed(2, 30, not_moved); }), "day of a holiday is 30, expected a day of its month");
    EXPECT_EQ(refused([] { holiday::fixed(13, 1, not_moved); }), "month of a holiday is 13, expected 1 to 12");
    EXPECT_EQ(refused([] { holiday::fixed(1, 1, {-9, 0}); }), "if_saturday is -9, expected -7 to 7");
    EXPECT_EQ(refused([] { holiday::fixed(1, 1, {0, 8}); }), "if_sunday is 8, expected -7 to 7");
    EXPECT_EQ(refused([] { holiday::nth(6, weekday::monday, 1); }), "n of a holiday is 6, expected 1 to 5");
    EXPECT_EQ(refused([] { holiday::last(weekday::monday, 0); }), "month of a holiday is 0, expected 1 to 12");
    EXPECT_EQ(refused([] { holiday::easter(251); }),
              "days from Easter is 251, expected -80 to 250, which stay in its year");
}

/// A calendar with a rule of every kind, and what it says written out as the set of days on which it rests.
struct written_out {
    std::vector<holiday> holidays{holiday::fixed(1, 1, to_nearest_weekday), holiday::fixed(12, 31, to_monday),
                                  holiday::nth(3, weekday::monday, 1).since(2003),
                                  holiday::last(weekday::friday, 10).until(2010), holiday::easter(-2)};
    std::vector<date> closed{{2001, 9, 11}, {2001, 9, 12}, {2004, 2, 28}};
    std::vector<date> open{{2002, 3, 29}, {2003, 3, 8}};  // a Good Friday and a Saturday
    business_calendar calendar{
        {.since = 2000, .weekend = saturday_and_sunday, .holidays = holidays, .closed = closed, .open = open}};
    std::set<date> rests{closed.begin(), closed.end()};

    written_out() {
        for (int year = 1999; year <= 2016; ++year) {
            for (const holiday& h : holidays) rests.insert(h.in(year));
        }
        for (date d{2000, 1, 1}; d.year() < 2016; d = d + 1) {
            if (d.iso_weekday() > 5) rests.insert(d);
        }
        for (const date d : open) rests.erase(d);
    }

    bool works(date d) const { return rests.count(d) == 0; }
};

TEST(business_calendar, is_its_rules_written_out) {
    const written_out all;
    for (date d{2000, 1, 1}; d.year() < 2015; d = d + 1) {
        ASSERT_EQ(all.calendar.is_business_day(d), all.works(d)) << iso_text{d}.view();
    }
}

TEST(business_calendar, moves_a_holiday_over_new_year) {
    const written_out all;
    EXPECT_FALSE(all.calendar.is_business_day({2010, 12, 31})) << "1 January 2011 is a Saturday";
    EXPECT_FALSE(all.calendar.is_business_day({2007, 1, 1})) << "31 December 2006 is a Sunday, and 1 January a Monday";
    EXPECT_TRUE(all.calendar.is_business_day({2006, 1, 3})) << "31 December 2005 is a Saturday and moves to the 2nd";
    EXPECT_FALSE(all.calendar.is_business_day({2006, 1, 2}));
}

TEST(business_calendar, counts_business_days_as_a_walk_does) {
    const written_out all;
    for (date d{2001, 1, 1}; d.year() < 2004; d = d + 5) {
        date later = d, earlier = d;
        for (int n = 1; n <= 12; ++n) {
            do later = later + 1;
            while (!all.works(later));
            do earlier = earlier - 1;
            while (!all.works(earlier));
            ASSERT_EQ(all.calendar.add_business_days(d, n), later) << iso_text{d}.view() << " + " << n;
            ASSERT_EQ(all.calendar.add_business_days(d, -n), earlier) << iso_text{d}.view() << " - " << n;
            ASSERT_EQ(all.calendar.business_days_between(d, later), n);
            ASSERT_EQ(all.calendar.business_days_between(later, d), -n);
        }
        ASSERT_EQ(all.calendar.add_business_days(d, 0), d);
        ASSERT_EQ(all.calendar.business_days_between(d, d), 0);
    }
}

TEST(business_calendar, finds_the_business_days_of_a_month) {
    const written_out all;
    for (int year = 2000; year < 2015; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            std::vector<date> days;
            for (date d{year, month, 1}; d.month() == month; d = d + 1) {
                if (all.works(d)) days.push_back(d);
            }
            ASSERT_EQ(all.calendar.last_business_day(year, month), days.back());
            for (std::size_t n = 1; n <= 24; ++n) {
                ASSERT_EQ(all.calendar.nth_business_day(year, month, static_cast<int>(n)),
                          n <= days.size() ? days[n - 1] : date{});
            }
        }
    }
}

TEST(business_calendar, has_no_last_business_day_in_a_month_of_rest) {
    std::vector<date> march;
    for (date d{2020, 3, 1}; d.month() == 3; d = d + 1) march.push_back(d);
    const business_calendar shut{{.since = 2020, .weekend = {}, .closed = march}};
    EXPECT_FALSE(shut.last_business_day(2020, 3).ok());
    EXPECT_FALSE(shut.nth_business_day(2020, 3, 1).ok());
    EXPECT_EQ(shut.add_business_days({2020, 2, 29}, 1), (date{2020, 4, 1}));
}

TEST(business_calendar, rolls_a_date) {
    const business_calendar weekdays{{.since = 2000, .weekend = saturday_and_sunday}};
    const date friday{2026, 1, 30}, saturday{2026, 1, 31}, monday{2026, 2, 2};
    EXPECT_EQ(weekdays.rolled(saturday, roll::none), saturday);
    EXPECT_EQ(weekdays.rolled(saturday, roll::following), monday);
    EXPECT_EQ(weekdays.rolled(saturday, roll::preceding), friday);
    EXPECT_EQ(weekdays.rolled(saturday, roll::modified_following), friday) << "Monday is in the next month";
    EXPECT_EQ(weekdays.rolled({2026, 1, 24}, roll::modified_following), (date{2026, 1, 26}));
    for (const auto rule : {roll::none, roll::following, roll::preceding, roll::modified_following}) {
        EXPECT_EQ(weekdays.rolled(friday, rule), friday);
    }
}

TEST(business_calendar, refuses_what_it_does_not_know) {
    const business_calendar weekdays{{.since = 1990, .weekend = saturday_and_sunday}};
    EXPECT_EQ(refused([&] {
                  weekdays.is_business_day({1989, 12, 29});
              }),
              "date is 1989-12-29, expected a day of 1990 or later, which the calendar knows");
    EXPECT_EQ(refused([&] { weekdays.is_business_day(date{}); }), "date is (no date), expected a day");
    EXPECT_EQ(refused([&] {
                  weekdays.add_business_days({1990, 1, 2}, -5);
              }),
              "date is 1989-12-31, expected a day of 1990 or later, which the calendar knows");
    EXPECT_EQ(refused([&] { weekdays.rolled({9999, 12, 31}, roll::following); }), "(nothing thrown)") << "a Friday";
    EXPECT_EQ(refused([&] { weekdays.add_business_days({9999, 12, 31}, 1); }), "date is (no date), expected a day");
    EXPECT_EQ(refused([&] {
                  weekdays.business_days_between({2020, 1, 1}, date{});
              }),
              "date is (no date), expected a day");
    EXPECT_EQ(refused([&] { weekdays.nth_business_day(2020, 13, 1); }), "month is 13, expected 1 to 12");
    EXPECT_EQ(refused([&] { weekdays.nth_business_day(2020, 1, 0); }), "n of a business day is 0, expected 1 or more");
    EXPECT_EQ(refused([&] { weekdays.last_business_day(10000, 1); }), "year is 10000, expected -9999 to 9999");
}

TEST(business_calendar, refuses_rules_that_contradict_themselves) {
    const auto made = [](calendar_rules rules) { return refused([&] { business_calendar{rules}; }); };
    using enum weekday;
    EXPECT_EQ(made({.since = 2000, .weekend = {monday, tuesday, wednesday, thursday, friday, saturday, sunday}}),
              "number of days of the weekend is 7, expected less than a week");
    EXPECT_EQ(made({.since = 2000, .weekend = {static_cast<weekday>(8)}}),
              "weekday of the weekend is 8, expected 1 for Monday to 7 for Sunday");
    EXPECT_EQ(made({.since = 2000, .weekend = {}, .closed = {{2020, 1, 2}, {2020, 1, 1}}}),
              "closed[1] is 2020-01-01, expected a day after 2020-01-02");
    EXPECT_EQ(made({.since = 2000, .weekend = {}, .open = {date{}}}), "open[0] is (no date), expected a day");
    EXPECT_EQ(made({.since = 2000, .weekend = {}, .closed = {{2020, 1, 2}}, .open = {{2020, 1, 2}}}),
              "closed day is 2020-01-02, expected a day that is not an open one as well");
}

}
