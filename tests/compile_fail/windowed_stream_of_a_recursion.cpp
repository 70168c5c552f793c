// SPDX-License-Identifier: BSL-1.0
// What needs all of its past does not stream in a window, unless its state names one.
#include <tidemark/run/stream.hpp>

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
#ifdef TIDEMARK_CONTROL
    tidemark::run::stream live{turns{}};
#else
    // error: this metric needs all of its past
    tidemark::run::stream live{turns{}, 20};
#endif
    live.update(0.01);
    return live.ready() ? 0 : 1;
}
