// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace tidemark::support {

/// How often this program has asked for memory so far: its operator new counts.
extern std::size_t allocations;

}
