// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace program {

/// The closing levels of an index, an asset or an equity market.
struct series {
    std::string name;   ///< in files: large_1_20
    std::string label;  ///< in tables: large 1-20
    double periods_per_year;
    std::vector<tidemark::core::date> dates;  ///< ascending
    std::vector<double> levels;               ///< positive
};

/// A stretch of time, from the close of one day to the close of another.
struct time_span {
    enum class kind { whole_period, calendar_year, asked_for };

    std::string label;
    tidemark::core::date from;
    tidemark::core::date to;
    kind chosen_as;
};

/// Results in the order of the spans; none where the data do not cover a span.
template <class Result>
using by_span = std::vector<std::optional<Result>>;

/// The whole of these days, then each calendar year, from the last close of the year before (or the first close there
/// is) to its own last close.
std::vector<time_span> whole_and_years(const std::vector<tidemark::core::date>& dates);

/// Reads FROM:TO, two days within the first and the last of `dates`.
///
/// Errors: `usage_error`
time_span parse_span(const std::string& text, const std::vector<tidemark::core::date>& dates);

/// Positions of the two closes between which a series is measured.
struct closes {
    std::size_t first;
    std::size_t last;
};

/// The closes in force at both ends of a span: of a market that is shut on the day, its last close before. A series
/// that begins up to a week into the span is taken from its first close. Nothing when the series does not cover it.
std::optional<closes> closes_of(const std::vector<tidemark::core::date>& dates, const time_span& span);

/// An annual rate, day by day, each published on its date.
struct published_rate {
    std::vector<tidemark::core::date> dates;
    std::vector<double> annual_rates;  ///< fractions
};

}
