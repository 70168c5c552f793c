// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include "words.hpp"

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/weighting.hpp>

#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

namespace program {

namespace index = tidemark::index;
using std::filesystem::path;

const vocabulary<index::missing_price_rule>& missing_price_words() {
    using rule = index::missing_price_rule;
    const auto max_age = [](const written_rule& r) {
        r.parameters().only({"max_age"});
        return index::calendar_days{r.parameters().at("max_age").days()};
    };
    static const auto age = max_age;
    static const vocabulary<rule> words{
        {"carry", [](const written_rule& r) -> rule { return index::carry{.max_age = age(r)}; }},
        {"zero_after", [](const written_rule& r) -> rule { return index::zero_after{.max_age = age(r)}; }},
        {"insensitive", [](const written_rule& r) -> rule { return index::insensitive{.max_age = age(r)}; }},
    };
    return words;
}

namespace {

index::unit_changes read_unit_changes(const rules_node& where) {
    return where.choice<index::unit_changes>(
        {{"frozen", index::unit_changes::frozen},
         {"follow_supply", index::unit_changes::follow_supply},
         {"follow_supply_and_float", index::unit_changes::follow_supply_and_float}});
}

/// Steps of a path: fields by their names, items of lists by their numbers in brackets.
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

/// The value at a path; null where there is none. A last field that an object does not have is made.
ordered_json* find_place(ordered_json& root, const std::vector<std::string>& steps) {
    ordered_json* place = &root;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string& step = steps[i];
        const bool numbered = !step.empty() && step.size() < 9 && step.find_first_not_of("0123456789") == step.npos;
        if (place->is_object() && (place->contains(step) || (i + 1 == steps.size() && !numbered))) {
            place = &(*place)[step];
        } else if (place->is_array() && numbered && std::stoul(step) < place->size()) {
            place = &(*place)[std::stoul(step)];
        } else {
            return nullptr;
        }
    }
    return place;
}

template <class Rule>
std::string names_of(const char* kind, const vocabulary<Rule>& words) {
    std::string names;
    for (const auto& [name, make] : words) names.append(names.empty() ? "" : ", ").append(name);
    return wrapped(names, 112, fmt::format("  {:<15}", kind));
}

}

std::string words_of_rules() {
    return names_of("eligibility", eligibility_words()) + names_of("rank_by", ranking_words()) +
           names_of("selection", selection_words()) + names_of("keys", key_words()) +
           names_of("weighting", weighting_words()) + names_of("limits", limit_words()) +
           names_of("schedule", schedule_words()) + names_of("missing_prices", missing_price_words()) +
           names_of("early_review", trigger_words());
}

rules_file::rules_file(const path& file) : file_{file.string()} {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw data_error{fmt::format("{}: cannot be read", file_)};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    try {
        root_ = ordered_json::parse(text, nullptr, true, true);
    } catch (const ordered_json::parse_error& error) {
        throw usage_error{fmt::format("{}: is not JSON: {}", file_, error.what())};
    }
}

void rules_file::set(const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == assignment.npos || equals == 0) {
        throw usage_error{fmt::format("--set is \"{}\", expected path=value", assignment)};
    }
    const std::string path = assignment.substr(0, equals), text = assignment.substr(equals + 1);
    ordered_json* place = find_place(root_, steps_of(path));
    if (place == nullptr) throw usage_error{fmt::format("--set {}: {} has no such field", assignment, file_)};
    ordered_json value = ordered_json::parse(text, nullptr, false);
    *place = value.is_discarded() ? ordered_json(text) : std::move(value);
}

index::rulebook rules_file::rulebook() const {
    const rules_node root{file_, root_};
    root.only({"name", "description", "base", "schedule", "eligibility", "rank_by", "selection", "weighting",
               "missing_prices", "early_review", "units_between_reviews"});
    if (const auto description = root.find("description")) static_cast<void>(description->text());
    const rules_node base = root.at("base");
    base.only({"date", "level"});
    const auto weighting = root.at("weighting");
    const auto level = [&] {
        try {
            return index::base_level{base.at("level").number()};
        } catch (const std::invalid_argument& error) {
            base.at("level").complain(error.what());
        }
    };
    index::rulebook rules{
        .selection =
            make_rules(root.at("selection"), selection_words(), "selection rule",
                       [](index::selection_rule a, index::selection_rule b) { return std::move(a) | std::move(b); }),
        .weighting = read_weighting(weighting),
        .schedule = make_rule(root.at("schedule"), schedule_words(), "schedule"),
        .missing_prices = make_rule(root.at("missing_prices"), missing_price_words(), "rule for missing prices"),
        .base = {.date = base.at("date").date(), .level = level()}};
    if (const auto eligibility = root.find("eligibility")) {
        rules.eligibility = read_eligibility(*eligibility);
    }
    if (const auto rank_by = root.find("rank_by")) rules.rank_by = make_rule(*rank_by, ranking_words(), "ranking");
    if (const auto early = root.find("early_review")) rules.early_review = read_trigger(*early);
    if (const auto units = root.find("units_between_reviews")) rules.units_between_reviews = read_unit_changes(*units);
    if (const auto name = root.find("name")) rules.name = name->text();
    return rules;
}

}
