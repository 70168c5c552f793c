// SPDX-License-Identifier: BSL-1.0
// Whose variance?
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/variance.hpp>
#include <tidemark/run/expanding.hpp>

#include <vector>

int main() {
    const std::vector<double> x{0.01, 0.02, -0.01}, y{0.02, 0.01, -0.02};
#ifdef TIDEMARK_CONTROL
    const auto& sample = x;
#else
    const auto sample = tidemark::core::pairs(x, y);
#endif
    // error: no matching function for call to .?expanding
    return tidemark::run::expanding(tidemark::risk::variance{}, sample).empty() ? 1 : 0;
}
