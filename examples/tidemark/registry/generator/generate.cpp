// SPDX-License-Identifier: BSL-1.0
// generate <include directory> <output directory> <parts>
//
// Writes the registry of the command-line program from the headers of the library: entries.cpp with what the
// docstrings say, and bindings_1.cpp ... bindings_<parts>.cpp, in which the metrics are called. A header that does not
// keep the form ends it, with file and line, and exit code 1.
#include "docstring.hpp"
#include "header.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace program::generator {

namespace {

namespace fs = std::filesystem;

struct item {
    declaration declared;
    docstring doc;
    std::string header;

    std::string qualified() const { return declared.scope + "::" + declared.name; }
};

/// A name that C++ takes as a word: risk::sign becomes risk_sign.
std::string as_word(std::string name) {
    for (std::size_t i = name.find("::"); i != name.npos; i = name.find("::")) name.replace(i, 2, "_");
    return name;
}

std::string literal(std::string_view text) {
    std::string out{'"'};
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

bool is_number(const std::string& text) {
    char* end = nullptr;
    std::strtod(text.c_str(), &end);
    return !text.empty() && *end == '\0';
}

class registry {
public:
    explicit registry(fs::path include) : include_{std::move(include)} {}

    void read() {
        for (const fs::path& file : headers()) read(file);
        for (const auto* all : {&metrics_, &estimators_, &methodologies_, &gauges_})
            for (const item& i : *all) check(i);
    }

    std::size_t problems() const noexcept { return problems_; }

    std::string entries() const {
        std::ostringstream out;
        out << opening << "#include \"registry/registry.hpp\"\n\nnamespace program::registry {\n\nnamespace {\n\n";
        for (const auto& [name, e] : used_options()) {
            out << "constexpr std::string_view values_of_" << as_word(name) << "[] = {";
            for (const std::string& v : e->values) out << literal(v) << ", ";
            out << "};\n";
        }
        for (const auto* all : {&metrics_, &estimators_, &methodologies_, &gauges_})
            for (const item& i : *all) write_parameters(out, i);
        out << "\n}\n\n";
        for (const item& i : metrics_) out << "extern const binding " << binding_name(i) << ";\n";
        write_metrics(out);
        write_list(out, "estimators", estimators_);
        write_list(out, "methodologies", methodologies_);
        write_list(out, "gauges", gauges_);
        out << "\n}\n";
        return out.str();
    }

    std::string bindings(std::size_t part, std::size_t parts) const {
        const auto at = [&](std::size_t p) {
            return metrics_.begin() + static_cast<std::ptrdiff_t>(p * metrics_.size() / parts);
        };
        const std::vector<item> mine{at(part), at(part + 1)};
        std::set<std::string> included;
        std::map<std::string, const enumeration*> options;
        for (const item& i : mine) {
            included.insert(i.header);
            add_options(options, i);
        }
        std::ostringstream out;
        out << opening << "#include \"registry/binding.hpp\"\n\n";
        for (const std::string& header : included) out << "#include <" << header << ">\n";
        out << "\nnamespace program::registry {\n\nnamespace {\n\n";
        for (const auto& [name, e] : options) {
            out << "constexpr tidemark::" << name << " options_of_" << as_word(name) << "[] = {";
            for (const std::string& v : e->values) out << "tidemark::" << name << "::" << v << ", ";
            out << "};\n";
        }
        for (const item& i : mine) write_make(out, i);
        out << "\n}\n\n";
        for (const item& i : mine) write_binding(out, i);
        out << "\n}\n";
        return out.str();
    }

private:
    static constexpr std::string_view opening =
        "// SPDX-License-Identifier: BSL-1.0\n// Made from the headers of Tidemark: change them, not this.\n";

    std::vector<fs::path> headers() const {
        const fs::path library = include_ / "tidemark";
        if (!fs::is_directory(library)) throw std::runtime_error{library.string() + " is not a directory"};
        std::vector<fs::path> all;
        for (const fs::path folder : {"core", "risk", "infer", "corr", "index", "gauge"}) {
            if (!fs::is_directory(library / folder)) continue;
            const std::size_t first = all.size();
            for (const auto& file : fs::recursive_directory_iterator{library / folder})
                if (file.path().extension() == ".hpp") all.push_back(file.path());
            std::sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end());
        }
        return all;
    }

    void read(const fs::path& file) {
        std::ifstream in{file};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        header h = read_header(file.string(), text);
        for (enumeration& e : h.enumerations) {
            const std::string name = e.name;
            options_.emplace(name, std::move(e));
        }
        const std::string included = fs::relative(file, include_).generic_string();
        for (declaration& d : h.declarations) {
            if (d.scope == "core") continue;  // the contract itself; only its options are wanted
            const bool metric = d.is == declaration::kind::record && d.has_lower;
            std::vector<item>* list = metric ? &metrics_ : list_for(included, d);
            if (list == nullptr) continue;
            const std::string of_file = d.at.file;
            docstring doc = read_docstring(d, [&](std::size_t line, const std::string& what) {
                complain_of({of_file, line}, what);
            });
            list->push_back({std::move(d), std::move(doc), included});
        }
    }

    // Documented functions of these folders are offered too.
    std::vector<item>* list_for(std::string_view included, const declaration& d) {
        if (d.is != declaration::kind::function || !has_label(d.documented, label::formula)) return nullptr;
        if (included.starts_with("tidemark/corr/")) return &estimators_;
        if (included.starts_with("tidemark/index/methodologies/")) return &methodologies_;
        if (included.starts_with("tidemark/gauge/")) return &gauges_;
        return nullptr;
    }

    bool is_metric(const item& i) const { return i.declared.is == declaration::kind::record; }

    void check(const item& i) {
        const declaration& d = i.declared;
        if (is_metric(i) && !names_.insert(d.name).second)
            complain_of(d.at, "a second metric named " + d.name + ": the program could not tell them apart");
        if (!is_metric(i)) return;
        if (!d.template_head.empty()) complain_of(d.at, "the metric " + d.name + " is a template: which one is meant?");
        for (const member& m : d.members) check(d, m);
    }

    void check(const declaration& d, const member& m) {
        const auto wrong = [&](const std::string& what) {
            complain_of({d.at.file, m.line}, d.name + "::" + m.name + what);
        };
        const std::string kind = kind_of(d, m);
        if (kind == "other")
            wrong(" has the type " + m.type + ", expected double, std::size_t, core::frequency or an enum class");
        if (kind == "frequency" && !m.initial.empty())
            wrong(" has a default, but the periods of a year are never guessed");
        if ((kind == "number" || kind == "count") && !m.initial.empty() && !is_number(m.initial))
            wrong(" has the default " + m.initial + ", expected a number");
        if (const enumeration* e = find_option(d, m.type); e != nullptr && !m.initial.empty()) {
            const std::string value = initial_of(d, m);
            if (std::find(e->values.begin(), e->values.end(), value) == e->values.end())
                wrong(" has the default " + m.initial + ", expected a value of " + e->name);
        }
    }

    std::map<std::string, const enumeration*> used_options() const {
        std::map<std::string, const enumeration*> used;
        for (const auto* all : {&metrics_, &estimators_, &methodologies_, &gauges_})
            for (const item& i : *all) add_options(used, i);
        return used;
    }
    void add_options(std::map<std::string, const enumeration*>& used, const item& i) const {
        for (const member& m : i.declared.members)
            if (const enumeration* e = find_option(i.declared, bare(m.type))) used[e->name] = e;
    }

    const enumeration* find_option(const declaration& d, const std::string& type) const {
        for (const std::string& scope : {d.scope + "::" + d.name + "::", d.scope + "::", std::string{}})
            if (const auto found = options_.find(scope + type); found != options_.end()) return &found->second;
        return nullptr;
    }

    std::string kind_of(const declaration& d, const member& m) const {
        if (m.type == "double") return "number";
        if (m.type == "std::size_t") return "count";
        if (m.type == "core::frequency") return "frequency";
        return find_option(d, bare(m.type)) != nullptr ? "option" : "other";
    }

    std::string initial_of(const declaration& d, const member& m) const {
        if (find_option(d, bare(m.type)) == nullptr) return m.initial;
        const std::size_t last = m.initial.rfind("::");
        return last == m.initial.npos ? m.initial : m.initial.substr(last + 2);
    }

    // A parameter's type as its reader knows it: without const and &, and what a template asks of it for its name.
    static std::string bare(std::string type) {
        if (type.starts_with("const ")) type.erase(0, 6);
        while (!type.empty() && (type.back() == '&' || type.back() == ' ')) type.pop_back();
        return type;
    }
    std::string type_of(const declaration& d, const member& m) const {
        const std::string type = bare(m.type);
        if (const enumeration* e = find_option(d, type)) return e->name;
        std::istringstream parameters{d.template_head};
        for (std::string one; std::getline(parameters, one, ',');) {
            one = tidy(one);
            if (!one.ends_with(" " + type) || one.starts_with("class ") || one.starts_with("typename ")) continue;
            return one.substr(0, one.size() - type.size() - 1);
        }
        return type;
    }

    static std::string binding_name(const item& i) { return "binding_of_" + as_word(i.qualified()); }

    void write_parameters(std::ostream& out, const item& i) const {
        const declaration& d = i.declared;
        if (d.members.empty()) return;
        out << "constexpr parameter parameters_of_" << as_word(i.qualified()) << "[] = {\n";
        for (const member& m : d.members) {
            const enumeration* option = find_option(d, bare(m.type));
            const bool says_of_itself = !m.remark.empty() || option == nullptr;
            out << "    {" << literal(m.name) << ", parameter::kind::" << kind_of(d, m) << ", "
                << literal(type_of(d, m)) << ", " << literal(initial_of(d, m)) << ", "
                << (option != nullptr ? "values_of_" + as_word(option->name) : "{}") << ", "
                << literal(says_of_itself ? m.remark : option->remark) << "},\n";
        }
        out << "};\n";
    }

    void write_entry(std::ostream& out, const item& i) const {
        const declaration& d = i.declared;
        out << "{" << literal(d.name) << ", " << literal(d.scope) << ", " << literal(i.header) << ",\n     "
            << (d.members.empty() ? "{}" : "parameters_of_" + as_word(i.qualified())) << ",\n     "
            << literal(i.doc.summary);
        for (const label l : {label::formula, label::input, label::value, label::no_data, label::errors,
                              label::rounding, label::cost, label::source})
            out << ",\n     " << literal(i.doc.of(l));
        out << "}";
    }

    void write_metrics(std::ostream& out) const {
        out << "\nstd::span<const metric> metrics() {\n    static constexpr metric all[] = {\n";
        for (const item& i : metrics_) {
            out << "    {";
            write_entry(out, i);
            out << ",\n     &" << binding_name(i) << "},\n";
        }
        out << "    };\n    return all;\n}\n";
    }

    void write_list(std::ostream& out, std::string_view name, const std::vector<item>& items) const {
        out << "\nstd::span<const entry> " << name << "() {\n";
        if (items.empty()) {
            out << "    return {};\n}\n";
            return;
        }
        out << "    static constexpr entry all[] = {\n";
        for (const item& i : items) {
            out << "    ";
            write_entry(out, i);
            out << ",\n";
        }
        out << "    };\n    return all;\n}\n";
    }

    void write_make(std::ostream& out, const item& i) const {
        const declaration& d = i.declared;
        out << "\ntidemark::" << i.qualified() << " make_" << as_word(i.qualified()) << "(settings"
            << (d.members.empty() ? "" : " given") << ") {\n    return {";
        for (std::size_t n = 0; n < d.members.size(); ++n) {
            const member& m = d.members[n];
            const std::string given = "given[" + std::to_string(n) + "]";
            const enumeration* option = find_option(d, m.type);
            out << (n == 0 ? "." : ", .") << m.name << " = ";
            if (option != nullptr)
                out << "chosen(options_of_" << as_word(option->name) << ", " << given << ")";
            else
                out << (m.type == "std::size_t" ? "static_cast<std::size_t>(" + given + ")" : given);
        }
        out << "};\n}\n";
    }

    // The Input label says what a row is; the compiler checks it where it can.
    static std::string_view reading_of(const item& i) {
        const std::string& input = i.doc.of(label::input);
        if (input.starts_with("pairs")) return "pairs";
        return input.starts_with("prices") || input.starts_with("levels") ? "levels" : "series";
    }

    void write_binding(std::ostream& out, const item& i) const {
        const std::string name = binding_name(i);
        out << "extern const binding " << name << ";\nconstinit const binding " << name << " = bind<make_"
            << as_word(i.qualified()) << ", reading::" << reading_of(i) << ">();\n";
    }

    void complain_of(const place& at, const std::string& what) {
        ++problems_;
        std::cerr << at.file << ':' << at.line << ": " << what << '\n';
    }

    fs::path include_;
    std::map<std::string, enumeration> options_;
    std::vector<item> metrics_, estimators_, methodologies_, gauges_;
    std::set<std::string> names_;
    std::size_t problems_ = 0;
};

/// Leaves a file alone that says the same already, so that nothing is compiled again for nothing.
void write(const fs::path& file, const std::string& text) {
    {
        std::ifstream old{file};
        if (old && std::string{std::istreambuf_iterator<char>{old}, {}} == text) return;
    }
    std::ofstream out{file};
    out << text;
    out.close();
    if (!out) throw std::runtime_error{file.string() + " cannot be written"};
}

int generate(const fs::path& include, const fs::path& output, std::size_t parts) {
    registry all{include};
    all.read();
    if (all.problems() > 0) return 1;
    fs::create_directories(output);
    write(output / "entries.cpp", all.entries());
    for (std::size_t part = 0; part < parts; ++part)
        write(output / ("bindings_" + std::to_string(part + 1) + ".cpp"), all.bindings(part, parts));
    return 0;
}

}

}

int main(int argc, char** argv) {
    try {
        if (argc != 4) throw std::runtime_error{"usage: generate <include directory> <output directory> <parts>"};
        return program::generator::generate(argv[1], argv[2], std::stoul(argv[3]));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
