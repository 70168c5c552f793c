// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/annualised_return.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/calmar_ratio.hpp>
#include <tidemark/risk/consecutive_wins.hpp>
#include <tidemark/risk/cumulative_return.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/information_ratio.hpp>
#include <tidemark/risk/kelly_ratio.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/omega_ratio.hpp>
#include <tidemark/risk/r_squared.hpp>
#include <tidemark/risk/recovery_factor.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/risk/sortino_ratio.hpp>
#include <tidemark/risk/tail_ratio.hpp>
#include <tidemark/risk/ulcer_index.hpp>
#include <tidemark/risk/value_at_risk_gaussian.hpp>
#include <tidemark/risk/volatility.hpp>
#include <tidemark/risk/win_rate.hpp>

/// Metrics with the options of quantstats 0.0.84. Rates are per period here, where quantstats takes those of a year:
/// `core::per_period` turns one into the other. Where they still differ, and why, stands in docs/conventions.md.
namespace tidemark::inline TIDEMARK_ABI::risk::presets::quantstats {

/// comp
constexpr risk::cumulative_return cumulative_return() noexcept { return {}; }

/// cagr: of periods counted, not of the calendar
constexpr risk::annualised_return_geometric annualised_return(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// volatility
constexpr risk::volatility volatility(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 1};
}

/// sharpe
constexpr risk::sharpe_ratio sharpe_ratio(core::frequency periods_per_year, double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .ddof = 1};
}

/// sortino
constexpr risk::sortino_ratio sortino_ratio(core::frequency periods_per_year, double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .target = risk_free};
}

/// adjusted_sortino: by sqrt(2)
constexpr risk::sortino_ratio adjusted_sortino_ratio(core::frequency periods_per_year, double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .target = risk_free, .scaled = risk::sortino_ratio::scale::adjusted};
}

/// omega: the required return is one of a year
constexpr risk::omega_ratio_annual_threshold omega_ratio(core::frequency periods_per_year,
                                                         double required_return = 0) noexcept {
    return {.periods_per_year = periods_per_year, .annual_threshold = required_return};
}

/// max_drawdown: negative
constexpr risk::max_drawdown max_drawdown() noexcept { return {.as = sign::as_return}; }

/// calmar: of all rows
constexpr risk::calmar_ratio calmar_ratio(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// ulcer_index: the squares by n - 1
constexpr risk::ulcer_index ulcer_index() noexcept { return {.unit = drawdown_unit::fraction, .ddof = 1}; }

/// recovery_factor: of the sum of the returns
constexpr risk::recovery_factor_arithmetic recovery_factor() noexcept { return {}; }

/// value_at_risk, var: of normal returns, as a return
constexpr risk::value_at_risk_gaussian value_at_risk(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 1, .as = sign::as_return};
}

/// conditional_value_at_risk, cvar, method="parametric": of normal returns, as a return; so since 0.0.83
constexpr risk::expected_shortfall_gaussian conditional_value_at_risk(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 1, .as = sign::as_return};
}

/// conditional_value_at_risk, method="historical": the mean at or below the linear quantile, as a return
constexpr risk::expected_shortfall_historical conditional_value_at_risk_historical(double share = 0.05) noexcept {
    return {
        .alpha = share, .averaged = risk::expected_shortfall_historical::tail::mean_le_quantile, .as = sign::as_return};
}

/// tail_ratio; the share is 1 - cutoff
constexpr risk::tail_ratio tail_ratio(double share = 0.05) noexcept {
    return {.alpha = share, .type = quantile_type::linear};
}

/// win_rate: of the returns that are not 0
constexpr risk::win_rate win_rate() noexcept { return {.of_zeros = risk::win_rate::zeros::exclude}; }

/// avg_win
constexpr risk::average_win average_win() noexcept { return {}; }

/// avg_loss
constexpr risk::average_loss average_loss() noexcept { return {}; }

/// payoff_ratio, win_loss_ratio
constexpr risk::payoff_ratio payoff_ratio() noexcept { return {}; }

/// profit_factor
constexpr risk::profit_factor profit_factor() noexcept { return {}; }

/// gain_to_pain_ratio
constexpr risk::gain_to_pain_ratio gain_to_pain_ratio() noexcept { return {}; }

/// kelly_criterion: of bets won and lost
constexpr risk::kelly_ratio_empirical kelly_ratio() noexcept { return {.fraction = 1}; }

/// consecutive_wins
constexpr risk::max_consecutive_wins max_consecutive_wins() noexcept { return {}; }

/// consecutive_losses
constexpr risk::max_consecutive_losses max_consecutive_losses() noexcept { return {}; }

/// skew: that of pandas
constexpr risk::skewness skewness() noexcept {
    return {.type = risk::skewness::estimator::G1, .on_equal = zero_spread::pandas};
}

/// kurtosis: that of pandas, an excess
constexpr risk::kurtosis kurtosis() noexcept {
    return {.type = risk::kurtosis::estimator::G2, .on_equal = zero_spread::pandas};
}

/// the alpha of greeks: times the periods of a year
constexpr risk::alpha alpha(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .annualised = risk::alpha::annualisation::arithmetic};
}

/// the beta of greeks
constexpr risk::beta beta() noexcept { return {}; }

/// r_squared
constexpr risk::r_squared r_squared() noexcept { return {}; }

/// information_ratio: per period
constexpr risk::information_ratio information_ratio() noexcept { return {.periods_per_year = 1, .ddof = 1}; }

}
