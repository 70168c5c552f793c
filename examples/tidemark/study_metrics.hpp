// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"
#include "verdict.hpp"

#include <string>

namespace program {

/// All that is printed as JSON, in full precision, with the conventions; null where there is no answer.
std::string metrics_json(const study& s, const verdict& v);

}
