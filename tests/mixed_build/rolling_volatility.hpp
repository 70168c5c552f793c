// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// What one object of the program says of itself. Nothing of the library is in here: its types differ between objects.
struct rolling_volatility {
    std::string symbol;  ///< of the metric's type, as the linker sees it
    std::vector<double> values;
};

namespace baseline {
rolling_volatility measure(const std::vector<double>& returns, std::size_t window);
}

namespace wide {
rolling_volatility measure(const std::vector<double>& returns, std::size_t window);
}
