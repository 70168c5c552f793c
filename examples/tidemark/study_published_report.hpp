// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"

#include <string>

namespace program {

/// The indices by published rules, what was left out of the rules, and what other choices would have returned.
std::string published_as_text(const study& s);

}
