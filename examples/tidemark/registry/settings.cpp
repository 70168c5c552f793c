// SPDX-License-Identifier: BSL-1.0
#include "registry/settings.hpp"

#include "errors.hpp"
#include "registry/estimation.hpp"

#include <tidemark/core/decay.hpp>

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace program::registry {

namespace {

/// How many letters must be put in, taken out or exchanged to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t exchanged = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = (std::min)({exchanged, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> whole_number(std::string_view text) {
    const auto value = number(text);
    constexpr double exact = 9007199254740992.0;  // beyond it doubles skip whole numbers
    if (!value || !(*value >= 0 && *value <= exact) || std::floor(*value) != *value) return std::nullopt;
    return value;
}

std::optional<double> position(std::span<const std::string_view> values, std::string_view name) {
    const auto found = std::find(values.begin(), values.end(), name);
    if (found == values.end()) return std::nullopt;
    return static_cast<double>(found - values.begin());
}

constexpr std::string_view decays = "factor, alpha, span, centre_of_mass, half_life or wilder";

/// `span:20`: how fast the past is forgotten, by the measure's name. As a setting it is the factor.
std::optional<double> decay_factor(std::string_view text) {
    using tidemark::core::decay;
    constexpr std::pair<std::string_view, decay (*)(double)> measures[] = {
        {"factor", decay::factor},       {"alpha", decay::alpha},
        {"span", decay::span},           {"centre_of_mass", decay::centre_of_mass},
        {"half_life", decay::half_life}, {"wilder", decay::wilder}};
    const std::size_t colon = (std::min)(text.find(':'), text.size());
    for (const auto& [name, make] : measures) {
        const auto value =
            name == text.substr(0, colon) ? number(text.substr((std::min)(colon + 1, text.size()))) : std::nullopt;
        if (value && make(*value).check().argument == nullptr) return make(*value).factor();
    }
    return std::nullopt;
}

double setting(const parameter& p, std::string_view text) {
    const auto [value, expected] = [&]() -> std::pair<std::optional<double>, std::string> {
        switch (p.is) {
            case parameter::kind::option:
                return {position(p.values, text), fmt::format("one of {}", fmt::join(p.values, ", "))};
            case parameter::kind::count: return {whole_number(text), "a whole number"};
            case parameter::kind::decay:
                return {decay_factor(text), fmt::format("{}, a colon and a number in its range: span:20", decays)};
            default: return {number(text), "a number"};
        }
    }();
    if (!value) throw usage_error{fmt::format("{} is \"{}\", expected {}", p.name, text, expected)};
    return *value;
}

[[noreturn]] void refuse_unset(const entry& e, const parameter& p) {
    if (p.is == parameter::kind::frequency) {
        throw usage_error{fmt::format(
            "{} needs --periods-per-year: 365 for daily data of a market that never shuts, 252 for an exchange, 12 for "
            "months, 1 for an answer per period",
            e.name)};
    }
    if (p.is == parameter::kind::decay)
        throw usage_error{fmt::format("{} needs --set {}=span:20, or another of {}", e.name, p.name, decays)};
    throw usage_error{fmt::format("{} needs --set {}=...", e.name, p.name)};
}

std::string parameter_names(const entry& e) {
    if (e.parameters.empty()) return "it has no parameters";
    std::string names;
    for (const parameter& p : e.parameters) names.append(names.empty() ? "its parameters are " : ", ").append(p.name);
    return names;
}

}

std::vector<std::string_view> nearest(std::string_view typed, const std::vector<std::string_view>& all) {
    std::vector<std::pair<std::size_t, std::string_view>> ranked;
    for (const std::string_view name : all) {
        const bool begins = !typed.empty() && name.starts_with(typed);
        const bool contains = !typed.empty() && name.find(typed) != name.npos;
        ranked.emplace_back(begins ? 0 : contains ? 1 : 1 + distance(typed, name), name);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string_view> names;
    for (const auto& [apart, name] : ranked)
        if (names.size() < 3) names.push_back(name);
    return names;
}

void refuse_unknown(std::string_view what, std::string_view typed, const std::vector<std::string_view>& all) {
    throw usage_error{fmt::format("there is no {} \"{}\"; the nearest are {} (tidemark list shows all)", what, typed,
                                  fmt::join(nearest(typed, all), ", "))};
}

const metric& find_metric(std::string_view name) {
    for (const metric& m : metrics())
        if (m.documented.name == name) return m;
    for (const entry& e : functions())
        if (e.name == name || e.name == fmt::format("{}_into", name))
            throw usage_error{fmt::format(
                "{} is a function for C++, not a metric of a column{}", name,
                name.starts_with("drawdown_series") ? ": current_drawdown with --expanding gives that series" : "")};
    std::vector<std::string_view> names;
    for (const metric& m : metrics()) names.push_back(m.documented.name);
    refuse_unknown("metric", name, names);
}

const estimator& find_estimator(std::string_view name) {
    const estimator* in_cpp_alone = nullptr;
    std::vector<std::string_view> names;
    for (const estimator& e : estimators()) {
        const bool reads_columns = e.bound != nullptr && e.bound->run != nullptr;
        if (reads_columns && e.documented.name == name) return e;
        if (reads_columns) names.push_back(e.documented.name);
        if (e.documented.name == name) in_cpp_alone = &e;
    }
    if (in_cpp_alone != nullptr) {
        throw usage_error{fmt::format("{} makes no matrix of the columns of a file, it is for C++; its input: {}", name,
                                      in_cpp_alone->documented.input)};
    }
    for (const metric& m : metrics())
        if (m.documented.name == name)
            throw usage_error{fmt::format("{} is a metric, not an estimator: see tidemark measure", name)};
    refuse_unknown("estimator", name, names);
}

assignment parse_assignment(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == text.npos || equals == 0)
        throw usage_error{fmt::format("--set is \"{}\", expected a parameter and its value: name=value", text)};
    return {std::string{text.substr(0, equals)}, std::string{text.substr(equals + 1)}};
}

std::vector<double> settings_of(const entry& e, const std::vector<assignment>& given) {
    for (const assignment& a : given) {
        const auto named = [&](const auto& other) { return other.name == a.name; };
        if (std::none_of(e.parameters.begin(), e.parameters.end(), named))
            throw usage_error{fmt::format("{} has no parameter {}; {}", e.name, a.name, parameter_names(e))};
        if (std::count_if(given.begin(), given.end(), named) > 1)
            throw usage_error{fmt::format("{} is given more than once", a.name)};
    }
    std::vector<double> all;
    for (const parameter& p : e.parameters) {
        const auto set =
            std::find_if(given.begin(), given.end(), [&](const assignment& a) { return a.name == p.name; });
        if (set == given.end() && p.required()) refuse_unset(e, p);
        const auto taken_from = std::find_if(e.parameters.begin(), e.parameters.begin() + std::ssize(all),
                                             [&](const parameter& before) { return before.name == p.initial; });
        if (set == given.end() && taken_from != e.parameters.begin() + std::ssize(all))
            all.push_back(all[static_cast<std::size_t>(taken_from - e.parameters.begin())]);
        else
            all.push_back(setting(p, set == given.end() ? p.initial : std::string_view{set->value}));
    }
    return all;
}

std::string_view option_name(const parameter& p, double setting) { return p.values[static_cast<std::size_t>(setting)]; }

}
