// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::core {

/// The days on which two calendars were both open, with the position of each in either.
struct shared_days {
    std::vector<date> dates;
    std::vector<std::size_t> first;   ///< positions in the first calendar
    std::vector<std::size_t> second;  ///< positions in the second
};

inline void require_ascending(std::string_view name, std::span<const date> dates) {
    const auto entry = [&](std::size_t i) { return std::string{name} + "[" + std::to_string(i) + "]"; };
    for (std::size_t i = 0; i < dates.size(); ++i) {
        if (!dates[i].ok()) refuse(entry(i), dates[i], "a day");
        if (i > 0 && dates[i] <= dates[i - 1])
            refuse(entry(i), dates[i], "a day after " + std::string{iso_text{dates[i - 1]}.view()});
    }
}

/// Lines up two markets that are open on different days, such as a seven-day and a five-day market.
///
/// Prices taken at these positions, and returns between them, compound over the days on which the other market was
/// shut. Filling a shut market's price forward instead invents zero returns and lowers every correlation.
///
/// Input:  the days of two series, each ascending
/// Value:  the shared days, ascending
/// Errors: std::invalid_argument for days out of order or repeated, or a date that names no day
/// Cost:   O(n + m)
inline shared_days align(std::span<const date> first, std::span<const date> second) {
    require_ascending("first", first);
    require_ascending("second", second);
    shared_days shared;
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
        if (first[i] < second[j]) {
            ++i;
        } else if (second[j] < first[i]) {
            ++j;
        } else {
            shared.dates.push_back(first[i]);
            shared.first.push_back(i++);
            shared.second.push_back(j++);
        }
    }
    return shared;
}

/// Stands in `in_force` for a day before anything was published.
inline constexpr std::size_t none_published = static_cast<std::size_t>(-1);

/// For each day, the position of the last entry published at least `lag_days` before it; `none_published` where there
/// is none. A rate published for a day is known on the next one: lag 1.
///
/// Input:  ascending days of the series and of what was published
/// Errors: std::invalid_argument for days out of order or repeated, a date that names no day, or a negative lag
/// Cost:   O(n + m)
inline std::vector<std::size_t> in_force(std::span<const date> days, std::span<const date> published, int lag_days) {
    require_ascending("days", days);
    require_ascending("published", published);
    if (lag_days < 0) refuse("lag_days", lag_days, "0 or more");
    std::vector<std::size_t> positions;
    positions.reserve(days.size());
    std::size_t next = 0;
    for (const date d : days) {
        while (next < published.size() && d - published[next] >= lag_days) ++next;
        positions.push_back(next == 0 ? none_published : next - 1);
    }
    return positions;
}

}
