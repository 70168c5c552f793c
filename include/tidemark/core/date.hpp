// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Any type that reads like `std::chrono::year_month_day`, so that `2024y / 1 / 31` converts without <chrono> here.
template <class T>
concept civil_date = requires(const T& t) {
    static_cast<int>(t.year());
    static_cast<unsigned>(t.month());
    static_cast<unsigned>(t.day());
    t.ok();
};

/// Any type that reads like `std::chrono::sys_days`: a whole number of days since 1970-01-01.
template <class T>
concept day_point = requires(const T& t) {
    typename T::duration;
    { t.time_since_epoch().count() } -> std::integral;
} && T::duration::period::num == 86400 && T::duration::period::den == 1;

/// A day of the proleptic Gregorian calendar, kept as the number of days since 1970-01-01.
///
/// A default-made date, and one made from parts that name no day (30 February), is not `ok()`; it compares before
/// every real date. Counting past the years -9999 to 9999 leads to dates that are not ok() either.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), for the arithmetic.
class date {
public:
    constexpr date() noexcept = default;

    constexpr date(int year, unsigned month, unsigned day) noexcept
        : days_{names_a_day(year, month, day) ? days_from_civil(year, month, day) : none} {}

    template <civil_date T>
    constexpr date(const T& t) noexcept  // NOLINT(google-explicit-constructor): the same day, in another type
        : date{t.ok()
                   ? date{static_cast<int>(t.year()), static_cast<unsigned>(t.month()), static_cast<unsigned>(t.day())}
                   : date{}} {}

    template <day_point T>
    constexpr date(const T& t) noexcept  // NOLINT(google-explicit-constructor): the same day, in another type
        : days_{static_cast<int>(t.time_since_epoch().count())} {}

    static constexpr date from_days(int days_since_1970) noexcept {
        date d;
        d.days_ = days_since_1970;
        return d;
    }

    constexpr bool ok() const noexcept { return first <= days_ && days_ <= last; }
    constexpr int days_since_1970() const noexcept { return days_; }

    constexpr int year() const noexcept { return civil().year; }
    constexpr unsigned month() const noexcept { return civil().month; }
    constexpr unsigned day() const noexcept { return civil().day; }

    /// Monday 1 to Sunday 7, as ISO 8601 counts.
    constexpr unsigned iso_weekday() const noexcept { return static_cast<unsigned>(((days_ + 3) % 7 + 7) % 7) + 1; }

    friend constexpr auto operator<=>(date, date) noexcept = default;
    friend constexpr int operator-(date later, date earlier) noexcept { return later.days_ - earlier.days_; }
    friend constexpr date operator+(date d, int days) noexcept { return from_days(d.days_ + days); }
    friend constexpr date operator-(date d, int days) noexcept { return from_days(d.days_ - days); }

private:
    static constexpr int none = -2147483647 - 1;
    static constexpr int first = -4371587;       // 1 January -9999
    static constexpr int last = 2932896;         // 31 December 9999
    static constexpr int days_per_era = 146097;  // 400 years, after which the calendar repeats

    struct parts {
        int year;
        unsigned month;
        unsigned day;
    };

    static constexpr bool leap(int y) noexcept { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

    static constexpr bool names_a_day(int y, unsigned m, unsigned d) noexcept {
        constexpr unsigned lengths[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        if (y < -9999 || y > 9999 || m < 1 || m > 12 || d < 1) return false;
        return d <= lengths[m - 1] + (m == 2 && leap(y) ? 1U : 0U);
    }

    // Years are counted from 1 March, so that the leap day comes last.
    static constexpr int days_from_civil(int y, unsigned m, unsigned d) noexcept {
        const int march_year = m <= 2 ? y - 1 : y;
        const int era = (march_year >= 0 ? march_year : march_year - 399) / 400;
        const int year_of_era = march_year - era * 400;
        const int months_since_march = static_cast<int>(m > 2 ? m - 3 : m + 9);
        const int day_of_year = (153 * months_since_march + 2) / 5 + static_cast<int>(d) - 1;
        const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        return era * days_per_era + day_of_era - 719468;
    }

    constexpr parts civil() const noexcept {
        const int z = days_ + 719468;
        const int era = (z >= 0 ? z : z - days_per_era + 1) / days_per_era;
        const int day_of_era = z - era * days_per_era;
        const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
        const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        const int months_since_march = (5 * day_of_year + 2) / 153;
        const int day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
        const int month = months_since_march < 10 ? months_since_march + 3 : months_since_march - 9;
        return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), static_cast<unsigned>(month),
                static_cast<unsigned>(day)};
    }

    int days_ = none;
};

/// A date written as `YYYY-MM-DD`, without an allocation. A date that is not ok() reads `(no date)`.
class iso_text {
public:
    constexpr explicit iso_text(date d) noexcept {
        if (!d.ok()) {
            for (const char c : std::string_view{"(no date)"}) put(c);
            return;
        }
        const int y = d.year();
        if (y < 0) put('-');
        const int magnitude = y < 0 ? -y : y;
        put_digits(magnitude / 100);
        put_digits(magnitude % 100);
        put('-');
        put_digits(static_cast<int>(d.month()));
        put('-');
        put_digits(static_cast<int>(d.day()));
    }

    constexpr std::string_view view() const noexcept { return {text_, size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }  // NOLINT(google-explicit-constructor)

private:
    constexpr void put(char c) noexcept { text_[size_++] = c; }
    constexpr void put_digits(int two) noexcept {
        put(static_cast<char>('0' + two / 10));
        put(static_cast<char>('0' + two % 10));
    }

    char text_[12]{};
    std::size_t size_ = 0;
};

/// How an error message writes a date.
constexpr iso_text text_of(date d) noexcept { return iso_text{d}; }

/// Reads `YYYY-MM-DD`, all ten characters and nothing else; a date that is not ok() when the text names no day.
constexpr date parse_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    int parts[3]{};
    int part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return {};
        parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    return {parts[0], static_cast<unsigned>(parts[1]), static_cast<unsigned>(parts[2])};
}

}
