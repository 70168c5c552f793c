// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Where the calendar cuts time. An `iso_week` is whole, so that the one with New Year in it belongs to two calendar
/// years; a `week_in_year` is cut there too, so that weeks merge into years.
enum class calendar_period { iso_week, week_in_year, month, quarter, year };

/// The first day of the period that holds d. Weeks begin on Monday (ISO 8601). Of a date that is not ok(), none.
constexpr date period_start(date d, calendar_period period) noexcept {
    if (!d.ok()) return {};
    switch (period) {
        case calendar_period::iso_week: return d - static_cast<int>(d.iso_weekday() - 1);
        case calendar_period::week_in_year: {
            const date monday = d - static_cast<int>(d.iso_weekday() - 1), new_year{d.year(), 1, 1};
            return monday < new_year ? new_year : monday;
        }
        case calendar_period::month: return {d.year(), d.month(), 1};
        case calendar_period::quarter: return {d.year(), (d.month() - 1) / 3 * 3 + 1, 1};
        case calendar_period::year: return {d.year(), 1, 1};
    }
    return {};
}

/// The last day of the period that holds d. Of a date that is not ok(), none.
constexpr date period_end(date d, calendar_period period) noexcept {
    if (!d.ok()) return {};
    switch (period) {
        case calendar_period::iso_week: return d + static_cast<int>(7 - d.iso_weekday());
        case calendar_period::week_in_year: {
            const date sunday = d + static_cast<int>(7 - d.iso_weekday()), last{d.year(), 12, 31};
            return last < sunday ? last : sunday;
        }
        case calendar_period::month: {
            const date in_next_month = date{d.year(), d.month(), 28} + 4;
            return in_next_month - static_cast<int>(in_next_month.day());
        }
        case calendar_period::quarter:
            return period_end({d.year(), (d.month() - 1) / 3 * 3 + 3, 1}, calendar_period::month);
        case calendar_period::year: return {d.year(), 12, 31};
    }
    return {};
}

}
