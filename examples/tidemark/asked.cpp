// SPDX-License-Identifier: BSL-1.0
#include "asked.hpp"

#include "errors.hpp"
#include "options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace program {

namespace {

std::vector<std::string> steps_of(const std::string& path) {
    std::vector<std::string> steps(1);
    for (const char c : path) {
        if (c == '.' || c == '[') {
            if (!steps.back().empty()) steps.emplace_back();
        } else if (c != ']') {
            steps.back() += c;
        }
    }
    return steps;
}

}

std::string description_of(std::span<const asked> all) {
    std::string text;
    for (const asked& each : all) fmt::format_to(std::back_inserter(text), "  {:<20} {}\n", each.path, each.meaning);
    return text;
}

std::string complaint_about(std::string_view name, std::span<const asked> missing, std::span<const asked> optional,
                            const std::string& command) {
    std::string text = fmt::format("{} leaves these to you:\n{}", name, description_of(missing));
    if (!optional.empty()) text += fmt::format("and may be given:\n{}", description_of(optional));
    return fmt::format("{}for example:\n  {}", text, command);
}

std::string assignment_of(const asked& each) {
    return fmt::format(" --set {}", shell_word(fmt::format("{}={}", each.path, each.example)));
}

std::vector<std::string_view> fields_of(std::span<const asked> all) {
    std::vector<std::string_view> names;
    for (const asked& each : all) {
        const std::string_view first = each.path.substr(0, each.path.find('.'));
        if (std::find(names.begin(), names.end(), first) == names.end()) names.push_back(first);
    }
    return names;
}

typed_assignment parse_path_assignment(const std::string& typed) {
    const std::size_t equals = typed.find('=');
    if (equals == typed.npos || equals == 0) {
        throw usage_error{fmt::format("--set is \"{}\", expected path=value", typed)};
    }
    const std::string text = typed.substr(equals + 1);
    ordered_json value = ordered_json::parse(text, nullptr, false);
    return {steps_of(typed.substr(0, equals)), value.is_discarded() ? ordered_json(text) : std::move(value)};
}

ordered_json* find_place(ordered_json& root, const std::vector<std::string>& steps) {
    ordered_json* place = &root;
    for (const std::string& step : steps) {
        const bool numbered = !step.empty() && step.size() < 9 && step.find_first_not_of("0123456789") == step.npos;
        if ((place->is_object() && (place->contains(step) || !numbered)) || place->is_null()) {
            place = &(*place)[step];
        } else if (place->is_array() && numbered && std::stoul(step) < place->size()) {
            place = &(*place)[std::stoul(step)];
        } else {
            return nullptr;
        }
    }
    return place;
}

bool is_given(const ordered_json& root, const std::string& path) {
    const ordered_json* place = &root;
    for (const std::string& step : steps_of(path)) {
        if (!place->is_object()) return !place->is_null();
        const auto found = place->find(step);
        if (found == place->end()) return false;
        place = &*found;
    }
    return true;
}

}
