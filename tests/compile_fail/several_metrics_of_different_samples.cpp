// SPDX-License-Identifier: BSL-1.0
// Metrics that are asked together read the same sample: one series, or two.
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/run/all.hpp>

int main() {
#ifdef TIDEMARK_CONTROL
    const auto metrics = tidemark::run::all(tidemark::risk::beta{}, tidemark::risk::correlation{});
#else
    // error: no matching function for call to .?all
    const auto metrics = tidemark::run::all(tidemark::risk::beta{}, tidemark::risk::mean{});
#endif
    return metrics.size == 2 ? 0 : 1;
}
