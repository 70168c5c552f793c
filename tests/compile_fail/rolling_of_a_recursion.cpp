// SPDX-License-Identifier: BSL-1.0
// How long a drawdown lasts depends on all that came before it: two stretches do not merge, so no window rolls.
#include <tidemark/risk/drawdown_episodes.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>

#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02, -0.01};
    const tidemark::risk::max_drawdown_duration duration{};
#ifdef TIDEMARK_CONTROL
    const auto track = tidemark::run::expanding(duration, returns);
#else
    // error: no matching function for call to .?rolling
    const auto track = tidemark::run::rolling(duration, returns, 2);
#endif
    return track.empty() ? 1 : 0;
}
