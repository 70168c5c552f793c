// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "registry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace program::registry {

/// The metric of that name. Errors: `usage_error`, which suggests the nearest names.
const metric& find_metric(std::string_view name);

/// The estimator of that name, which makes a matrix of columns. Errors: as `find_metric`.
const estimator& find_estimator(std::string_view name);

/// The three likeliest names: those that begin with what was typed, or else contain it, come before those spelled much
/// like it.
std::vector<std::string_view> nearest(std::string_view typed, const std::vector<std::string_view>& all);

/// Says that there is no such thing of that name, and which names come nearest. Errors: `usage_error`, always.
[[noreturn]] void refuse_unknown(std::string_view what, std::string_view typed,
                                 const std::vector<std::string_view>& all);

/// A value that a parameter was given, as text.
struct assignment {
    std::string name;
    std::string value;
};

/// `name=value`. Errors: `usage_error` for a text without a name or an equals sign.
assignment parse_assignment(std::string_view text);

/// Every parameter of an entry with its value in force, in order, as `binding::run` takes them.
/// Errors: `usage_error` for a parameter that is unknown, given twice, not given though it must be, or not of its kind.
std::vector<double> settings_of(const entry& e, const std::vector<assignment>& given);

/// The option of a parameter whose setting this is.
std::string_view option_name(const parameter& p, double setting);

}
