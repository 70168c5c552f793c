// SPDX-License-Identifier: BSL-1.0
// Rolling drawdowns and what is told of them, beside what comes to mind first: every window looked at anew.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

template <class M>
void path(const std::string& name, const M& metric, one_series first, maker of = returns) {
    kernel(name, metric, first, of, first_thought_is::slow);
}

/// Its answer is more than a number, so that its rows come in memory of their own.
void span_of_the_worst(output out, const numbers& x, std::size_t w) {
    const auto spans = tidemark::run::rolling(risk::max_drawdown_span{}, x, w);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = spans[i].trough;
}

void paths() {
    kernel("current_drawdown_of_levels", risk::current_drawdown_of_levels{}, thought::current_drawdown_of_levels,
           prices);
    path("current_drawdown", risk::current_drawdown{}, thought::current_drawdown);
    path("max_drawdown", risk::max_drawdown{}, thought::max_drawdown);
    path("max_drawdown_of_levels", risk::max_drawdown_of_levels{}, thought::max_drawdown_of_levels, prices);
    path("max_drawdown_arithmetic", risk::max_drawdown_arithmetic{}, thought::max_drawdown_arithmetic);
    path("max_drawdown_position", risk::max_drawdown_position{}, thought::max_drawdown_position);
    enter("max_drawdown_span/library", {10'000, 1'000'000}, span_of_the_worst, returns);
    enter("max_drawdown_span/first_thought", {10'000}, thought::max_drawdown_position, returns);
    path("calmar_ratio", risk::calmar_ratio{.periods_per_year = 252}, thought::calmar_ratio);
    path("pain_index", risk::pain_index{}, thought::pain_index);
    path("pain_index_of_levels", risk::pain_index_of_levels{}, thought::pain_index_of_levels, prices);
    path("ulcer_index", risk::ulcer_index{}, thought::ulcer_index<false>);
    path("ulcer_index_of_levels", risk::ulcer_index_of_levels{}, thought::ulcer_index<true>, prices);
    path("time_under_water", risk::time_under_water{}, thought::time_under_water<false>);
    path("time_under_water_of_levels", risk::time_under_water_of_levels{}, thought::time_under_water<true>, prices);
    path("drawdown_count", risk::drawdown_count{}, thought::drawdown_count);
    path("max_drawdown_duration", risk::max_drawdown_duration{}, thought::max_drawdown_duration);
}

const bool registered = (paths(), true);

}
