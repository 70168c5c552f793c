// SPDX-License-Identifier: BSL-1.0
#include "cells.hpp"

#include "registry/settings.hpp"

#include <fmt/format.h>

#include <cmath>

namespace program {

using json = ordered_json;
using registry::parameter;

json cell(double value) {
    if (std::isnan(value)) return nullptr;
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}

json setting_cell(const parameter& p, double value) {
    if (p.is == parameter::kind::option) return registry::option_name(p, value);
    if (p.is == parameter::kind::count) return static_cast<std::size_t>(value);
    return cell(value);
}

std::string for_reading(const json& value) {
    if (value.is_null()) return "-";
    if (value.is_string()) return value.get<std::string>();
    return value.is_number_float() ? fmt::format("{:.10g}", value.get<double>()) : value.dump();
}

std::string for_machines(const json& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    return value.is_number_float() ? fmt::format("{}", value.get<double>()) : value.dump();
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string dumped(const json& j) { return j.dump(2, ' ', false, json::error_handler_t::replace) + '\n'; }

std::string convention_as_text(const registry::entry& e) {
    return fmt::format("  formula: {}\n  value: {}\n  no data: {}\n  source: {}\n", e.formula, e.value, e.no_data,
                       e.source);
}

json convention_as_json(const registry::entry& e) {
    return {{"formula", e.formula}, {"value", e.value}, {"no_data", e.no_data}, {"source", e.source}};
}

}
