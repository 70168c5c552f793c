// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include <array>
#include <cmath>

int main() {
    const std::array returns{0.01, -0.01, 0.03};
    const double volatility = tidemark::run::whole(tidemark::risk::volatility{.periods_per_year = 365}, returns);
    return std::abs(volatility - 0.02 * std::sqrt(365.0)) < 1e-15 ? 0 : 1;
}
