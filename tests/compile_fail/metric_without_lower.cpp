// SPDX-License-Identifier: BSL-1.0
// A metric must say how its state becomes an answer.
#include <tidemark/run/whole.hpp>
#include <tidemark/state/moments.hpp>

#include <vector>

struct variance {
    using state = tidemark::state::moments<2>;
#ifdef TIDEMARK_CONTROL
    double lower(const state& s) const { return s.variance(1); }
#endif
};

int main() {
    // error: no matching function for call to .?whole
    return tidemark::run::whole(variance{}, std::vector<double>{1, 2}) > 0 ? 0 : 1;
}
