// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/annualised_return.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/calmar_ratio.hpp>
#include <tidemark/risk/capture_ratio.hpp>
#include <tidemark/risk/cumulative_return.hpp>
#include <tidemark/risk/downside_deviation.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/information_ratio.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/omega_ratio.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/risk/sortino_ratio.hpp>
#include <tidemark/risk/stability_of_timeseries.hpp>
#include <tidemark/risk/tail_ratio.hpp>
#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/risk/volatility.hpp>

/// Metrics with the options of empyrical 0.5.5 and of its successor empyrical-reloaded. Its periods are 252 for days,
/// 52 for weeks and 12 for months; rates are per period. Where they still differ, and why, stands in
/// docs/conventions.md.
namespace tidemark::inline TIDEMARK_ABI::risk::presets::empyrical {

/// annual_return, cagr
constexpr risk::annualised_return_geometric annualised_return(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// cum_returns_final
constexpr risk::cumulative_return cumulative_return(double starting_value = 0) noexcept {
    return {.starting_value = starting_value};
}

/// annual_volatility; its alpha is the stability
constexpr risk::volatility volatility(core::frequency periods_per_year, double stability = 2) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 1, .stability = stability};
}

/// sharpe_ratio
constexpr risk::sharpe_ratio sharpe_ratio(core::frequency periods_per_year, double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .ddof = 1};
}

/// sortino_ratio
constexpr risk::sortino_ratio sortino_ratio(core::frequency periods_per_year, double required_return = 0) noexcept {
    return {.periods_per_year = periods_per_year, .target = required_return};
}

/// downside_risk
constexpr risk::downside_deviation downside_deviation(core::frequency periods_per_year,
                                                      double required_return = 0) noexcept {
    return {.periods_per_year = periods_per_year, .target = required_return};
}

/// max_drawdown: negative
constexpr risk::max_drawdown max_drawdown() noexcept { return {.as = sign::as_return}; }

/// calmar_ratio: of all rows
constexpr risk::calmar_ratio calmar_ratio(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// omega_ratio: the required return is one of a year
constexpr risk::omega_ratio_annual_threshold omega_ratio(core::frequency periods_per_year,
                                                         double required_return = 0) noexcept {
    return {.periods_per_year = periods_per_year, .annual_threshold = required_return};
}

/// stability_of_timeseries
constexpr risk::stability_of_timeseries stability_of_timeseries() noexcept { return {}; }

/// tail_ratio
constexpr risk::tail_ratio tail_ratio() noexcept { return {.alpha = 0.05, .type = quantile_type::linear}; }

/// value_at_risk: a return; the share is its cutoff
constexpr risk::value_at_risk_historical value_at_risk(double share = 0.05) noexcept {
    return {.alpha = share, .type = quantile_type::linear, .as = sign::as_return};
}

/// conditional_value_at_risk: a return; the share is its cutoff
constexpr risk::expected_shortfall_historical conditional_value_at_risk(double share = 0.05) noexcept {
    return {.alpha = share, .averaged = risk::expected_shortfall_historical::tail::count_floor, .as = sign::as_return};
}

/// alpha: compounded over the year
constexpr risk::alpha alpha(core::frequency periods_per_year, double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year,
            .risk_free = risk_free,
            .annualised = risk::alpha::annualisation::compounded};
}

/// beta
constexpr risk::beta beta() noexcept { return {}; }

/// the beta of up_alpha_beta
constexpr risk::up_beta up_beta() noexcept { return {}; }

/// the beta of down_alpha_beta
constexpr risk::down_beta down_beta() noexcept { return {}; }

/// up_capture
constexpr risk::up_capture_annualised up_capture(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .zeros = zero_in::neither};
}

/// down_capture
constexpr risk::down_capture_annualised down_capture(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .zeros = zero_in::neither};
}

/// excess_sharpe: an information ratio per period
constexpr risk::information_ratio excess_sharpe() noexcept { return {.periods_per_year = 1, .ddof = 1}; }

/// the skew of its tables: of the population
constexpr risk::skewness skewness() noexcept { return {.type = risk::skewness::estimator::g1}; }

/// the kurtosis of its tables: an excess, of the population
constexpr risk::kurtosis kurtosis() noexcept { return {.type = risk::kurtosis::estimator::g2}; }

}
