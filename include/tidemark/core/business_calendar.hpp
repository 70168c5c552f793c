// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/weekday.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::core {

/// By how many days a holiday of a fixed date is moved when it falls on a weekend.
struct weekend_move {
    int if_saturday;
    int if_sunday;
};

inline constexpr weekend_move not_moved{0, 0};
inline constexpr weekend_move sunday_to_monday{0, 1};
inline constexpr weekend_move to_nearest_weekday{-1, 1};
inline constexpr weekend_move to_monday{2, 1};
inline constexpr weekend_move by_two_days{2, 2};  ///< two holidays in a row, so that both get a weekday

/// Easter Sunday of the Gregorian calendar, from 1583 on; a date that is not ok() for earlier years.
///
/// Source: Knuth, The Art of Computer Programming, volume 1, 1.3.2, for the rules of Clavius
constexpr date easter_sunday(int year) noexcept {
    if (year < 1583 || year > 9999) return {};
    const int golden_number = year % 19 + 1;
    const int century = year / 100 + 1;
    const int leap_days_dropped = 3 * century / 4 - 12;
    const int moon_correction = (8 * century + 5) / 25 - 5;
    int epact = (11 * golden_number + 20 + moon_correction - leap_days_dropped + 30) % 30;
    if (epact == 24 || (epact == 25 && golden_number > 11)) ++epact;
    const int days_after_march = 44 - epact;  // the full moon of Easter, counted from 0 March
    const date full_moon = date{year, 3, 1} + (days_after_march < 21 ? days_after_march + 29 : days_after_march - 1);
    return full_moon + static_cast<int>(7 - full_moon.iso_weekday() % 7);
}

/// A day of each year, told by a rule, on which business rests.
///
/// Errors: `std::invalid_argument` for a rule that names a day of no year
class holiday {
public:
    /// The same date of each year, as 25 December.
    static constexpr holiday fixed(unsigned month, unsigned day, weekend_move moved) {
        if (!date{2000, month, 1}.ok()) refuse("month of a holiday", std::size_t{month}, "1 to 12");
        if (!date{2000, month, day}.ok()) refuse("day of a holiday", std::size_t{day}, "a day of its month");
        if (moved.if_saturday < -7 || moved.if_saturday > 7) refuse("if_saturday", moved.if_saturday, "-7 to 7");
        if (moved.if_sunday < -7 || moved.if_sunday > 7) refuse("if_sunday", moved.if_sunday, "-7 to 7");
        holiday h{kind::fixed};
        h.month_ = month;
        h.day_ = day;
        h.moved_ = moved;
        return h;
    }

    /// The n-th such weekday of a month, as the fourth Thursday of November.
    static constexpr holiday nth(unsigned n, weekday day, unsigned month) {
        if (n < 1 || n > 5) refuse("n of a holiday", std::size_t{n}, "1 to 5");
        holiday h = last(day, month);
        h.kind_ = kind::nth_weekday;
        h.n_ = n;
        return h;
    }

    /// The last such weekday of a month, as the last Monday of May.
    static constexpr holiday last(weekday day, unsigned month) {
        if (!date{2000, month, 1}.ok()) refuse("month of a holiday", std::size_t{month}, "1 to 12");
        holiday h{kind::last_weekday};
        h.month_ = month;
        h.weekday_ = day;
        return h;
    }

    /// So many days after Easter Sunday, or before it: Good Friday is -2.
    static constexpr holiday easter(int days) {
        if (days < -80 || days > 250) refuse("days from Easter", days, "-80 to 250, which stay in its year");
        holiday h{kind::easter};
        h.days_ = days;
        return h;
    }

    /// The same holiday, from a year on.
    constexpr holiday since(int year) const noexcept {
        holiday h = *this;
        h.first_year_ = year;
        return h;
    }

    /// The same holiday, for the last time in a year.
    constexpr holiday until(int year) const noexcept {
        holiday h = *this;
        h.last_year_ = year;
        return h;
    }

    /// The day on which business rests for the holiday of a year, which may have been moved into a neighbouring year; a
    /// date that is not ok() where that year has none.
    constexpr date in(int year) const noexcept {
        if (year < first_year_ || year > last_year_) return {};
        switch (kind_) {
            case kind::fixed: return moved({year, month_, day_});
            case kind::nth_weekday: return nth_weekday(year, month_, weekday_, n_);
            case kind::last_weekday: return last_weekday(year, month_, weekday_);
            case kind::easter: return easter_sunday(year).ok() ? easter_sunday(year) + days_ : date{};
        }
        return {};
    }

private:
    enum class kind : unsigned char { fixed, nth_weekday, last_weekday, easter };

    constexpr explicit holiday(kind k) noexcept : kind_{k} {}

    constexpr date moved(date d) const noexcept {
        if (!d.ok()) return {};  // 29 February
        if (weekday_of(d) == weekday::saturday) return d + moved_.if_saturday;
        if (weekday_of(d) == weekday::sunday) return d + moved_.if_sunday;
        return d;
    }

    kind kind_;
    weekday weekday_ = weekday::monday;
    unsigned month_ = 1;
    unsigned day_ = 1;
    unsigned n_ = 1;
    int days_ = 0;
    weekend_move moved_ = not_moved;
    int first_year_ = -9999;
    int last_year_ = 9999;
};

/// What a business calendar is made from.
struct calendar_rules {
    int since;  ///< the first year for which the rules are complete: of a day before it nothing is said
    std::vector<weekday> weekend;
    std::vector<holiday> holidays = {};
    std::vector<date> closed = {};  ///< ascending: shut on that day alone, for mourning or a storm
    std::vector<date> open = {};    ///< ascending: open on that day, whatever else is said
};

/// What becomes of a date that is no business day.
enum class roll {
    none,               ///< it stays
    following,          ///< the next business day
    preceding,          ///< the last business day before it
    modified_following  ///< the next business day, but the one before where that lies in another month
};

/// The days on which a market is open or a bank does business.
///
/// Input:  dates from the year on for which the rules are complete
/// Errors: `std::invalid_argument` for a date before that or one that names no day; for a weekend of all seven days,
///   closed or open days out of order, and a day that is both
/// Cost:   O(holidays) a day
class business_calendar {
public:
    explicit business_calendar(calendar_rules rules) : rules_{std::move(rules)} {
        bool all_week = true;
        for (const weekday day : rules_.weekend) {
            const auto number = static_cast<std::size_t>(day);
            if (number < 1 || number > 7) refuse("weekday of the weekend", number, "1 for Monday to 7 for Sunday");
            weekend_[number - 1] = true;
        }
        for (const bool rests : weekend_) all_week = all_week && rests;
        if (all_week) refuse("number of days of the weekend", std::size_t{7}, "less than a week");
        require_ascending("closed", rules_.closed);
        require_ascending("open", rules_.open);
        for (const date d : rules_.closed) {
            if (has(rules_.open, d)) refuse("closed day", d, "a day that is not an open one as well");
        }
    }

    /// The first year for which the rules are complete.
    int since() const noexcept { return rules_.since; }

    bool is_business_day(date d) const {
        if (!d.ok()) refuse("date", d, "a day");
        if (d.year() < rules_.since) {
            refuse("date", d, "a day of " + std::to_string(rules_.since) + " or later, which the calendar knows");
        }
        return is_open(d);
    }

    /// The date itself where it is a business day.
    date rolled(date d, roll rule) const {
        const auto walked = [&](date from, int step) {
            while (!is_business_day(from)) from = from + step;
            return from;
        };
        if (rule == roll::none) return d;
        if (rule == roll::preceding) return walked(d, -1);
        const date next = walked(d, 1);
        return rule == roll::modified_following && next.month() != d.month() ? walked(d, -1) : next;
    }

    /// The n-th business day after the date, or before it where n is negative; the date itself, open or not, for n = 0.
    /// Cost:   O(n holidays)
    date add_business_days(date d, int n) const {
        const int step = n < 0 ? -1 : 1;
        for (; n != 0; n -= step) d = rolled(d + step, n < 0 ? roll::preceding : roll::following);
        return d;
    }

    /// The number of business days after the first date and up to the last; negative where the last comes first.
    /// Cost:   O(days holidays)
    int business_days_between(date first, date last) const {
        if (last < first) return -business_days_between(last, first);
        static_cast<void>(is_business_day(first));
        int count = 0;
        for (date d = first + 1; d <= last; d = d + 1) count += is_business_day(d) ? 1 : 0;
        return count;
    }

    /// The n-th business day of a month, the first being 1; a date that is not ok() where the month has fewer.
    date nth_business_day(int year, unsigned month, int n) const {
        if (n < 1) refuse("n of a business day", n, "1 or more");
        for (date d = first_of(year, month); d.month() == month; d = d + 1) {
            if (is_business_day(d) && --n == 0) return d;
        }
        return {};
    }

    /// The last business day of a month; a date that is not ok() where it has none.
    date last_business_day(int year, unsigned month) const {
        for (date d = period_end(first_of(year, month), calendar_period::month); d.month() == month; d = d - 1) {
            if (is_business_day(d)) return d;
        }
        return {};
    }

private:
    static date first_of(int year, unsigned month) {
        if (month < 1 || month > 12) refuse("month", std::size_t{month}, "1 to 12");
        const date first{year, month, 1};
        if (!first.ok()) refuse("year", year, "-9999 to 9999");
        return first;
    }

    static bool has(std::span<const date> ascending, date d) noexcept {
        std::size_t below = 0;
        for (std::size_t count = ascending.size(); count > 0;) {
            const std::size_t half = count / 2;
            const bool right = ascending[below + half] < d;
            below = right ? below + half + 1 : below;
            count = right ? count - half - 1 : half;
        }
        return below < ascending.size() && ascending[below] == d;
    }

    bool is_open(date d) const noexcept {
        if (has(rules_.open, d)) return true;
        if (weekend_[d.iso_weekday() - 1] || has(rules_.closed, d)) return false;
        const int year = d.year();
        const int first = d.month() == 1 ? year - 1 : year;  // a holiday may have been moved over New Year
        const int last = d.month() == 12 ? year + 1 : year;
        for (int y = first; y <= last; ++y) {
            for (const holiday& h : rules_.holidays) {
                if (h.in(y) == d) return false;
            }
        }
        return true;
    }

    calendar_rules rules_;
    bool weekend_[7]{};
};

}
