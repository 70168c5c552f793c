// SPDX-License-Identifier: BSL-1.0
#include "tidemark.hpp"

#include <vector>

double volatility(const std::vector<double>& returns);

int main() {
    const std::vector<double> returns{0.01, -0.01, 0.03};
    const tidemark::risk::volatility metric{.periods_per_year = 365};
    return tidemark::run::whole(metric, returns) == volatility(returns) ? 0 : 1;
}
