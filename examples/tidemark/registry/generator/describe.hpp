// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catalogue.hpp"

#include <map>
#include <string>

namespace program::generator {

/// For each folder that has metrics the text of its header describe.hpp: an overload of `describe` a metric.
std::map<std::string, std::string> descriptions(const catalogue& all);

}
