// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "errors.hpp"

#include <tidemark/core/date.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

/// Options as they are typed.
namespace program {

enum class output_format { text, csv, json };

/// Errors: `usage_error`, which names the choices
template <class Choice, std::size_t N>
Choice chosen(std::string_view option, std::string_view typed,
              const std::pair<std::string_view, Choice> (&choices)[N]) {
    std::string expected;
    for (const auto& [name, choice] : choices) {
        if (name == typed) return choice;
        expected.append(expected.empty() ? "" : ", ").append(name);
    }
    throw usage_error{fmt::format("{} is \"{}\", expected one of {}", option, typed, expected)};
}

inline output_format chosen_format(std::string_view typed) {
    return chosen<output_format>(
        "--format", typed, {{"text", output_format::text}, {"csv", output_format::csv}, {"json", output_format::json}});
}

/// A word as a shell takes it.
inline std::string shell_word(const std::string& word) {
    return word.find_first_of("\"[]{}()<>*?$;&|\\ ") == word.npos ? word : fmt::format("'{}'", word);
}

/// Errors: `usage_error`
inline std::size_t whole_number(std::string_view option, const std::string& typed) {
    const bool digits = !typed.empty() && typed.size() < 19 && typed.find_first_not_of("0123456789") == typed.npos;
    if (!digits) throw usage_error{fmt::format("{} is \"{}\", expected a whole number", option, typed)};
    return std::stoull(typed);
}

/// Errors: `usage_error`
inline tidemark::core::date chosen_day(std::string_view option, std::string_view typed) {
    const tidemark::core::date day = tidemark::core::parse_date(typed);
    if (!day.ok()) throw usage_error{fmt::format("{} is \"{}\", expected a date, YYYY-MM-DD", option, typed)};
    return day;
}

}
