// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "header.hpp"

#include <array>
#include <functional>

namespace program::generator {

/// The fixed labels of a docstring, in the order in which they stand.
enum class label { formula, input, value, no_data, errors, rounding, cost, source };

inline constexpr std::array<std::string_view, 8> label_names{"Formula", "Input",    "Value", "No data",
                                                             "Errors",  "Rounding", "Cost",  "Source"};

/// What every metric and every estimator says of itself.
inline constexpr std::array required_labels{label::formula, label::input, label::value, label::no_data, label::source};

/// A docstring in the house's form: one sentence or more, an empty line, then labels. What a label says may go on in
/// the next lines, indented.
struct docstring {
    std::string summary;
    std::array<std::string, label_names.size()> said;

    const std::string& of(label l) const { return said[static_cast<std::size_t>(l)]; }
};

/// Called with a line and what is wrong there.
using complain = std::function<void(std::size_t line, const std::string& what)>;

bool has_label(const comment& c, label l);

/// Reads a docstring; complains of lines that are not in the form, and of required labels that it lacks.
docstring read_docstring(const declaration& d, const complain& wrong);

}
