// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"
#include "verdict.hpp"

#include <string>

namespace program {

/// The study as it is printed: the answers, one table a question, and the verdict in words.
std::string report_of(const study& s, const verdict& v);

}
