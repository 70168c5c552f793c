// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/description.hpp>
#include <tidemark/core/error.hpp>

#include <string>

namespace tidemark::inline TIDEMARK_ABI::ext {

/// A parameter and its value in force: `ddof = 1`, `type = linear`, `decay = half_life 20`.
inline std::string to_string(const core::described_parameter& p) {
    using kind = core::described_parameter::kind;
    std::string text{p.name};
    text.append(" = ");
    if (p.option != nullptr) text.append(p.option);
    if (p.is == kind::decay) text.append(" ");
    return p.is == kind::option ? text : text.append(core::text_of(p.number));
}

/// The convention in one line, for a log or beside a result: `variance(ddof = 1): sum((x - mean)^2) / (n - ddof)`.
inline std::string to_string(const core::description& d) {
    std::string parameters;
    for (const core::described_parameter& p : d.parameters)
        parameters.append(parameters.empty() ? "(" : ", ").append(to_string(p));
    if (!parameters.empty()) parameters.append(")");
    return std::string{d.name}.append(parameters).append(": ").append(d.formula);
}

}
