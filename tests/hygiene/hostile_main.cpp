// SPDX-License-Identifier: BSL-1.0
#include "hostile.hpp"

int main() {
    const std::vector<double> returns{0.01, -0.01, 0.03};
    return tidemark::run::whole(tidemark::risk::sharpe_ratio{.periods_per_year = 365}, returns) == hostile_other() ? 0
                                                                                                                   : 1;
}
