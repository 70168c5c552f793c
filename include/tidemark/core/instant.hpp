// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Any type that reads like `std::chrono::sys_seconds`, or is coarser: whole seconds of the system clock since 1970.
template <class T>
concept second_point = requires(const T& t) {
    typename T::duration;
    { t.time_since_epoch().count() } -> std::integral;
    T::clock::to_time_t(t);  // the system clock alone has it: no wall clock, no clock that counts from when it pleases
} && T::duration::period::den == 1;

/// A second of universal time, kept as the number of seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// It converts from and to `std::chrono::sys_seconds` without <chrono> here.
class instant {
public:
    constexpr instant() noexcept = default;

    /// Midnight at which the day begins in universal time, and so many seconds after it.
    constexpr explicit instant(date day, std::int64_t seconds = 0) noexcept
        : seconds_{std::int64_t{day.days_since_1970()} * 86400 + seconds} {}

    template <second_point T>
    constexpr instant(const T& t) noexcept  // NOLINT(google-explicit-constructor): the same second, in another type
        : seconds_{static_cast<std::int64_t>(t.time_since_epoch().count()) * T::duration::period::num} {}

    template <second_point T>
        requires(T::duration::period::num == 1)
    constexpr operator T() const noexcept {  // NOLINT(google-explicit-constructor): the same second, in another type
        return T{typename T::duration{static_cast<typename T::rep>(seconds_)}};
    }

    static constexpr instant from_seconds(std::int64_t since_1970) noexcept {
        instant t;
        t.seconds_ = since_1970;
        return t;
    }

    constexpr std::int64_t seconds_since_1970() const noexcept { return seconds_; }

    /// The day in universal time; a date that is not ok() outside the years -9999 to 9999.
    constexpr date day() const noexcept {
        constexpr std::int64_t no_date = 4371587 + 1;  // days from 1970 back to the first day of all, and one more
        const std::int64_t days = (seconds_ - second_of_day()) / 86400;
        return -no_date < days && days < no_date ? date::from_days(static_cast<int>(days)) : date{};
    }

    /// The seconds since that day began, 0 to 86399.
    constexpr int second_of_day() const noexcept { return static_cast<int>((seconds_ % 86400 + 86400) % 86400); }

    friend constexpr auto operator<=>(instant, instant) noexcept = default;
    friend constexpr std::int64_t operator-(instant later, instant earlier) noexcept {
        return later.seconds_ - earlier.seconds_;
    }
    friend constexpr instant operator+(instant t, std::int64_t seconds) noexcept {
        return from_seconds(t.seconds_ + seconds);
    }
    friend constexpr instant operator-(instant t, std::int64_t seconds) noexcept {
        return from_seconds(t.seconds_ - seconds);
    }

private:
    std::int64_t seconds_ = 0;
};

/// A second of a day written as `YYYY-MM-DDThh:mm:ss`, without an allocation.
class iso_second_text {
public:
    constexpr iso_second_text(date day, int second_of_day, std::string_view suffix) noexcept {
        const iso_text date_text{day};
        for (const char c : date_text.view()) put(c);
        put('T');
        put_digits(second_of_day / 3600);
        put(':');
        put_digits(second_of_day / 60 % 60);
        put(':');
        put_digits(second_of_day % 60);
        for (const char c : suffix) put(c);
    }

    constexpr std::string_view view() const noexcept { return {text_, size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }  // NOLINT(google-explicit-constructor)

private:
    constexpr void put(char c) noexcept {
        if (size_ < sizeof text_) text_[size_++] = c;
    }
    constexpr void put_digits(int two) noexcept {
        put(static_cast<char>('0' + two / 10));
        put(static_cast<char>('0' + two % 10));
    }

    char text_[24]{};
    std::size_t size_ = 0;
};

/// How an error message writes an instant: `2026-03-16T20:00:00Z`.
constexpr iso_second_text text_of(instant t) noexcept { return {t.day(), t.second_of_day(), "Z"}; }

}
