// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/weekday.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/rule.hpp>

#include <cstddef>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A day of a month: receives year and month, and the calendar that says what a business day is. A date that is not
/// ok() says that the month has no such day.
using day_rule = rule<core::date(int, unsigned, const core::business_calendar&)>;

/// The last business day of the month.
struct last_business_day {
    core::date operator()(int year, unsigned month, const core::business_calendar& calendar) const {
        return calendar.last_business_day(year, month);
    }
};

/// The n-th business day of the month, the first being 1; none where the month has fewer.
///
/// Errors: `std::invalid_argument` for n below 1 or above 31.
class nth_business_day {
public:
    constexpr explicit nth_business_day(int n) : n_{n} {
        if (n < 1 || n > 31) core::refuse("n of a business day", n, "1 to 31");
    }

    core::date operator()(int year, unsigned month, const core::business_calendar& calendar) const {
        return calendar.nth_business_day(year, month, n_);
    }

private:
    int n_;
};

/// The n-th such weekday of the month, as the third Friday; none where the month has no fifth.
///
/// Errors: `std::invalid_argument` for n below 1 or above 5.
class nth_weekday {
public:
    constexpr nth_weekday(unsigned n, core::weekday day, core::roll on_holiday)
        : n_{n}, day_{day}, on_holiday_{on_holiday} {
        if (n < 1 || n > 5) core::refuse("n of a weekday", std::size_t{n}, "1 to 5");
    }

    core::date operator()(int year, unsigned month, const core::business_calendar& calendar) const {
        const core::date day = core::nth_weekday(year, month, day_, n_);
        return day.ok() ? calendar.rolled(day, on_holiday_) : day;
    }

private:
    unsigned n_;
    core::weekday day_;
    core::roll on_holiday_;
};

/// The first day of the month; where that is no business day, what becomes of it has to be said.
struct first_calendar_day {
    core::roll on_holiday;

    core::date operator()(int year, unsigned month, const core::business_calendar& calendar) const {
        return calendar.rolled({year, month, 1}, on_holiday);
    }
};

/// The last day of the month; where that is no business day, what becomes of it has to be said.
struct last_calendar_day {
    core::roll on_holiday;

    core::date operator()(int year, unsigned month, const core::business_calendar& calendar) const {
        return calendar.rolled(core::period_end({year, month, 1}, core::calendar_period::month), on_holiday);
    }
};

/// A date told from another one, such as an announcement from the day it announces.
using date_step = rule<core::date(core::date, const core::business_calendar&)>;

/// The date itself.
struct same_day {
    core::date operator()(core::date from) const noexcept { return from; }
};

/// So many calendar days before, then rolled.
struct calendar_days_before {
    calendar_days days;
    core::roll on_holiday;

    core::date operator()(core::date from, const core::business_calendar& calendar) const {
        return calendar.rolled(from - days.count(), on_holiday);
    }
};

/// The n-th business day before.
///
/// Errors: `std::invalid_argument` for a negative number.
class business_days_before {
public:
    constexpr explicit business_days_before(int n) : n_{n} {
        if (n < 0) core::refuse("number of business days", n, "0 or more");
    }

    core::date operator()(core::date from, const core::business_calendar& calendar) const {
        return calendar.add_business_days(from, -n_);
    }

private:
    int n_;
};

/// A day of the month that is so many months before, as the last business day of the month before.
///
/// Errors: `std::invalid_argument` for a negative number.
class months_before {
public:
    months_before(int months, day_rule day) : months_{months}, day_{std::move(day)} {
        if (months < 0) core::refuse("number of months", months, "0 or more");
    }

    core::date operator()(core::date from, const core::business_calendar& calendar) const {
        const int month = from.year() * 12 + static_cast<int>(from.month()) - 1 - months_;
        const int year = (month - (month % 12 + 12) % 12) / 12;
        return day_(year, static_cast<unsigned>(month - year * 12 + 1), calendar);
    }

private:
    int months_;
    day_rule day_;
};

}
