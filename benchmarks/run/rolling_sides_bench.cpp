// SPDX-License-Identifier: BSL-1.0
// Rolling sums of what lies above or below a threshold, beside what comes to mind first.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

void sides() {
    kernel("sortino_ratio", risk::sortino_ratio{.periods_per_year = 252}, thought::sortino_ratio);
    kernel("downside_deviation", risk::downside_deviation{.periods_per_year = 1}, thought::downside_deviation);
    kernel("downside_frequency", risk::downside_frequency{}, thought::mean_of<thought::share_below>);
    kernel("lower_partial_moment", risk::lower_partial_moment{}, thought::mean_of<thought::square_shortfall>);
    kernel("upper_partial_moment", risk::upper_partial_moment{}, thought::mean_of<thought::square_excess>);
    kernel("upside_risk", risk::upside_risk{}, thought::root_mean_of<thought::square_excess>);
    kernel("upside_potential", risk::upside_potential{}, thought::mean_of<thought::excess>);
    kernel("upside_frequency", risk::upside_frequency{}, thought::mean_of<thought::share_above>);
    kernel("omega_ratio", risk::omega_ratio{}, thought::omega_ratio);
    kernel("omega_sharpe_ratio", risk::omega_sharpe_ratio{}, thought::omega_sharpe_ratio);
    kernel("upside_potential_ratio", risk::upside_potential_ratio{}, thought::upside_potential_ratio);
    kernel("volatility_skewness", risk::volatility_skewness{}, thought::volatility_skewness);
}

const bool registered = (sides(), true);

}
