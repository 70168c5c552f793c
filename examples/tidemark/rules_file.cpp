// SPDX-License-Identifier: BSL-1.0
#include "rules_file.hpp"

#include "index_rules.hpp"
#include "options.hpp"
#include "registry/settings.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace program {

namespace index = tidemark::index;

namespace {

constexpr std::array<std::string_view, 4> fields_of_methodology{"methodology", "base", "missing_prices", "description"};

bool is_field(std::string_view name) {
    return std::find(fields_of_methodology.begin(), fields_of_methodology.end(), name) != fields_of_methodology.end();
}

ordered_json read_json(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw data_error{fmt::format("{}: cannot be read", file)};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    try {
        return ordered_json::parse(text, nullptr, true, true);
    } catch (const ordered_json::parse_error& error) {
        throw usage_error{fmt::format("{}: is not JSON: {}", file, error.what())};
    }
}

std::vector<std::string_view> known_names() {
    std::vector<std::string_view> names;
    for (const auto& [name, book] : methodologies()) names.push_back(name);
    return names;
}

void refuse_rule_among_methodologies(std::string_view name) {
    for (const std::string_view rule : rules_among_methodologies) {
        if (rule == name) throw usage_error{fmt::format("{} is no index but a rule of a file, see --help", name)};
    }
}

constexpr asked begins{"base.date", "the day it begins, also --from", "2024-12-31"};
constexpr asked level{"base.level", "its level on that day", "1000"};
constexpr asked prices{"missing_prices", "what a member without a price is worth: carry, zero_after or insensitive"};

}

rules_file::rules_file(const std::string& file_or_name) : file_{file_or_name} {
    if (methodologies().contains(file_or_name)) {
        named_ = true;
        root_["methodology"][file_or_name] = ordered_json::object();
        return;
    }
    refuse_rule_among_methodologies(file_or_name);
    const bool may_be_name = file_or_name.find_first_of("./\\") == file_or_name.npos;
    if (may_be_name && !std::filesystem::exists(file_or_name)) {
        registry::refuse_unknown("file and no methodology", file_or_name, known_names());
    }
    root_ = read_json(file_or_name);
    if (!root_.is_object() || !root_.contains("methodology")) return;
    ordered_json& methodology = root_["methodology"];
    if (methodology.is_string()) methodology = {{methodology.get<std::string>(), ordered_json::object()}};
}

void rules_file::set(const std::string& assignment) {
    auto [steps, value] = parse_path_assignment(assignment);
    if (const std::string_view name = methodology_name(); !name.empty() && !is_field(steps.front())) {
        steps.insert(steps.begin(), {"methodology", std::string{name}});
    }
    ordered_json* place = find_place(root_, steps);
    if (place == nullptr) throw usage_error{fmt::format("--set {}: {} has no such field", assignment, file_)};
    *place = std::move(value);
}

std::string_view rules_file::methodology_name() const {
    if (!root_.is_object() || !root_.contains("methodology")) return {};
    const written_rule rule = read_rule(rules_node{file_, root_}.at("methodology"));
    const auto known = methodologies().find(rule.name);
    if (known != methodologies().end()) return known->first;
    refuse_rule_among_methodologies(rule.name);
    registry::refuse_unknown("methodology", rule.name, known_names());
}

rules_node rules_file::parameters() const {
    const std::string name{methodology_name()};
    if (named_) return {file_, root_.at("methodology").at(name)};
    return rules_node{file_, root_}.at("methodology").at(name);
}

index_chain rules_file::chain(const std::string& so_far) const {
    const rules_node root{file_, root_};
    if (!methodology_name().empty()) return methodology_chain(so_far);
    return alone_in_chain([rules = read_rulebook(root)] { return rules; });
}

index_chain rules_file::methodology_chain(const std::string& so_far) const {
    const std::string name{methodology_name()};
    const methodology& book = methodologies().at(name);
    const bool asks_for_prices = book.missing_prices == methodology::prices::asked;

    rules_file full = *this;
    ordered_json& base = full.root_["base"];
    if (base.is_null()) base = ordered_json::object();
    if (base.is_object() && !base.contains("date") && !book.base_date.empty()) base["date"] = book.base_date;
    if (base.is_object() && !base.contains("level") && book.base_level) base["level"] = *book.base_level;
    const rules_node root{file_, full.root_};
    const rules_node given = full.parameters();

    root.only(asks_for_prices
                  ? std::vector<std::string_view>(fields_of_methodology.begin(), fields_of_methodology.end())
                  : std::vector<std::string_view>{"methodology", "base", "description"});
    if (const auto description = root.find("description")) static_cast<void>(description->text());
    given.only(fields_of(book.parameters));

    std::vector<asked> missing, optional;
    std::string command = so_far;
    const auto say = [&](const asked& each, const std::string& assignment) {
        missing.push_back(each);
        command += assignment;
    };
    if (!is_given(full.root_, "base.date")) say(begins, fmt::format(" --from {}", begins.example));
    if (!is_given(full.root_, "base.level")) say(level, fmt::format(" --set base.level={}", level.example));
    if (asks_for_prices && !is_given(full.root_, "missing_prices"))
        say(prices, fmt::format(" --set missing_prices.carry.max_age={}", book.carried));
    const ordered_json& object = given.json();
    for (const asked& each : book.parameters) {
        if (is_given(object, std::string{each.path})) continue;
        if (each.example.empty())
            optional.push_back(each);
        else
            say(each, assignment_of(each));
    }
    if (!missing.empty()) throw usage_error{complaint_about(name, missing, optional, command)};

    index_terms terms{.base = read_base(root.at("base")), .missing_prices = std::nullopt};
    if (asks_for_prices) terms.missing_prices = read_missing_prices(root.at("missing_prices"));

    // What the library refuses of the rules was asked wrongly, not answered badly by the data.
    index_chain chain = made_at(given, [&] { return book.make(given, terms); });
    for (chained_rules& make : chain) {
        make = [make, label = file_](const index::market& universe, std::span<const index::track> before) {
            try {
                return make(universe, before);
            } catch (const std::invalid_argument& error) {
                throw usage_error{fmt::format("{}: {}", label, error.what())};
            }
        };
    }
    return chain;
}

std::string names_of_methodologies() {
    std::string names;
    for (const auto& [name, book] : methodologies()) names.append(names.empty() ? "" : ", ").append(name);
    return wrapped(names, 112, "  ");
}

}
