// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study_decoupling.hpp"

#include <string>
#include <vector>

namespace program {

/// What the pairs say to three questions: whether ether parted from the Russell 2000, whether bitcoin peaks with it,
/// and whether small caps parted from large caps or only lost. Every sentence follows from the numbers by a rule; a
/// question whose pair is not there is left out.
std::vector<std::string> answers_of(const study_decoupling& d);

}
