// SPDX-License-Identifier: BSL-1.0
// A recursion that names no window needs all of its past: two stretches do not merge, so no window rolls.
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>

#include <vector>

/// How often the sign has turned.
struct turns {
    struct state {
        double last = 0;
        double count = 0;
    };
    void absorb(state& s, double x) const noexcept {
        s.count += s.last * x < 0 ? 1 : 0;
        s.last = x;
    }
    double lower(const state& s) const noexcept { return s.count; }
};

int main() {
    const std::vector<double> returns{0.01, 0.02, -0.01};
#ifdef TIDEMARK_CONTROL
    const auto track = tidemark::run::expanding(turns{}, returns);
#else
    // error: no matching function for call to .?rolling
    const auto track = tidemark::run::rolling(turns{}, returns, 2);
#endif
    return track.empty() ? 1 : 0;
}
