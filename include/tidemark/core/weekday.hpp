// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

namespace tidemark::inline TIDEMARK_ABI::core {

/// The days of the week, numbered as ISO 8601 does.
enum class weekday : unsigned char { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

constexpr weekday weekday_of(date d) noexcept { return static_cast<weekday>(d.iso_weekday()); }

/// The n-th such weekday of a month, the first being 1; a date that is not ok() where the month has none.
constexpr date nth_weekday(int year, unsigned month, weekday day, unsigned n) noexcept {
    const date first{year, month, 1};
    if (!first.ok() || n < 1 || n > 5) return {};
    const unsigned days_ahead = (static_cast<unsigned>(day) + 7 - first.iso_weekday()) % 7;
    return {year, month, 1 + days_ahead + 7 * (n - 1)};
}

/// The last such weekday of a month.
constexpr date last_weekday(int year, unsigned month, weekday day) noexcept {
    const date fifth = nth_weekday(year, month, day, 5);
    return fifth.ok() ? fifth : nth_weekday(year, month, day, 4);
}

}
