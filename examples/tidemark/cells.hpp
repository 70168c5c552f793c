// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "registry/registry.hpp"

#include <nlohmann/json.hpp>

#include <string>

/// How answers write their numbers: as JSON, as fields of CSV and to be read.
namespace program {

using ordered_json = nlohmann::ordered_json;

/// No answer is null; JSON has no infinities, so they are words.
ordered_json cell(double value);

/// A setting of a parameter in its own kind: an option by its name.
ordered_json setting_cell(const registry::parameter& p, double value);

std::string for_reading(const ordered_json& value);   ///< ten digits; no answer is a dash
std::string for_machines(const ordered_json& value);  ///< all digits; no answer is nothing

/// A text as a field of CSV, in quotes where it needs them.
std::string csv_field(const std::string& text);

/// Names in the file need not be UTF-8; what is not becomes a question mark.
std::string dumped(const ordered_json& j);

/// What the docstring says of an answer: to be read, a label a line, and as JSON.
std::string convention_as_text(const registry::entry& e);
ordered_json convention_as_json(const registry::entry& e);

}
