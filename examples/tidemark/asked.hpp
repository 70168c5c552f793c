// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cells.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is asked for by name on the command line, as JSON that grows with each --set.
namespace program {

/// What a methodology or a gauge is given.
struct asked {
    std::string_view path;  ///< below its object: `traded.unpublished`
    std::string_view meaning;
    std::string_view example = {};  ///< a value as --set takes it; empty where it may be left out
};

/// Everything that has to be said, and what may be, a line each.
std::string description_of(std::span<const asked> all);

/// All that is missing at once, what may be given beside it, and a command that says all of the missing. `name` is what
/// they are missing of.
std::string complaint_about(std::string_view name, std::span<const asked> missing, std::span<const asked> optional,
                            const std::string& command);

/// ` --set path=value`, as a shell takes it.
std::string assignment_of(const asked& each);

/// The parameters whose first steps these are, each once.
std::vector<std::string_view> fields_of(std::span<const asked> all);

/// An assignment as it is typed: `selection[0].largest=80`.
struct typed_assignment {
    std::vector<std::string> steps;  ///< fields by their names, items of lists by their numbers in brackets
    ordered_json value;              ///< where it is no JSON it is a text
};

/// Errors: `usage_error` for one without "="
typed_assignment parse_path_assignment(const std::string& typed);

/// The value at a path; null where there is none. Fields that an object does not have are made.
ordered_json* find_place(ordered_json& root, const std::vector<std::string>& steps);

/// Whether something stands at a path, or in the place of what would lead there.
bool is_given(const ordered_json& root, const std::string& path);

}
