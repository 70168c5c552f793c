// SPDX-License-Identifier: BSL-1.0
#include "told.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace program {

namespace {

constexpr std::size_t label_width = 25;
constexpr std::size_t told_width = 22;

}

ordered_json day_cell(tidemark::core::date day) { return day.ok() ? ordered_json(iso(day)) : ordered_json{}; }

std::string with_range(const std::string& value, const std::string& low, const std::string& high) {
    return low == "-" || high == "-" ? value : fmt::format("{} ({} to {})", value, low, high);
}

std::string section_as_text(const told_section& s, std::size_t width) {
    std::string text = '\n' + s.title + '\n';
    if (!s.explanation.empty()) text += wrapped(s.explanation, width);
    for (const told_number& n : s.numbers) {
        if (n.label.empty()) continue;
        const std::string before = fmt::format("  {:<{}}  {:<{}}  ", n.label, label_width, n.told, told_width);
        text += n.meaning.empty() ? before.substr(0, before.find_last_not_of(' ') + 1) + '\n'
                                  : wrapped(n.meaning, width, before);
    }
    for (const text_table& table : s.tables) text += rendered(table, width);
    for (const std::string& remark : s.remarks) text += wrapped(remark, width, "  ");
    return text;
}

ordered_json section_as_json(const told_section& s) {
    ordered_json j = ordered_json::object();
    for (const told_number& n : s.numbers)
        if (!n.name.empty()) j[n.name] = n.value;
    if (s.written.is_object()) j.update(s.written);
    if (!s.remarks.empty()) j["remarks"] = s.remarks;
    return j;
}

}
