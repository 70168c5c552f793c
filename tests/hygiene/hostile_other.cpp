// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

double hostile_other() {
    const std::vector<double> returns{0.01, -0.01, 0.03};
    return tidemark::run::whole(tidemark::risk::sharpe_ratio{.periods_per_year = 365}, returns);
}
