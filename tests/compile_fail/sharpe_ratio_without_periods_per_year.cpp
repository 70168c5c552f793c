// SPDX-License-Identifier: BSL-1.0
// A year has 252 periods, or 365, or 12: none is guessed.
#include <tidemark/risk/sharpe_ratio.hpp>

int main() {
    const tidemark::risk::sharpe_ratio sharpe{
#ifdef TIDEMARK_CONTROL
        .periods_per_year = 365,
#endif
        // error: could not convert|no matching constructor for initialization of .*frequency
        .risk_free = 0.0001};
    return sharpe.risk_free > 0 ? 0 : 1;
}
