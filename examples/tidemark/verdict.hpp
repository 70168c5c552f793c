// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"

#include <string>
#include <vector>

namespace program {

/// The level at which a difference counts as more than chance.
inline constexpr double significant = 0.05;

/// What the numbers of a span, and their errors, say in words.
struct finding {
    std::size_t span;        ///< position among the spans of the study
    std::string conclusion;  ///< one sentence
    std::vector<std::string> reasons;
};

/// The answer of the study in words. Every sentence follows from the numbers by a rule; none is fixed for some data.
struct verdict {
    std::vector<finding> findings;    ///< of the whole period and of each span that was asked for
    std::vector<std::string> limits;  ///< what this does not prove
};

verdict judge(const study& s);

}
