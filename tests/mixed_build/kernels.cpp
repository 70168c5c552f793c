// SPDX-License-Identifier: BSL-1.0
// Compiled several times into one program, with OBJECT naming the instruction set it may use.
#include "kernels.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>

#include <typeinfo>

namespace OBJECT {

spoken measure(const std::vector<double>& x, const std::vector<double>& y, std::size_t window) {
    namespace risk = tidemark::risk;
    const tidemark::missing::skip most{.min_count = window - window / 4};
    const auto rolled = [&](const auto& metric) { return tidemark::run::rolling(metric, x, window, most); };
    const auto both = [&](const auto& metric) {
        return tidemark::run::rolling(metric, tidemark::core::pairs(x, y), window, most);
    };
    return {
        tidemark::core::lane_count,
        typeid(risk::volatility).name(),
        {rolled(risk::mean{}), rolled(risk::volatility{.periods_per_year = 365}),
         rolled(risk::sharpe_ratio{.periods_per_year = 365}), rolled(risk::skewness{}), rolled(risk::kurtosis{}),
         rolled(risk::sortino_ratio{.periods_per_year = 365}), rolled(risk::maximum{}), rolled(risk::max_drawdown{}),
         rolled(risk::cumulative_return{}), both(risk::beta{}), both(risk::correlation{})}};
}

}
