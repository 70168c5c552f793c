// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"
#include "verdict.hpp"

#include <string>
#include <vector>

namespace program {

/// What the findings of a study do not prove, and why, with the numbers of this study.
std::vector<std::string> limits_of(const study& s, const std::vector<finding>& findings);

}
