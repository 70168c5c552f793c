// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"

#include <string>

namespace program {

/// Why small caps returned more or less than large caps, for the whole period and each span that was asked for: what
/// selection, weighting and drift made of it, and which names and months.
std::string gap_as_text(const study& s);

}
