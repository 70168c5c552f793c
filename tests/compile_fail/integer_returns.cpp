// SPDX-License-Identifier: BSL-1.0
// Whole numbers are counts, prices in cents or a mistake, but no returns.
#include <tidemark/risk/volatility.hpp>
#include <tidemark/run/whole.hpp>

#include <vector>

int main() {
#ifdef TIDEMARK_CONTROL
    const std::vector<double> returns{0, 1, -1};
#else
    const std::vector<int> returns{0, 1, -1};
#endif
    // error: no matching function for call to .?whole
    return tidemark::run::whole(tidemark::risk::volatility{.periods_per_year = 252}, returns) > 0 ? 0 : 1;
}
