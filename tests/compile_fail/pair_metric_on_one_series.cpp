// SPDX-License-Identifier: BSL-1.0
// Beta needs a benchmark.
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/run/whole.hpp>

#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02, -0.01}, benchmark{0.02, 0.01, -0.02};
#ifdef TIDEMARK_CONTROL
    const auto sample = tidemark::core::pairs(returns, benchmark);
#else
    const auto& sample = returns;
#endif
    // error: no matching function for call to .?whole
    return tidemark::run::whole(tidemark::risk::beta{}, sample) > 0 ? 0 : 1;
}
