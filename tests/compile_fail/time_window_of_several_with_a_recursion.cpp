// SPDX-License-Identifier: BSL-1.0
// No driver takes of several metrics what it would not take alone: a recursion rolls by rows, not by time.
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/ulcer_index.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/rolling_by_time.hpp>

#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02, -0.01};
    const std::vector<int> stamps{1, 2, 3};
    const auto metrics = tidemark::run::all(tidemark::risk::mean{}, tidemark::risk::ulcer_index{});
#ifdef TIDEMARK_CONTROL
    const auto track = tidemark::run::rolling(metrics, returns, 2);
#else
    // error: no matching function for call to .?rolling_by_time
    const auto track = tidemark::run::rolling_by_time(metrics, stamps, returns, 2);
#endif
    return track[0].size() == stamps.size() ? 0 : 1;
}
