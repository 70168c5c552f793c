// SPDX-License-Identifier: BSL-1.0
#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace program {

namespace {

/// How many columns of a terminal a text takes: its code points.
std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Up to the first blank at which a line may break: not before a per cent sign.
std::string_view first_word(std::string_view text) {
    std::size_t end = text.find(' ');
    while (end != text.npos && text.substr(end + 1).starts_with('%')) end = text.find(' ', end + 1);
    return text.substr(0, end);
}

std::string padded_left(std::string_view text, std::size_t width) {
    const std::size_t taken = columns_of(text);
    return std::string(width > taken ? width - taken : 0, ' ').append(text);
}

std::size_t widest_cell(const text_table& table) {
    std::size_t width = 0;
    for (const auto& h : table.headings) width = (std::max)({width, columns_of(h.upper), columns_of(h.lower)});
    for (const auto& r : table.rows) {
        for (const auto& cell : r.cells) width = (std::max)(width, columns_of(cell));
    }
    return width;
}

std::size_t widest_label(const text_table& table) {
    std::size_t width = 0;
    for (const auto& r : table.rows) width = (std::max)(width, columns_of(r.label));
    return width;
}

std::string without_trailing_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

}

std::string percent(double fraction) { return std::isnan(fraction) ? "-" : fmt::format("{:+.1f} %", 100 * fraction); }

std::string unsigned_percent(double fraction) {
    return std::isnan(fraction) ? "-" : fmt::format("{:.1f} %", 100 * fraction);
}

std::string gained_or_lost(double fraction) {
    if (std::isnan(fraction)) return "have no return";
    return fmt::format("{} {:.1f} %", fraction < 0 ? "lost" : "gained", 100 * std::abs(fraction));
}

std::string decimal(double value, int decimals) {
    return std::isnan(value) ? "-" : fmt::format("{:.{}f}", value, decimals);
}

std::string signed_decimal(double value, int decimals) {
    return std::isnan(value) ? "-" : fmt::format("{:+.{}f}", value, decimals);
}

std::string with_error(double value, double error) {
    return std::isnan(value) ? "-" : fmt::format("{:.2f} ±{}", value, decimal(error));
}

std::string p_value_in_words(double p) {
    if (std::isnan(p)) return "no p-value";
    if (p < 0.001) return "p < 0.001";
    return fmt::format("p = {:.{}f}", p, p < 0.1 ? 3 : 2);
}

std::string iso(tidemark::core::date day) { return std::string{tidemark::core::iso_text{day}.view()}; }

std::string day_or_dash(tidemark::core::date day) { return day.ok() ? iso(day) : "-"; }

std::string wrapped(std::string_view paragraph, std::size_t width, std::string_view bullet) {
    std::string text{bullet};
    const std::size_t indent = columns_of(bullet);
    std::size_t column = indent;
    while (!paragraph.empty()) {
        const std::string_view word = first_word(paragraph);
        paragraph.remove_prefix((std::min)(word.size() + 1, paragraph.size()));
        if (column > indent && column + 1 + columns_of(word) > width) {
            text.append("\n").append(indent, ' ');
            column = indent;
        } else if (column > indent) {
            text += ' ';
            ++column;
        }
        text += word;
        column += columns_of(word);
    }
    return text + '\n';
}

std::string rendered(const text_table& table, std::size_t width) {
    const std::size_t label = widest_label(table);
    const std::size_t cell = widest_cell(table) + 2;
    const std::size_t in_a_block = (std::max)(std::size_t{1}, (width - label) / cell);
    std::string text = table.title + '\n';
    if (!table.explanation.empty()) text += wrapped(table.explanation, width);
    for (std::size_t first = 0; first < table.headings.size(); first += in_a_block) {
        const std::size_t last = (std::min)(first + in_a_block, table.headings.size());
        if (first > 0) text += '\n';
        std::string upper(label, ' ');
        std::string lower(label, ' ');
        for (std::size_t i = first; i < last; ++i) {
            upper += padded_left(table.headings[i].upper, cell);
            lower += padded_left(table.headings[i].lower, cell);
        }
        text += without_trailing_blanks(upper);
        if (lower.find_first_not_of(' ') != lower.npos) text += without_trailing_blanks(lower);
        for (const auto& r : table.rows) {
            std::string line = r.label + std::string(label - columns_of(r.label), ' ');
            for (std::size_t i = first; i < (std::min)(last, r.cells.size()); ++i)
                line += padded_left(r.cells[i], cell);
            text += without_trailing_blanks(line);
        }
    }
    return text;
}

}
