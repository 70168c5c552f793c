// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/core/view.hpp>

namespace tidemark::inline TIDEMARK_ABI::core {

/// How many days make a year.
enum class year_length { days_365, days_365_25 };

/// The years between two days, by the calendar.
///
/// Formula: (last - first) / 365, or / 365.25
/// Input:   two days; the first of a series of returns is the day of the price before them
/// Value:   years, negative when `last` comes before `first`
/// No data: NaN for a date that names no day
/// Source:  -
constexpr double years_between(date first, date last, year_length year = year_length::days_365) noexcept {
    if (!first.ok() || !last.ok()) return nan;
    return (last - first) / (year == year_length::days_365 ? 365 : 365.25);
}

/// What counts as a period of a sample: the rows that were observed, or all of them, the missing ones too.
enum class period_count { observed, rows };

/// The years that a sample stands for, by its number of periods.
///
/// Formula: n / periods_per_year
/// Input:   a readable sample
/// Value:   years
/// No data: 0; NaN for a frequency that is not positive
/// Source:  -
template <readable R>
constexpr double years_of(const R& sample, frequency periods_per_year, period_count counted) noexcept {
    if (periods_per_year.check().argument != nullptr) return nan;
    const auto rows = as_sample(sample);
    std::size_t n = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) n += counted == period_count::rows || !is_missing(rows[i]) ? 1 : 0;
    return static_cast<double>(n) / periods_per_year.value();
}

}
