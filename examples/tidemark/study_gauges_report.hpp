// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"

#include <string>

namespace program {

/// The page of gauges: each at the last day, and its range.
std::string gauges_as_text(const study& s);

/// Their weekly series.
std::string gauges_csv(const study& s);

}
