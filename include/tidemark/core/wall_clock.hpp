// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/instant.hpp>
#include <tidemark/core/weekday.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Where a clock hangs on the wall.
enum class zone : unsigned char { utc, london, frankfurt, new_york };

constexpr std::string_view name_of(zone where) noexcept {
    switch (where) {
        case zone::utc: return "UTC";
        case zone::london: return "London";
        case zone::frankfurt: return "Frankfurt";
        case zone::new_york: return "New York";
    }
    return "(no zone)";
}

/// What is said of a wall time that the clock does not show, because it was put forward over it, or shows twice,
/// because it was put back.
enum class clock_change {
    refuse,    ///< `std::invalid_argument`
    earliest,  ///< the first of the two; the second of the change where there is none
    latest     ///< the second of the two; the second of the change where there is none
};

/// What a clock on a wall shows.
///
/// Errors: `std::invalid_argument` for a date that names no day, or a time that no clock shows
class wall_time {
public:
    constexpr wall_time(date day, int hour, int minute = 0, int second = 0)
        : day_{day}, second_of_day_{hour * 3600 + minute * 60 + second} {
        if (!day.ok()) refuse("day of a wall time", day, "a day");
        if (hour < 0 || hour > 23) refuse("hour", hour, "0 to 23");
        if (minute < 0 || minute > 59) refuse("minute", minute, "0 to 59");
        if (second < 0 || second > 59) refuse("second", second, "0 to 59");
    }

    constexpr date day() const noexcept { return day_; }
    constexpr int hour() const noexcept { return second_of_day_ / 3600; }
    constexpr int minute() const noexcept { return second_of_day_ / 60 % 60; }
    constexpr int second() const noexcept { return second_of_day_ % 60; }
    constexpr int second_of_day() const noexcept { return second_of_day_; }

    friend constexpr auto operator<=>(const wall_time&, const wall_time&) noexcept = default;

private:
    date day_;
    int second_of_day_;
};

/// How an error message writes a wall time: `2026-03-29T01:30:00`.
constexpr iso_second_text text_of(const wall_time& t) noexcept { return {t.day(), t.second_of_day(), ""}; }

namespace detail {

/// Throws for a wall time that a clock does not show once.
[[noreturn]] inline void refuse_wall_time(const wall_time& t, std::string_view where, std::string_view how_often) {
    std::string expected{"a time that the clock of "};
    expected.append(where).append(" shows once; it shows this one ").append(how_often);
    refuse("wall time", t, expected);
}

constexpr int standard_offset(zone where) noexcept {
    return where == zone::new_york ? -5 * 3600 : where == zone::frankfurt ? 3600 : 0;
}

/// Since when the rules below are those of the zone.
constexpr int first_year(zone where) noexcept {
    return where == zone::utc ? -9999 : where == zone::new_york ? 1987 : 1996;
}

struct summer {
    instant begin;
    instant end;
};

/// Between which instants a zone keeps summer time: the clocks of Europe change at the same instant, those of America
/// at 02:00 by the clock.
constexpr summer summer_of(zone where, int year) noexcept {
    constexpr auto sunday = weekday::sunday;
    if (where != zone::new_york) {
        return {instant{last_weekday(year, 3, sunday), 3600}, instant{last_weekday(year, 10, sunday), 3600}};
    }
    const date begin = year >= 2007 ? nth_weekday(year, 3, sunday, 2) : nth_weekday(year, 4, sunday, 1);
    const date end = year >= 2007 ? nth_weekday(year, 11, sunday, 1) : last_weekday(year, 10, sunday);
    constexpr std::int64_t hour = 3600;
    return {instant{begin, 7 * hour}, instant{end, 6 * hour}};
}

/// The offset of a year whose rules are known.
constexpr int offset_in(zone where, int year, instant t) noexcept {
    if (where == zone::utc) return 0;
    const summer s = summer_of(where, year);
    return standard_offset(where) + (s.begin <= t && t < s.end ? 3600 : 0);
}

[[noreturn]] inline void refuse_year(zone where, int year) {
    std::string expected = std::to_string(first_year(where));
    expected.append(" or later, since when the clock changes of ").append(name_of(where)).append(" are known here");
    refuse("year", year, expected);
}

constexpr int known_year(zone where, instant by_standard_time) {
    if (!by_standard_time.day().ok()) {
        refuse("instant", static_cast<double>(by_standard_time.seconds_since_1970()),
               "seconds since 1970, of the years -9999 to 9999");
    }
    const int year = by_standard_time.day().year();
    if (year < first_year(where)) refuse_year(where, year);
    return year;
}

}

/// By how many seconds the clock of a zone is ahead of universal time.
///
/// Formula: London 0, Frankfurt 1 hour, New York -5 hours; one hour more in summer
/// Value:   seconds; negative west of Greenwich
/// Errors:  `std::invalid_argument` for London and Frankfurt before 1996 and New York before 1987
/// Source:  Directives 94/21/EC and 2000/84/EC; Uniform Time Act as amended for 1987 and by the Energy Policy Act of
/// 2005
constexpr int utc_offset(zone where, instant t) {
    return detail::offset_in(where, detail::known_year(where, t + detail::standard_offset(where)), t);
}

/// What the clock of a zone shows at an instant; errors as `utc_offset`.
constexpr wall_time wall_time_at(zone where, instant t) {
    const instant as_if_utc = t + utc_offset(where, t);
    const int second = as_if_utc.second_of_day();
    return {as_if_utc.day(), second / 3600, second / 60 % 60, second % 60};
}

/// The instant at which the clock of a zone shows this.
///
/// Errors:  as `utc_offset`; under `clock_change::refuse` for a time that the clock shows twice or never
constexpr instant instant_of(zone where, const wall_time& shown, clock_change unclear = clock_change::refuse) {
    const instant standard = instant{shown.day(), shown.second_of_day()} - detail::standard_offset(where);
    const int year = detail::known_year(where, instant{shown.day()});
    if (where == zone::utc) return standard;
    const instant in_summer = standard - 3600;
    const bool is_summer = detail::offset_in(where, year, in_summer) != detail::standard_offset(where);
    const bool is_standard = detail::offset_in(where, year, standard) == detail::standard_offset(where);
    if (is_summer != is_standard) return is_summer ? in_summer : standard;
    if (unclear == clock_change::refuse) detail::refuse_wall_time(shown, name_of(where), is_summer ? "twice" : "never");
    if (!is_summer) return detail::summer_of(where, year).begin;
    return unclear == clock_change::earliest ? in_summer : standard;
}

}
