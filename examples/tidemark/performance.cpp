// SPDX-License-Identifier: BSL-1.0
#include "performance.hpp"

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/core/rate.hpp>
#include <tidemark/core/returns.hpp>
#include <tidemark/infer/sharpe_ratio_difference.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/whole.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace program {

namespace core = tidemark::core;
namespace infer = tidemark::infer;
namespace risk = tidemark::risk;
namespace run = tidemark::run;

namespace {

std::vector<double> rates_per_period(const series& s, const published_rate& bill) {
    std::vector<double> rates;
    rates.reserve(s.dates.size());
    for (const std::size_t at : core::in_force(s.dates, bill.dates, 1)) {
        rates.push_back(at == core::none_published ? core::nan
                                                   : core::per_period(bill.annual_rates[at], s.periods_per_year));
    }
    return rates;
}

/// The returns between two closes.
std::span<const double> part(const std::vector<double>& returns, closes between) {
    return std::span{returns}.subspan(between.first, between.last - between.first);
}

std::size_t count_observed(std::span<const double> values) {
    return static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [](double v) { return !std::isnan(v); }));
}

deepest_drawdown deepest(const series& s, closes between) {
    const auto levels = std::span{s.levels}.subspan(between.first, between.last - between.first + 1);
    const auto episodes = run::whole(risk::drawdown_episodes_of_levels{}, levels);
    const auto found = std::max_element(episodes.begin(), episodes.end(),
                                        [](const auto& a, const auto& b) { return a.depth < b.depth; });
    if (found == episodes.end()) return {};
    const auto day = [&](std::size_t position) { return s.dates[between.first + position]; };
    deepest_drawdown result{
        .depth = found->depth, .peak = day(found->peak), .trough = day(found->trough), .recovery = {}};
    if (found->end == risk::drawdown_episode::status::recovered) result.recovery = day(found->recovery);
    return result;
}

}

series_returns returns_of(const series& s, const std::optional<published_rate>& bill) {
    series_returns r{.simple = core::simple_returns(s.levels), .log = core::log_returns(s.levels), .excess = {}};
    r.excess = r.simple;
    if (!bill) return r;
    const auto rates = rates_per_period(s, *bill);
    for (std::size_t i = 0; i < r.excess.size(); ++i) r.excess[i] -= rates[i + 1];
    return r;
}

performance measure(const series& s, const series_returns& returns, closes between) {
    const core::frequency p = s.periods_per_year;
    const auto simple = part(returns.simple, between);
    const auto excess = part(returns.excess, between);
    using lo = infer::sharpe_standard_error;
    return {.from = s.dates[between.first],
            .to = s.dates[between.last],
            .returns = simple.size(),
            .cumulative_return = run::whole(risk::cumulative_return{}, simple),
            .annualised_arithmetic = run::whole(risk::annualised_return_arithmetic{.periods_per_year = p}, simple),
            .annualised_geometric = run::whole(risk::annualised_return_geometric{.periods_per_year = p}, simple),
            .volatility = run::whole(risk::volatility{.periods_per_year = p}, part(returns.log, between)),
            .excess_returns = count_observed(excess),
            .sharpe = run::whole(risk::sharpe_ratio{.periods_per_year = p}, excess),
            .sharpe_error = run::whole(lo{.periods_per_year = p}, excess),
            .sharpe_error_mertens = run::whole(lo{.periods_per_year = p, .returns = lo::assumption::mertens}, excess),
            .sortino = run::whole(risk::sortino_ratio{.periods_per_year = p}, excess),
            .drawdown = deepest(s, between),
            .skewness = run::whole(risk::skewness{}, simple),
            .excess_kurtosis = run::whole(risk::kurtosis{}, simple)};
}

shared_returns::shared_returns(const series& first, const series& second) {
    auto shared = core::align(first.dates, second.dates);
    const auto levels_at = [](const series& s, const std::vector<std::size_t>& positions) {
        std::vector<double> levels;
        levels.reserve(positions.size());
        for (const std::size_t at : positions) levels.push_back(s.levels[at]);
        return levels;
    };
    first_ = core::log_returns(levels_at(first, shared.first));
    second_ = core::log_returns(levels_at(second, shared.second));
    dates_ = std::move(shared.dates);
}

std::optional<correlation> shared_returns::within(const time_span& span) const {
    const auto between = closes_of(dates_, span);
    if (!between) return std::nullopt;
    const double r = run::whole(risk::correlation{}, core::pairs(part(first_, *between), part(second_, *between)));
    const std::size_t n = between->last - between->first;
    const double error = n > 3 ? 1 / std::sqrt(static_cast<double>(n) - 3) : core::nan;
    const auto transformed = infer::normal_interval(std::atanh(r), error, 0.95);
    return correlation{r, n, {std::tanh(transformed.low), std::tanh(transformed.high)}};
}

sharpe_gap compare_sharpe_ratios(const series_returns& first, const series_returns& second, closes between,
                                 double periods_per_year) {
    const auto x = part(first.excess, between);
    const auto y = part(second.excess, between);
    const auto both = core::pairs(x, y);
    const core::frequency p = periods_per_year;
    const double difference = run::whole(infer::sharpe_ratio_difference{.periods_per_year = p}, both);
    const double error = run::whole(infer::sharpe_ratio_difference_standard_error{.periods_per_year = p}, both);
    return {.difference = difference,
            .error = error,
            .p_value = infer::two_sided_p_value(difference, error),
            .correlation_of_excess = run::whole(risk::correlation{}, both),
            .returns = count_observed(x)};
}

}
