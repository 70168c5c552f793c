// SPDX-License-Identifier: BSL-1.0
#include "tidemark.hpp"

#include <vector>

double volatility(const std::vector<double>& returns) {
    return tidemark::run::whole(tidemark::risk::volatility{.periods_per_year = 365}, returns);
}
