// SPDX-License-Identifier: BSL-1.0
// Compiled twice into one program, with LANES naming the instruction set it may use.
#include "rolling_volatility.hpp"

#include <tidemark/risk/volatility.hpp>
#include <tidemark/run/rolling.hpp>

#include <typeinfo>

namespace LANES {

rolling_volatility measure(const std::vector<double>& returns, std::size_t window) {
    const tidemark::risk::volatility metric{.periods_per_year = 365};
    return {typeid(metric).name(), tidemark::run::rolling(metric, returns, window)};
}

}
