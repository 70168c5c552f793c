// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cells.hpp"
#include "errors.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/index/rule.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace program {

/// A value of a file of rules, with the path by which complaints name it: `selection[0].rank_buffer.target`.
///
/// Errors: `usage_error`, with the file, the path, what stands there and what was expected
class rules_node {
public:
    rules_node(std::string file, const ordered_json& root) : file_{std::move(file)}, value_{&root} {}

    const std::string& path() const noexcept { return path_; }
    const ordered_json& json() const noexcept { return *value_; }

    [[noreturn]] void refuse(std::string_view expected) const;
    [[noreturn]] void complain(std::string_view complaint) const;

    bool is_text() const { return value_->is_string(); }
    bool is_list() const { return value_->is_array(); }
    bool is_object() const { return value_->is_object(); }

    double number() const;
    std::size_t count() const;
    int days() const;  ///< a whole number
    std::string text() const;
    std::vector<std::string> texts() const;
    std::vector<double> numbers() const;
    tidemark::core::date date() const;
    std::vector<rules_node> items() const;
    std::vector<std::string> keys() const;

    /// The fields of an object, of which it may have no others.
    void only(std::initializer_list<std::string_view> names) const { only(std::vector<std::string_view>{names}); }
    void only(const std::vector<std::string_view>& names) const;
    rules_node at(std::string_view name) const;
    std::optional<rules_node> find(std::string_view name) const;

    template <class Choice>
    Choice choice(std::initializer_list<std::pair<std::string_view, Choice>> choices) const {
        std::string names;
        for (const auto& [name, meaning] : choices) {
            if (is_text() && text() == name) return meaning;
            names.append(names.empty() ? "one of " : ", ").append(name);
        }
        refuse(names);
    }

private:
    rules_node child(const ordered_json& value, const std::string& step) const;

    std::string file_;
    const ordered_json* value_;
    std::string path_;
};

/// What is made here; what its constructor refuses is refused with the path.
template <class Make>
auto made_at(const rules_node& where, const Make& make) {
    try {
        return make();
    } catch (const std::invalid_argument& error) {
        where.complain(error.what());
    }
}

/// A rule as it is written: its name alone, or an object with its name and what it is given.
struct written_rule {
    std::string name;
    rules_node where;                 ///< the rule
    std::optional<rules_node> given;  ///< nothing where the name stands alone

    /// What the rule is given. Errors: `usage_error` where nothing is
    const rules_node& parameters() const;

    /// Errors: `usage_error` where something is given
    void takes_nothing() const;
};

written_rule read_rule(const rules_node& where);

/// A rule without parameters.
template <class Made, class Rule>
Rule alone(const written_rule& r) {
    r.takes_nothing();
    return Made{};
}

/// What rules of one kind are called, and how each is made.
template <class Rule>
using vocabulary = std::map<std::string, Rule (*)(const written_rule&), std::less<>>;

/// The rule, whose complaints that nothing satisfies it name where it stands.
template <class Result, class... Arguments>
tidemark::index::rule<Result(Arguments...)> standing_at(tidemark::index::rule<Result(Arguments...)> rule,
                                                        std::string path) {
    return [rule = std::move(rule), path = std::move(path)](Arguments... arguments) -> Result {
        try {
            return rule(std::forward<Arguments>(arguments)...);
        } catch (const std::domain_error& error) {
            throw std::domain_error{path + ": " + error.what()};
        }
    };
}

/// Makes a rule; what its constructor refuses is refused with the path.
template <class Rule>
Rule make_rule(const rules_node& where, const vocabulary<Rule>& words, const char* kind) {
    const written_rule rule = read_rule(where);
    const auto known = words.find(rule.name);
    if (known == words.end()) {
        std::string names;
        for (const auto& [name, make] : words) names.append(names.empty() ? "" : ", ").append(name);
        where.complain(fmt::format("\"{}\" is no {}; known are {}", rule.name, kind, names));
    }
    const rules_node& at = rule.given ? *rule.given : where;
    return standing_at(made_at(at, [&] { return known->second(rule); }), at.path());
}

/// One rule, or a list of them joined from the first to the last.
template <class Rule, class Join>
Rule make_rules(const rules_node& where, const vocabulary<Rule>& words, const char* kind, const Join& join) {
    if (!where.is_list()) return make_rule(where, words, kind);
    const std::vector<rules_node> items = where.items();
    if (items.empty()) where.refuse(fmt::format("one {} or more", kind));
    Rule all = make_rule(items.front(), words, kind);
    for (std::size_t i = 1; i < items.size(); ++i) all = join(std::move(all), make_rule(items[i], words, kind));
    return all;
}

}
