// SPDX-License-Identifier: BSL-1.0
// Rolling order statistics and ranks, beside a window that is kept sorted. `ordered_rolling_bench` has what is special
// to them.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

template <class M>
void ordered(const std::string& name, const M& metric, one_series first) {
    kernel(name, metric, first, returns, first_thought_is::fast, {10'000, 1'000'000});
}

void orders() {
    ordered("median", risk::median{}, thought::median);
    ordered("quantile", risk::quantile{.probability = 0.25}, thought::lower_quartile);
    ordered("rank", risk::rank{}, thought::rank);
    ordered("percentile_rank", risk::percentile_rank{}, thought::percentile_rank);
    ordered("value_at_risk_historical", risk::value_at_risk_historical{}, thought::value_at_risk);
    ordered("expected_shortfall_historical", risk::expected_shortfall_historical{}, thought::expected_shortfall);
    kernel("mean_absolute_deviation_from_median", risk::mean_absolute_deviation_from_median{},
           thought::mean_absolute_deviation_from_median, returns, first_thought_is::slow, {10'000});
}

const bool registered = (orders(), true);

}
