// SPDX-License-Identifier: BSL-1.0
// What becomes of missing rows is said by name: true could mean anything.
#include <tidemark/risk/mean.hpp>
#include <tidemark/run/whole.hpp>

#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02};
#ifdef TIDEMARK_CONTROL
    const tidemark::missing::skip missing{};
#else
    const bool missing = true;
#endif
    // error: no matching function for call to .?whole
    return tidemark::run::whole(tidemark::risk::mean{}, returns, missing) > 0 ? 0 : 1;
}
