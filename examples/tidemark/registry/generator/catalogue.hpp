// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "docstring.hpp"
#include "header.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace program::generator {

/// Something that the library offers: a metric, an estimator, or a function under the name of its family.
struct item {
    declaration declared;
    docstring doc;
    std::string header;  ///< as it is included

    std::string qualified() const { return declared.scope + "::" + declared.name; }
};

/// All that the library offers, in the order of folders, headers and lines.
struct catalogue {
    std::vector<item> metrics;
    std::vector<item> functions;   ///< of risk and infer
    std::vector<item> estimators;  ///< of corr, with its functions
    std::vector<item> methodologies;
    std::vector<item> gauges;                         ///< metrics of gauge among them: their rows may be anything
    std::map<std::string, enumeration> enumerations;  ///< by name, with those that nobody offers

    /// The enumeration that a type means where it is declared; null for any other type.
    const enumeration* find_option(const declaration& d, const member& m) const;

    /// The default of a member is the value of one before it.
    bool is_initially_another(const declaration& d, const member& m) const;

    /// An aggregate whose members are all of a known kind, with defaults that can be read, not names of constants: the
    /// program makes one from settings.
    bool can_make(const declaration& d) const;

    std::string kind_of(const declaration& d,
                        const member& m) const;  ///< number, count, frequency, decay, option, other
    std::string type_of(const declaration& d, const member& m) const;     ///< for readers
    std::string initial_of(const declaration& d, const member& m) const;  ///< of an option its value alone
};

/// Reads the library below an include directory. Calls `wrong` with all that does not keep the house's form.
catalogue read_catalogue(const std::filesystem::path& include,
                         const std::function<void(const place&, const std::string& what)>& wrong);

}
