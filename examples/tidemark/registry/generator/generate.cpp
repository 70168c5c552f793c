// SPDX-License-Identifier: BSL-1.0
// generate <include directory> <output directory> <parts> <parts of estimators>
//
// Writes the registry of the command-line program from the headers of the library: entries.cpp with what the
// docstrings say, bindings_1.cpp ... bindings_<parts>.cpp, in which the metrics are called, and estimators_1.cpp ...
// with the estimators, which need Eigen. Writes for the library itself <folder>/describe.hpp, of which include/ holds a
// copy. A header that does not keep the form ends it, with file and line, and exit code 1.
#include "catalogue.hpp"
#include "describe.hpp"
#include "text.hpp"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>

namespace program::generator {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view opening =
    "// SPDX-License-Identifier: BSL-1.0\n// Made from the headers of Tidemark: change them, not this.\n";

// entries.cpp

/// A function may have overloads, which their lines tell apart.
std::string parameters_of(const item& i) {
    const declaration& d = i.declared;
    const bool overloads = d.is == declaration::kind::function;
    return "parameters_of_" + as_word(i.qualified()) + (overloads ? "_" + std::to_string(d.at.line) : "");
}

void write_parameters(std::ostream& out, const catalogue& all, const item& i) {
    const declaration& d = i.declared;
    if (d.members.empty()) return;
    out << "constexpr parameter " << parameters_of(i) << "[] = {\n";
    for (const member& m : d.members) {
        const enumeration* option = all.find_option(d, m);
        const std::string& remark = m.remark.empty() && option != nullptr ? option->remark : m.remark;
        out << "    {" << literal(m.name) << ", parameter::kind::" << all.kind_of(d, m) << ", "
            << literal(all.type_of(d, m)) << ", " << literal(all.initial_of(d, m)) << ", "
            << (option != nullptr ? "values_of_" + as_word(option->name) : "{}") << ", " << literal(remark) << "},\n";
    }
    out << "};\n";
}

void write_entry(std::ostream& out, const item& i) {
    const declaration& d = i.declared;
    out << "{" << literal(d.name) << ", " << literal(d.scope) << ", " << literal(i.header) << ",\n     "
        << (d.members.empty() ? "{}" : parameters_of(i)) << ",\n     " << literal(i.doc.summary);
    for (const std::string& said : i.doc.said) out << ",\n     " << literal(said);
    out << "}";
}

std::string binding_of(const item& i) { return "binding_of_" + as_word(i.qualified()); }

/// A function that tells all items of a family with their bindings; null for an item without one.
template <class IsBound>
void write_bound(std::ostream& out, const std::string& type, std::string_view binding, std::span<const item> items,
                 const IsBound& is_bound) {
    for (const item& i : items)
        if (is_bound(i)) out << "extern const " << binding << ' ' << binding_of(i) << ";\n";
    out << "\nstd::span<const " << type << "> " << type << "s() {\n";
    if (!items.empty()) out << "    static constexpr " << type << " all[] = {\n";
    for (const item& i : items) {
        out << "    {";
        write_entry(out, i);
        out << ",\n     " << (is_bound(i) ? "&" + binding_of(i) : "nullptr") << "},\n";
    }
    out << (items.empty() ? "    return {};\n}\n" : "    };\n    return all;\n}\n");
}

void write_family(std::ostream& out, std::string_view name, std::span<const item> items) {
    out << "\nstd::span<const entry> " << name << "() {\n";
    if (!items.empty()) out << "    static constexpr entry all[] = {\n";
    for (const item& i : items) {
        out << "    ";
        write_entry(out, i);
        out << ",\n";
    }
    out << (items.empty() ? "    return {};\n}\n" : "    };\n    return all;\n}\n");
}

std::string entries(const catalogue& all) {
    std::ostringstream out;
    out << opening << "#include \"registry/registry.hpp\"\n\nnamespace program::registry {\n\nnamespace {\n\n";
    options used;
    for (const auto* family : {&all.metrics, &all.functions, &all.estimators, &all.methodologies, &all.gauges})
        used.merge(options_of(all, *family));
    for (const auto& [name, e] : used) {
        out << "constexpr std::string_view values_of_" << as_word(name) << "[] = {";
        for (const std::string& v : e->values) out << literal(v) << ", ";
        out << "};\n";
    }
    for (const auto* family : {&all.metrics, &all.functions, &all.estimators, &all.methodologies, &all.gauges})
        for (const item& i : *family) write_parameters(out, all, i);
    out << "\n}\n\n";
    write_bound(out, "metric", "binding", all.metrics, [](const item&) { return true; });
    write_bound(out, "estimator", "estimator_binding", all.estimators,
                [&](const item& i) { return all.can_make(i.declared); });
    write_family(out, "functions", all.functions);
    write_family(out, "methodologies", all.methodologies);
    write_family(out, "gauges", all.gauges);
    out << "\n}\n";
    return out.str();
}

// bindings_<part>.cpp and estimators_<part>.cpp

void write_make(std::ostream& out, const catalogue& all, const item& i) {
    const declaration& d = i.declared;
    out << "\ntidemark::" << i.qualified() << " make_" << as_word(i.qualified()) << "(settings"
        << (d.members.empty() ? "" : " given") << ") {\n    return {";
    for (std::size_t n = 0; n < d.members.size(); ++n) {
        const member& m = d.members[n];
        const std::string given = "given[" + std::to_string(n) + "]";
        out << (n == 0 ? "." : ", .") << m.name << " = ";
        if (const enumeration* option = all.find_option(d, m))
            out << "chosen(options_of_" << as_word(option->name) << ", " << given << ")";
        else if (all.kind_of(d, m) == "decay")
            out << "tidemark::core::decay::factor(" << given << ")";
        else
            out << (m.type == "std::size_t" ? "static_cast<std::size_t>(" + given + ")" : given);
    }
    out << "};\n}\n";
}

/// The Input label says what a row is; the compiler checks it where it can.
std::string_view reading_of(const item& i) {
    const std::string& input = i.doc.of(label::input);
    if (input.starts_with("pairs")) return "pairs";
    return input.starts_with("prices") || input.starts_with("levels") ? "levels" : "series";
}

void write_binding(std::ostream& out, std::string_view type, const item& i, const std::string& bind) {
    const std::string name = binding_of(i);
    out << "extern const " << type << ' ' << name << ";\nconstinit const " << type << ' ' << name << " = " << bind
        << ";\n";
}

/// `write` writes the binding of an item, for which `binding` is included.
template <class Write>
std::string bindings(const catalogue& all, std::span<const item> items, std::string_view binding, const Write& write) {
    std::ostringstream out;
    out << opening << "#include \"registry/" << binding << "\"\n\n";
    std::set<std::string> headers;
    for (const item& i : items) headers.insert(i.header);
    for (const std::string& header : headers) out << "#include <" << header << ">\n";
    out << "\nnamespace program::registry {\n\nnamespace {\n\n";
    for (const auto& [name, e] : options_of(all, items)) {
        out << "constexpr tidemark::" << name << " options_of_" << as_word(name) << "[] = {";
        for (const std::string& v : e->values) out << "tidemark::" << name << "::" << v << ", ";
        out << "};\n";
    }
    for (const item& i : items) write_make(out, all, i);
    out << "\n}\n\n";
    for (const item& i : items) write(out, i);
    out << "\n}\n";
    return out.str();
}

std::string bindings_of_metrics(const catalogue& all, std::span<const item> metrics) {
    return bindings(all, metrics, "binding.hpp", [](std::ostream& out, const item& i) {
        write_binding(out, "binding", i,
                      "bind<make_" + as_word(i.qualified()) + ", reading::" + std::string{reading_of(i)} + ">()");
    });
}

std::string bindings_of_estimators(const catalogue& all, std::span<const item> estimators) {
    return bindings(all, estimators, "estimator_binding.hpp", [](std::ostream& out, const item& i) {
        write_binding(out, "estimator_binding", i, "bind_estimator<make_" + as_word(i.qualified()) + ">()");
    });
}

/// Leaves a file alone that says the same already, so that nothing is compiled again for nothing.
void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    {
        std::ifstream old{file};
        if (old && std::string{std::istreambuf_iterator<char>{old}, {}} == text) return;
    }
    std::ofstream out{file};
    out << text;
    out.close();
    if (!out) throw std::runtime_error{file.string() + " cannot be written"};
}

/// Spreads items over the files <name>_1.cpp ... <name>_<parts>.cpp.
template <class Text>
void write_parts(const fs::path& output, const std::string& name, std::span<const item> items, std::size_t parts,
                 const Text& text) {
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = part * items.size() / parts, last = (part + 1) * items.size() / parts;
        write(output / (name + "_" + std::to_string(part + 1) + ".cpp"), text(items.subspan(first, last - first)));
    }
}

int generate(const fs::path& include, const fs::path& output, std::size_t parts, std::size_t parts_of_estimators) {
    std::size_t problems = 0;
    const catalogue all = read_catalogue(include, [&](const place& at, const std::string& what) {
        ++problems;
        std::cerr << at.file << ':' << at.line << ": " << what << '\n';
    });
    if (problems > 0) return 1;
    write(output / "entries.cpp", entries(all));
    for (const auto& [folder, header] : descriptions(all)) write(output / folder / "describe.hpp", header);
    write_parts(output, "bindings", all.metrics, parts,
                [&](std::span<const item> metrics) { return bindings_of_metrics(all, metrics); });
    std::vector<item> made;
    for (const item& i : all.estimators)
        if (all.can_make(i.declared)) made.push_back(i);
    write_parts(output, "estimators", made, parts_of_estimators,
                [&](std::span<const item> estimators) { return bindings_of_estimators(all, estimators); });
    return 0;
}

}

}

int main(int argc, char** argv) {
    try {
        if (argc != 5) {
            throw std::runtime_error{
                "usage: generate <include directory> <output directory> <parts> <parts of estimators>"};
        }
        return program::generator::generate(argv[1], argv[2], std::stoul(argv[3]), std::stoul(argv[4]));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
