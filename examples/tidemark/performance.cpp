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

tail_loss tail_of(std::span<const double> returns, double share) {
    const auto [value_at_risk, expected_shortfall] = run::whole(
        run::all(risk::value_at_risk_historical{.alpha = share}, risk::expected_shortfall_historical{.alpha = share}),
        returns);
    return {value_at_risk, expected_shortfall};
}

deepest_drawdown deepest(const series& s, closes between) {
    const auto found = deepest_drawdowns(s, between, 1);
    if (found.empty()) return {};
    const drawdown& d = found.front();
    return {.depth = d.depth, .peak = d.peak, .trough = d.trough, .recovery = d.recovery};
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

std::vector<drawdown> deepest_drawdowns(const series& s, closes between, std::size_t most) {
    const auto levels = std::span{s.levels}.subspan(between.first, between.last - between.first + 1);
    auto episodes = run::whole(risk::drawdown_episodes_of_levels{}, levels);
    std::stable_sort(episodes.begin(), episodes.end(), [](const auto& a, const auto& b) { return a.depth > b.depth; });
    if (episodes.size() > most) episodes.resize(most);
    const auto day = [&](std::size_t position) { return s.dates[between.first + position]; };
    std::vector<drawdown> deepest;
    for (const risk::drawdown_episode& e : episodes) {
        deepest.push_back({.depth = e.depth,
                           .peak = day(e.peak),
                           .trough = day(e.trough),
                           .recovery = {},
                           .days = day(e.recovery) - day(e.peak)});
        if (e.end == risk::drawdown_episode::status::recovered) deepest.back().recovery = day(e.recovery);
    }
    return deepest;
}

performance measure(const series& s, const series_returns& returns, closes between) {
    const core::frequency p = s.periods_per_year;
    const auto simple = part(returns.simple, between);
    const auto excess = part(returns.excess, between);
    using lo = infer::sharpe_standard_error;
    const auto sharpe = run::whole(risk::sharpe_ratio{.periods_per_year = p}, excess, run::with_counts{});
    return {.from = s.dates[between.first],
            .to = s.dates[between.last],
            .returns = simple.size(),
            .cumulative_return = run::whole(risk::cumulative_return{}, simple),
            .annualised_arithmetic = run::whole(risk::annualised_return_arithmetic{.periods_per_year = p}, simple),
            .annualised_geometric = run::whole(risk::annualised_return_geometric{.periods_per_year = p}, simple),
            .volatility = run::whole(risk::volatility{.periods_per_year = p}, part(returns.log, between)),
            .excess_returns = sharpe.used,
            .sharpe = sharpe.value,
            .sharpe_error = run::whole(lo{.periods_per_year = p}, excess),
            .sharpe_error_mertens = run::whole(lo{.periods_per_year = p, .returns = lo::assumption::mertens}, excess),
            .sortino = run::whole(risk::sortino_ratio{.periods_per_year = p}, excess),
            .drawdown = deepest(s, between),
            .worst_5_percent = tail_of(simple, 0.05),
            .worst_1_percent = tail_of(simple, 0.01),
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

capture_ratios capture_of(const series_returns& portfolio, const series_returns& benchmark, closes between) {
    const auto both = core::pairs(part(portfolio.simple, between), part(benchmark.simple, between));
    const auto [ratios, used, missing] =
        run::whole(run::all(risk::up_capture{}, risk::down_capture{}), both, run::with_counts{});
    return {.up = ratios[0], .down = ratios[1], .returns = used};
}

sharpe_gap compare_sharpe_ratios(const series_returns& first, const series_returns& second, closes between,
                                 double periods_per_year) {
    const auto both = core::pairs(part(first.excess, between), part(second.excess, between));
    const core::frequency p = periods_per_year;
    const auto difference = run::whole(infer::sharpe_ratio_difference{.periods_per_year = p}, both, run::with_counts{});
    const double error = run::whole(infer::sharpe_ratio_difference_standard_error{.periods_per_year = p}, both);
    return {.difference = difference.value,
            .error = error,
            .p_value = infer::two_sided_p_value(difference.value, error),
            .correlation_of_excess = run::whole(risk::correlation{}, both),
            .returns = difference.used};
}

}
