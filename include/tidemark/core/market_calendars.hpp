// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/weekday.hpp>

// Business calendars as their owners published them. Holidays to come follow the rules in force; a day of mourning is
// known once it is proclaimed, so a calendar made earlier than that takes it for open.
namespace tidemark::inline TIDEMARK_ABI::core {

/// A market that never shuts.
inline business_calendar every_day_calendar() { return business_calendar{{.since = -9999, .weekend = {}}}; }

/// The Federal Reserve Banks, which United States bank days go by: a holiday on a Saturday is not moved.
///
/// Value:  right from 1986 on
/// Source: Board of Governors of the Federal Reserve System, K.8, Holidays Observed
inline business_calendar federal_reserve_calendar() {
    using enum weekday;
    return business_calendar{{
        .since = 1986,
        .weekend = {saturday, sunday},
        .holidays = {holiday::fixed(1, 1, sunday_to_monday),               // New Year's Day
                     holiday::nth(3, monday, 1),                           // Martin Luther King
                     holiday::nth(3, monday, 2),                           // Washington's Birthday
                     holiday::last(monday, 5),                             // Memorial Day
                     holiday::fixed(6, 19, sunday_to_monday).since(2021),  // Juneteenth
                     holiday::fixed(7, 4, sunday_to_monday),               // Independence Day
                     holiday::nth(1, monday, 9),                           // Labor Day
                     holiday::nth(2, monday, 10),                          // Columbus Day
                     holiday::fixed(11, 11, sunday_to_monday),             // Veterans Day
                     holiday::nth(4, thursday, 11),                        // Thanksgiving Day
                     holiday::fixed(12, 25, sunday_to_monday)},            // Christmas Day
    }};
}

/// The New York Stock Exchange and Nasdaq: of the holidays on a Saturday all but New Year's Day are kept on Friday.
///
/// Value:  right from 1990 on; days that end early are open
/// Source: NYSE Rule 7.2 and the notices of the days of mourning, of September 2001 and of the storm of 2012
inline business_calendar new_york_stock_exchange_calendar() {
    using enum weekday;
    return business_calendar{{
        .since = 1990,
        .weekend = {saturday, sunday},
        .holidays = {holiday::fixed(1, 1, sunday_to_monday),                 // New Year's Day
                     holiday::nth(3, monday, 1).since(1998),                 // Martin Luther King
                     holiday::nth(3, monday, 2),                             // Washington's Birthday
                     holiday::easter(-2),                                    // Good Friday
                     holiday::last(monday, 5),                               // Memorial Day
                     holiday::fixed(6, 19, to_nearest_weekday).since(2022),  // Juneteenth
                     holiday::fixed(7, 4, to_nearest_weekday),               // Independence Day
                     holiday::nth(1, monday, 9),                             // Labor Day
                     holiday::nth(4, thursday, 11),                          // Thanksgiving Day
                     holiday::fixed(12, 25, to_nearest_weekday)},            // Christmas Day
        .closed = {{1994, 4, 27},                                            // mourning for Richard Nixon
                   {2001, 9, 11},                                            // the attacks on New York
                   {2001, 9, 12},
                   {2001, 9, 13},
                   {2001, 9, 14},
                   {2004, 6, 11},   // mourning for Ronald Reagan
                   {2007, 1, 2},    // for Gerald Ford
                   {2012, 10, 29},  // the storm Sandy
                   {2012, 10, 30},
                   {2018, 12, 5},  // mourning for George H. W. Bush
                   {2025, 1, 9}},  // for Jimmy Carter
    }};
}

/// The bank holidays of England and Wales, with the days that stand in for those on a weekend and those proclaimed.
///
/// Value:  right from 1978 on
/// Source: Banking and Financial Dealings Act 1971 and the proclamations under it
inline business_calendar england_calendar() {
    using enum weekday;
    return business_calendar{{
        .since = 1978,
        .weekend = {saturday, sunday},
        .holidays = {holiday::fixed(1, 1, to_monday),       // New Year's Day
                     holiday::easter(-2),                   // Good Friday
                     holiday::easter(1),                    // Easter Monday
                     holiday::nth(1, monday, 5),            // early May
                     holiday::last(monday, 5),              // spring
                     holiday::last(monday, 8),              // summer
                     holiday::fixed(12, 25, by_two_days),   // Christmas Day
                     holiday::fixed(12, 26, by_two_days)},  // Boxing Day
        .closed = {{1981, 7, 29},                           // a royal wedding
                   {1995, 5, 8},                            // early May, moved to the end of the war in Europe
                   {1999, 12, 31},                          // the millennium
                   {2002, 6, 3},                            // jubilee
                   {2002, 6, 4},                            // spring, moved to it
                   {2011, 4, 29},                           // a royal wedding
                   {2012, 6, 4},                            // spring, moved
                   {2012, 6, 5},                            // jubilee
                   {2020, 5, 8},                            // early May, moved to the end of the war in Europe
                   {2022, 6, 2},                            // spring, moved
                   {2022, 6, 3},                            // jubilee
                   {2022, 9, 19},                           // the funeral of Elizabeth II
                   {2023, 5, 8}},                           // the coronation of Charles III
        .open = {{1995, 5, 1}, {2002, 5, 27}, {2012, 5, 28}, {2020, 5, 4}, {2022, 5, 30}},  // those that were moved
    }};
}

/// The days on which the euro system settles payments (TARGET, T2).
///
/// Value:  right from 1999 on
/// Source: European Central Bank, long-term calendar for TARGET closing days (14 December 2000), and those before it
inline business_calendar target_calendar() {
    using enum weekday;
    return business_calendar{{
        .since = 1999,
        .weekend = {saturday, sunday},
        .holidays = {holiday::fixed(1, 1, not_moved),                 // New Year's Day
                     holiday::easter(-2).since(2000),                 // Good Friday
                     holiday::easter(1).since(2000),                  // Easter Monday
                     holiday::fixed(5, 1, not_moved).since(2000),     // Labour Day
                     holiday::fixed(12, 25, not_moved),               // Christmas Day
                     holiday::fixed(12, 26, not_moved).since(2000)},  // Boxing Day
        .closed = {{1999, 12, 31}, {2001, 12, 31}},                   // for the new year 2000 and the new coins
    }};
}

/// The Frankfurt Stock Exchange, Xetra and floor.
///
/// Value:  right from 2000 on
/// Source: Deutsche Boerse, trading calendars
inline business_calendar frankfurt_stock_exchange_calendar() {
    using enum weekday;
    return business_calendar{{
        .since = 2000,
        .weekend = {saturday, sunday},
        .holidays = {holiday::fixed(1, 1, not_moved),                           // New Year's Day
                     holiday::easter(-2),                                       // Good Friday
                     holiday::easter(1),                                        // Easter Monday
                     holiday::fixed(5, 1, not_moved),                           // Labour Day
                     holiday::easter(50).since(2015).until(2021),               // Whit Monday
                     holiday::fixed(10, 3, not_moved).since(2014).until(2021),  // German Unity
                     holiday::fixed(12, 24, not_moved),                         // Christmas Eve
                     holiday::fixed(12, 25, not_moved),                         // Christmas Day
                     holiday::fixed(12, 26, not_moved),                         // Boxing Day
                     holiday::fixed(12, 31, not_moved)},                        // New Year's Eve
        .closed = {{2007, 5, 28},                                               // Whit Monday
                   {2017, 10, 31}},                                             // 500 years of the Reformation
    }};
}

}
