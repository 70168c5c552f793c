// SPDX-License-Identifier: BSL-1.0
// Rows of numbers have no place for an answer that is more than a number; `whole` gives a tuple.
#include <tidemark/risk/max_drawdown_span.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02, -0.01};
    const auto metrics = tidemark::run::all(tidemark::risk::mean{}, tidemark::risk::max_drawdown_span{});
#ifdef TIDEMARK_CONTROL
    const auto answers = tidemark::run::whole(metrics, returns);
#else
    // error: no matching function for call to .?rolling
    const auto answers = tidemark::run::rolling(metrics, returns, 2);
#endif
    return std::get<0>(answers) == 0 ? 1 : 0;
}
