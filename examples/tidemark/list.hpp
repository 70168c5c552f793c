// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace program {

/// What the library offers, from the one registry: as one JSON object, or to be read.
std::string list_as_json();
std::string list_as_text();

}
