// SPDX-License-Identifier: BSL-1.0
#include "catalogue.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace program::generator {

namespace {

namespace fs = std::filesystem;

/// The headers of the folders that offer something, and of core for its options, in order.
std::vector<fs::path> headers_below(const fs::path& library) {
    if (!fs::is_directory(library)) throw std::runtime_error{library.string() + " is not a directory"};
    std::vector<fs::path> all;
    for (const char* folder : {"core", "risk", "infer", "corr", "index", "gauge"}) {
        if (!fs::is_directory(library / folder)) continue;
        const auto before = static_cast<std::ptrdiff_t>(all.size());
        for (const auto& file : fs::recursive_directory_iterator{library / folder})
            if (file.path().extension() == ".hpp") all.push_back(file.path());
        std::sort(all.begin() + before, all.end());
    }
    return all;
}

bool is_metric(const declaration& d) { return d.is == declaration::kind::record && d.has_lower; }
bool is_estimator(const declaration& d) { return d.is == declaration::kind::record && d.has_call; }

bool is_number(const std::string& text) {
    char* end = nullptr;
    std::strtod(text.c_str(), &end);
    return !text.empty() && *end == '\0';
}

/// `a_fifth`: a constant, whose value only C++ knows; but NaN is a number.
bool is_name(const std::string& text) {
    return !text.empty() && part_of_word(text.front()) && !(text.front() >= '0' && text.front() <= '9') &&
           !is_number(text) &&
           std::all_of(text.begin(), text.end(), [](char c) { return part_of_word(c) || c == ':'; });
}

/// A type without const and &, and without what only says that it has no default.
std::string bare(std::string type) {
    if (type.starts_with("const ")) type.erase(0, 6);
    while (!type.empty() && (type.back() == '&' || type.back() == ' ')) type.pop_back();
    const std::string wrapper = "index::required<";
    if (!type.starts_with(wrapper) || !type.ends_with('>')) return type;
    return type.substr(wrapper.size(), type.size() - wrapper.size() - 1);
}

class cataloguer {
public:
    using complain_at = std::function<void(const place&, const std::string&)>;

    cataloguer(fs::path include, complain_at wrong) : include_{std::move(include)}, wrong_{std::move(wrong)} {}

    catalogue read() {
        for (const fs::path& file : headers_below(include_ / "tidemark")) read(file);
        for (const item& i : all_.metrics) check_metric(i.declared);
        for (const item& i : all_.estimators) check_estimator(i.declared);
        return std::move(all_);
    }

private:
    void read(const fs::path& file) {
        std::ifstream in{file};
        header h = read_header(file.string(), {std::istreambuf_iterator<char>{in}, {}});
        for (enumeration& e : h.enumerations) {
            const std::string name = e.name;
            all_.enumerations.emplace(name, std::move(e));
        }
        const std::string included = fs::relative(file, include_).generic_string();
        for (declaration& d : h.declarations) {
            std::vector<item>* family = family_of(d, included);
            if (family == nullptr) continue;
            docstring doc = read_docstring(d, [&](std::size_t line, const std::string& what) {
                wrong_({file.string(), line}, what);
            });
            family->push_back({std::move(d), std::move(doc), included});
        }
    }

    /// Null for what is not offered. What is no metric is offered when its docstring has the labels.
    std::vector<item>* family_of(const declaration& d, std::string_view included) {
        if (d.scope == "core") return nullptr;  // the contract itself
        if (included.starts_with("tidemark/gauge/"))
            return has_label(d.documented, label::formula) ? &all_.gauges : nullptr;
        if (is_metric(d)) return &all_.metrics;
        if (!has_label(d.documented, label::formula)) return nullptr;
        if (included.starts_with("tidemark/corr/") && is_estimator(d)) return &all_.estimators;
        if (d.is != declaration::kind::function) return nullptr;
        if (included.starts_with("tidemark/risk/") || included.starts_with("tidemark/infer/")) return &all_.functions;
        if (included.starts_with("tidemark/corr/")) return &all_.estimators;
        if (included.starts_with("tidemark/index/methodologies/")) return &all_.methodologies;
        return nullptr;
    }

    void check_metric(const declaration& metric) {
        check_name(metric, "metric");
        if (!metric.template_head.empty())
            wrong_(metric.at, "the metric " + metric.name + " is a template: which one is meant?");
        for (const member& m : metric.members) check(metric, m);
    }

    /// What the program cannot make is listed all the same: a template, a stream.
    void check_estimator(const declaration& estimator) {
        if (estimator.is == declaration::kind::function) return;
        check_name(estimator, "estimator");
        if (!all_.can_make(estimator)) return;
        for (const member& m : estimator.members) check(estimator, m);
    }

    void check_name(const declaration& d, const std::string& what) {
        if (!names_.insert(what + ' ' + d.name).second)
            wrong_(d.at, "a second " + what + " named " + d.name + ": the program could not tell them apart");
    }

    void check(const declaration& d, const member& m) {
        const auto wrong = [&](const std::string& what) { wrong_({d.at.file, m.line}, d.name + "::" + m.name + what); };
        const std::string kind = all_.kind_of(d, m);
        if (kind == "other")
            wrong(" has the type " + m.type +
                  ", expected double, std::size_t, core::frequency, core::decay or an enum class");
        if (m.initial.empty() || all_.is_initially_another(d, m)) return;
        if (kind == "frequency") wrong(" has a default, but the periods of a year are never guessed");
        if (kind == "decay") wrong(" has a default, but how fast the past is forgotten is never guessed");
        if ((kind == "number" || kind == "count") && !is_number(all_.initial_of(d, m)))
            wrong(" has the default " + m.initial + ", expected a number");
        const enumeration* e = all_.find_option(d, m);
        if (e != nullptr && std::find(e->values.begin(), e->values.end(), all_.initial_of(d, m)) == e->values.end())
            wrong(" has the default " + m.initial + ", expected a value of " + e->name);
    }

    fs::path include_;
    complain_at wrong_;
    catalogue all_;
    std::set<std::string> names_;
};

}

const enumeration* catalogue::find_option(const declaration& d, const member& m) const {
    for (const std::string& scope : {d.scope + "::" + d.name + "::", d.scope + "::", std::string{}})
        if (const auto found = enumerations.find(scope + bare(m.type)); found != enumerations.end())
            return &found->second;
    return nullptr;
}

bool catalogue::can_make(const declaration& d) const {
    return d.is == declaration::kind::record && d.template_head.empty() && !d.has_constructor &&
           std::none_of(d.members.begin(), d.members.end(), [&](const member& m) {
               const std::string kind = kind_of(d, m);
               const bool option = kind == "option", stands_for_another = is_initially_another(d, m);
               return kind == "other" || (!option && !stands_for_another && is_name(initial_of(d, m)));
           });
}

std::string catalogue::kind_of(const declaration& d, const member& m) const {
    const std::string type = bare(m.type);
    if (type == "double") return "number";
    if (type == "std::size_t") return "count";
    if (type == "core::frequency") return "frequency";
    if (type == "core::decay") return "decay";
    return find_option(d, m) != nullptr ? "option" : "other";
}

std::string catalogue::type_of(const declaration& d, const member& m) const {
    if (const enumeration* e = find_option(d, m)) return e->name;
    const std::string type = bare(m.type);
    // Of a template, what is asked of its parameter tells more than the parameter's name.
    std::istringstream parameters{d.template_head};
    for (std::string one; std::getline(parameters, one, ',');) {
        one = tidy(one);
        const bool concept_of_it =
            one.ends_with(" " + type) && !one.starts_with("class ") && !one.starts_with("typename ");
        if (concept_of_it) return one.substr(0, one.size() - type.size() - 1);
    }
    return type;
}

bool catalogue::is_initially_another(const declaration& d, const member& m) const {
    return std::any_of(d.members.begin(), d.members.end(), [&](const member& before) {
        return before.line < m.line && before.name == m.initial && kind_of(d, before) == kind_of(d, m);
    });
}

std::string catalogue::initial_of(const declaration& d, const member& m) const {
    if (m.initial == "core::nan") return "nan";
    const std::size_t last = m.initial.rfind("::");
    return find_option(d, m) == nullptr || last == m.initial.npos ? m.initial : m.initial.substr(last + 2);
}

catalogue read_catalogue(const fs::path& include, const std::function<void(const place&, const std::string&)>& wrong) {
    return cataloguer{include, wrong}.read();
}

}
