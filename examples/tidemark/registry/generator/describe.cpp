// SPDX-License-Identifier: BSL-1.0
#include "describe.hpp"

#include "text.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace program::generator {

namespace {

/// A literal on lines of its own, as clang-format leaves it: broken after a blank.
void write_broken(std::ostream& out, std::string_view text, std::size_t indent) {
    const std::string margin(indent, ' ');
    const std::size_t room = 120 - indent - std::string_view{R"("",)"}.size();
    while (literal(text).size() - 2 > room) {
        std::size_t end = text.rfind(' ', room - 1) + 1;
        while (end > 0 && literal(text.substr(0, end)).size() - 2 > room) end = text.rfind(' ', end - 2) + 1;
        if (end == 0) break;  // a single word
        out << margin << literal(text.substr(0, end)) << '\n';
        text.remove_prefix(end);
    }
    out << margin << literal(text) << ",\n";
}

/// risk::skewness::estimator is told by name_of_skewness_estimator, which sees what it is when it is called.
std::string teller_of(const enumeration& e) { return "name_of_" + as_word(e.name.substr(e.name.find("::") + 2)); }

void write_teller(std::ostream& out, const enumeration& e) {
    out << "\ntemplate <class E>\nconstexpr const char* " << teller_of(e) << "(E e) noexcept {\n    switch (e) {\n";
    for (const std::string& v : e.values) out << "        case E::" << v << ": return " << literal(v) << ";\n";
    out << "    }\n    return \"no enumerator\";\n}\n";
}

void write_describe(std::ostream& out, const catalogue& all, const item& i) {
    const declaration& d = i.declared;
    out << "\nconstexpr core::description describe(const std::same_as<" << d.name << "> auto&"
        << (d.members.empty() ? "" : " m") << ") noexcept {\n    return {\n";
    for (const std::string& said : {d.name, i.doc.of(label::formula), i.doc.of(label::value)})
        write_broken(out, said, 8);
    if (!d.members.empty()) out << "        {\n";
    for (const member& m : d.members) {
        const enumeration* option = all.find_option(d, m);
        const std::string value =
            option == nullptr ? "m." + m.name : "detail::" + teller_of(*option) + "(m." + m.name + ")";
        out << "            {" << literal(m.name) << ", " << value << "},\n";
    }
    if (!d.members.empty()) out << "        },\n";
    out << "    };\n}\n";
}

constexpr std::string_view opening =
    "// SPDX-License-Identifier: BSL-1.0\n"
    "#pragma once\n\n"
    "// Made from the headers of this folder. The target tidemark_renew_descriptions makes it anew.\n\n"
    "#include <tidemark/core/description.hpp>\n\n"
    "#include <concepts>\n\n"
    "/// The convention of each metric of this folder, with the parameters in force: `describe(metric)`.\n";

std::string description_of(const catalogue& all, const std::string& folder, const std::vector<item>& metrics) {
    std::ostringstream out;
    out << opening << "namespace tidemark::inline TIDEMARK_ABI::" << folder << " {\n\n"
        << "// The metrics are told by their names alone, so that this header includes none of theirs.\n";
    std::vector<std::string> names;
    for (const item& i : metrics) names.push_back(i.declared.name);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) out << "struct " << name << ";\n";
    if (const options used = options_of(all, metrics); !used.empty()) {
        out << "\nnamespace detail {\n";
        for (const auto& [name, e] : used) write_teller(out, *e);
        out << "\n}\n";
    }
    for (const item& i : metrics) write_describe(out, all, i);
    out << "\n}\n";
    return out.str();
}

}

std::map<std::string, std::string> descriptions(const catalogue& all) {
    std::map<std::string, std::vector<item>> metrics;
    for (const item& i : all.metrics) metrics[i.declared.scope].push_back(i);
    std::map<std::string, std::string> headers;
    for (const auto& [folder, of_it] : metrics) headers.emplace(folder, description_of(all, folder, of_it));
    return headers;
}

}
