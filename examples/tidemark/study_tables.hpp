// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"
#include "words.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// What the tables of the study's report have in common.
namespace program {

inline constexpr std::size_t text_width = 100;

/// The heading of the column of a span.
text_table::heading heading_of(const study& s, const time_span& span);

/// Those of all spans.
std::vector<text_table::heading> headings_of(const study& s);

/// The cells of a row: what `write` makes of each result, a dash where there is none.
template <class Result, class Write>
std::vector<std::string> cells_of(const by_span<Result>& results, const Write& write) {
    std::vector<std::string> cells;
    for (const auto& result : results) cells.push_back(result ? write(*result) : "-");
    return cells;
}

/// A blank line and the table, whose title says so when the market is simulated.
std::string table_text(const study& s, text_table table, std::size_t width);

}
