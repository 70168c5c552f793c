// SPDX-License-Identifier: BSL-1.0
#include "rules_node.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace program {

using tidemark::core::date;

void rules_node::complain(std::string_view complaint) const {
    throw usage_error{fmt::format("{}: {}{}{}", file_, path_, path_.empty() ? "" : ": ", complaint)};
}

void rules_node::refuse(std::string_view expected) const {
    const std::string there = value_->dump();
    throw usage_error{fmt::format("{}: {} is {}, expected {}", file_, path_.empty() ? "the file" : path_,
                                  there.size() > 60 ? there.substr(0, 57) + "..." : there, expected)};
}

rules_node rules_node::child(const ordered_json& value, const std::string& step) const {
    rules_node node{file_, value};
    node.path_ = path_.empty() || step.front() == '[' ? path_ + step : path_ + "." + step;
    return node;
}

double rules_node::number() const {
    if (!value_->is_number()) refuse("a number");
    return value_->get<double>();
}

std::size_t rules_node::count() const {
    const bool whole = value_->is_number_unsigned() || (value_->is_number_integer() && value_->get<long long>() >= 0);
    if (!whole) refuse("a whole number, 0 or more");
    return value_->get<std::size_t>();
}

int rules_node::days() const {
    if (!value_->is_number_integer()) refuse("a whole number");
    const auto n = value_->get<long long>();
    if (std::abs(n) > std::numeric_limits<int>::max()) refuse("a whole number that is no greater than 2147483647");
    return static_cast<int>(n);
}

std::string rules_node::text() const {
    if (!is_text()) refuse("a text");
    return value_->get<std::string>();
}

std::vector<std::string> rules_node::texts() const {
    std::vector<std::string> all;
    for (const rules_node& item : items()) all.push_back(item.text());
    return all;
}

std::vector<double> rules_node::numbers() const {
    std::vector<double> all;
    for (const rules_node& item : items()) all.push_back(item.number());
    return all;
}

date rules_node::date() const {
    const class date day = is_text() ? tidemark::core::parse_date(text()) : tidemark::core::date{};
    if (!day.ok()) refuse("a date, YYYY-MM-DD");
    return day;
}

std::vector<rules_node> rules_node::items() const {
    if (!is_list()) refuse("a list");
    std::vector<rules_node> all;
    for (std::size_t i = 0; i < value_->size(); ++i) all.push_back(child((*value_)[i], fmt::format("[{}]", i)));
    return all;
}

std::vector<std::string> rules_node::keys() const {
    if (!is_object()) refuse("an object");
    std::vector<std::string> names;
    for (const auto& [name, value] : value_->items()) names.push_back(name);
    return names;
}

void rules_node::only(const std::vector<std::string_view>& names) const {
    for (const std::string& key : keys()) {
        if (std::find(names.begin(), names.end(), key) != names.end()) continue;
        std::string known;
        for (const std::string_view name : names) known.append(known.empty() ? "" : ", ").append(name);
        complain(fmt::format("unknown field \"{}\", expected {}", key, known));
    }
}

rules_node rules_node::at(std::string_view name) const {
    auto found = find(name);
    if (!found) complain(fmt::format("the field \"{}\" is missing", name));
    return *found;
}

std::optional<rules_node> rules_node::find(std::string_view name) const {
    if (!is_object()) refuse("an object");
    const auto found = value_->find(std::string{name});
    if (found == value_->end()) return std::nullopt;
    return child(*found, std::string{name});
}

const rules_node& written_rule::parameters() const {
    if (!given) where.complain(fmt::format("{} needs its parameters: {{\"{}\": ...}}", name, name));
    return *given;
}

void written_rule::takes_nothing() const {
    if (given) given->complain(fmt::format("{} takes no parameters", name));
}

written_rule read_rule(const rules_node& where) {
    if (where.is_text()) return {where.text(), where, std::nullopt};
    if (!where.is_object() || where.keys().size() != 1) {
        where.refuse("the name of a rule, or an object with the name of one rule and what it is given");
    }
    const std::string name = where.keys().front();
    return {name, where, where.at(name)};
}

}
