// SPDX-License-Identifier: BSL-1.0
#include "list.hpp"

#include "commands.hpp"
#include "registry/registry.hpp"
#include "registry/settings.hpp"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace program {

namespace {

using registry::entry;
using registry::parameter;
using json = nlohmann::ordered_json;

json default_of(const parameter& p) {
    if (p.required()) return nullptr;
    if (p.is == parameter::kind::number) {
        const std::string initial{p.initial};
        char* end = nullptr;
        const double value = std::strtod(initial.c_str(), &end);
        if (*end == '\0' && std::isfinite(value)) return value;
    }
    if (p.is == parameter::kind::count) return std::strtoull(std::string{p.initial}.c_str(), nullptr, 10);
    return p.initial;
}

json as_json(const parameter& p) {
    json j{{"name", p.name}, {"type", p.type}, {"default", default_of(p)}, {"required", p.required()}};
    if (!p.values.empty()) j["values"] = std::vector<std::string>(p.values.begin(), p.values.end());
    if (!p.remark.empty()) j["description"] = p.remark;
    return j;
}

json as_json(const entry& e) {
    json j{{"name", e.name}, {"parameters", json::array()}, {"summary", e.summary}};
    for (const parameter& p : e.parameters) j["parameters"].push_back(as_json(p));
    const auto say = [&](const char* label, std::string_view said) {
        if (!said.empty()) j[label] = said;
    };
    say("formula", e.formula);
    say("input", e.input);
    say("value", e.value);
    say("no_data", e.no_data);
    say("errors", e.errors);
    say("rounding", e.rounding);
    say("cost", e.cost);
    say("source", e.source);
    j["header"] = e.header;
    return j;
}

template <class Bound>
std::vector<entry> documented(std::span<const Bound> family) {
    std::vector<entry> all;
    for (const Bound& b : family) all.push_back(b.documented);
    return all;
}

std::string as_text(const parameter& p) {
    if (p.required()) return fmt::format("{} (required)", p.name);
    std::string others;
    for (const std::string_view v : p.values)
        if (v != p.initial) others.append(others.empty() ? " (or " : ", ").append(v);
    return fmt::format("{} = {}{}", p.name, p.initial, others.empty() ? "" : others + ")");
}

std::string_view first_sentence(std::string_view summary) {
    const std::size_t end = summary.find(". ");
    return end == summary.npos ? summary : summary.substr(0, end + 1);
}

void append(std::string& text, std::string_view title, std::span<const entry> entries, std::size_t width) {
    std::string_view scope;
    for (const entry& e : entries) {
        if (e.scope != scope) text += fmt::format("{}{} ({})\n", text.empty() ? "" : "\n", title, e.scope);
        scope = e.scope;
        text += fmt::format("  {:{}}  {}\n", e.name, width, first_sentence(e.summary));
        for (const parameter& p : e.parameters) text += fmt::format("      {}\n", as_text(p));
    }
}

}

std::string list_as_json() {
    json all;
    const auto add = [&](const char* family, std::span<const entry> entries) {
        all[family] = json::array();
        for (const entry& e : entries) all[family].push_back(as_json(e));
    };
    add("metrics", documented(registry::metrics()));
    add("functions", registry::functions());
    add("estimators", documented(registry::estimators()));
    add("methodologies", registry::methodologies());
    add("gauges", registry::gauges());
    return all.dump(2) + '\n';
}

std::string list_as_text() {
    const std::vector<entry> metrics = documented(registry::metrics());
    const std::vector<entry> estimators = documented(registry::estimators());
    std::size_t width = 0;
    for (const std::span<const entry> family :
         {std::span<const entry>{metrics}, registry::functions(), std::span<const entry>{estimators},
          registry::methodologies(), registry::gauges()})
        for (const entry& e : family) width = (std::max)(width, e.name.size());
    std::string text;
    append(text, "Metrics", metrics, width);
    append(text, "Functions", registry::functions(), width);
    append(text, "Estimators", estimators, width);
    append(text, "Methodologies", registry::methodologies(), width);
    append(text, "Gauges", registry::gauges(), width);
    return text;
}

void add_list(CLI::App& app) {
    CLI::App* list =
        app.add_subcommand("list", "What there is: metrics, functions, estimators, methodologies, gauges.");
    const CLI::Option* as_json = list->add_flag("--json")->description("One JSON object, with formulas and sources");
    list->callback([as_json] { fmt::print("{}", *as_json ? list_as_json() : list_as_text()); });
}

}
