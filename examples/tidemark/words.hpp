// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace program {

// How the report writes numbers. What has no answer is a dash.

std::string percent(double fraction);                 ///< +378.9 %
std::string unsigned_percent(double fraction);        ///< 66.1 %
std::string gained_or_lost(double fraction);          ///< lost 7.7 %
std::string decimal(double value, int decimals = 2);  ///< 0.38
std::string signed_decimal(double value, int decimals = 2);
std::string with_error(double value, double error);  ///< 0.38 ±0.45
std::string p_value_in_words(double p);              ///< p = 0.069
std::string iso(tidemark::core::date day);
std::string day_or_dash(tidemark::core::date day);  ///< a dash for a date that is no day

/// Breaks a paragraph into lines, the first after `bullet`, the others as far in.
std::string wrapped(std::string_view paragraph, std::size_t width, std::string_view bullet = "");

/// A table of the report: a label a row, a cell a column, two lines of heading.
struct text_table {
    struct heading {
        std::string upper;
        std::string lower;
    };
    struct row {
        std::string label;
        std::vector<std::string> cells;
    };

    std::string title;
    std::string explanation;
    std::vector<heading> headings;
    std::vector<row> rows;  ///< one without a label and cells is a blank line
};

/// The table as text; columns that do not fit into the width follow below, with their labels again.
std::string rendered(const text_table& table, std::size_t width);

}
