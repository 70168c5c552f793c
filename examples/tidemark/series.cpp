// SPDX-License-Identifier: BSL-1.0
#include "series.hpp"

#include "errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace program {

using tidemark::core::date;
using tidemark::core::iso_text;

namespace {

// The longest that a market which covers a span may have been shut at either end of it.
constexpr int longest_closure_in_days = 7;

std::size_t count_until(const std::vector<date>& dates, date day) {
    return static_cast<std::size_t>(std::upper_bound(dates.begin(), dates.end(), day) - dates.begin());
}

}

std::vector<time_span> whole_and_years(const std::vector<date>& dates) {
    const date first = dates.front();
    const date last = dates.back();
    std::vector<time_span> spans{{"whole period", first, last, time_span::kind::whole_period}};
    for (int year = first.year(); year <= last.year(); ++year) {
        const std::size_t before = count_until(dates, date{year - 1, 12, 31});
        const std::size_t until = count_until(dates, date{year, 12, 31});
        const std::size_t from = before == 0 ? 0 : before - 1;
        if (until - 1 <= from) continue;
        spans.push_back({std::to_string(year), dates[from], dates[until - 1], time_span::kind::calendar_year});
    }
    return spans;
}

time_span parse_span(const std::string& text, const std::vector<date>& dates) {
    const auto complain = [&](std::string_view expected) {
        return usage_error{fmt::format("--span {}: expected {}", text, expected)};
    };
    const std::size_t colon = text.find(':');
    if (colon == text.npos) throw complain("FROM:TO, such as 2021-01-31:2022-01-31");
    const date from = tidemark::core::parse_date(std::string_view{text}.substr(0, colon));
    const date to = tidemark::core::parse_date(std::string_view{text}.substr(colon + 1));
    if (!from.ok() || !to.ok()) throw complain("two dates, such as 2021-01-31:2022-01-31");
    if (!(from < to)) throw complain("FROM before TO");
    if (from < dates.front() || to > dates.back()) {
        throw complain(fmt::format("dates within the data, {} to {}", iso_text{dates.front()}.view(),
                                   iso_text{dates.back()}.view()));
    }
    return {text, from, to, time_span::kind::asked_for};
}

std::optional<closes> closes_of(const std::vector<date>& dates, const time_span& span) {
    const std::size_t until_from = count_until(dates, span.from);
    const std::size_t until_to = count_until(dates, span.to);
    if (until_to == 0) return std::nullopt;
    const std::size_t first = until_from == 0 ? 0 : until_from - 1;
    const std::size_t last = until_to - 1;
    const bool covered = span.from - dates[first] <= longest_closure_in_days &&
                         dates[first] - span.from <= longest_closure_in_days &&
                         span.to - dates[last] <= longest_closure_in_days;
    if (!covered || first >= last) return std::nullopt;
    return closes{first, last};
}

}
