// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/adjusted_sharpe_ratio.hpp>
#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/annualised_return.hpp>
#include <tidemark/risk/appraisal_ratio.hpp>
#include <tidemark/risk/average_drawdown.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/calmar_ratio.hpp>
#include <tidemark/risk/capture_ratio.hpp>
#include <tidemark/risk/downside_deviation.hpp>
#include <tidemark/risk/excess_return.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/information_ratio.hpp>
#include <tidemark/risk/kappa_ratio.hpp>
#include <tidemark/risk/kelly_ratio.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/m_squared.hpp>
#include <tidemark/risk/martin_ratio.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/omega_ratio.hpp>
#include <tidemark/risk/pain_index.hpp>
#include <tidemark/risk/pain_ratio.hpp>
#include <tidemark/risk/partial_moment.hpp>
#include <tidemark/risk/prospect_ratio.hpp>
#include <tidemark/risk/rachev_ratio.hpp>
#include <tidemark/risk/semi_deviation.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/risk/sortino_ratio.hpp>
#include <tidemark/risk/sterling_ratio.hpp>
#include <tidemark/risk/systematic_risk.hpp>
#include <tidemark/risk/tracking_error.hpp>
#include <tidemark/risk/treynor_ratio.hpp>
#include <tidemark/risk/ulcer_index.hpp>
#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/risk/value_at_risk_cornish_fisher.hpp>
#include <tidemark/risk/value_at_risk_gaussian.hpp>
#include <tidemark/risk/volatility.hpp>

/// Metrics with the options of the R package PerformanceAnalytics 2.1. Rates and targets are per period unless they say
/// annual, and a share in the tail is 1 - p. Where they still differ, and why, stands in docs/conventions.md.
namespace tidemark::inline TIDEMARK_ABI::risk::presets::performance_analytics {

/// Return.annualized
constexpr risk::annualised_return_geometric annualised_return(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// StdDev.annualized
constexpr risk::volatility volatility(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 1};
}

/// skewness: of the population
constexpr risk::skewness skewness() noexcept { return {.type = risk::skewness::estimator::g1}; }

/// kurtosis: an excess, of the population
constexpr risk::kurtosis kurtosis() noexcept { return {.type = risk::kurtosis::estimator::g2}; }

/// SharpeRatio.annualized, geometric=FALSE: so by default since 2.1
constexpr risk::sharpe_ratio sharpe_ratio(core::frequency periods_per_year, double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .ddof = 1};
}

/// SharpeRatio.annualized, geometric=TRUE: so by default before 2.1
constexpr risk::sharpe_ratio_geometric sharpe_ratio_geometric(core::frequency periods_per_year,
                                                              double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .ddof = 1};
}

/// AdjustedSharpeRatio
constexpr risk::adjusted_sharpe_ratio adjusted_sharpe_ratio(core::frequency periods_per_year,
                                                            double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .ddof = 1};
}

/// AdjustedSharpeRatio, geometric=TRUE
constexpr risk::adjusted_sharpe_ratio_geometric adjusted_sharpe_ratio_geometric(core::frequency periods_per_year,
                                                                                double risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .ddof = 1};
}

/// SortinoRatio: per period
constexpr risk::sortino_ratio sortino_ratio(double target = 0) noexcept {
    return {.periods_per_year = 1, .target = target};
}

/// DownsideDeviation: per period, of all returns
constexpr risk::downside_deviation downside_deviation(double target = 0) noexcept {
    return {.periods_per_year = 1, .target = target, .averaged = averaged_over::full};
}

/// DownsidePotential: of all returns
constexpr risk::lower_partial_moment downside_potential(double target = 0) noexcept {
    return {.threshold = target, .degree = 1, .averaged = averaged_over::full};
}

/// SemiDeviation: per period, of all returns
constexpr risk::semi_deviation semi_deviation() noexcept {
    return {.periods_per_year = 1, .ddof = 0, .averaged = averaged_over::full};
}

/// UpsideRisk, stat="risk": of all returns
constexpr risk::upside_risk upside_risk(double target = 0) noexcept {
    return {.target = target, .averaged = averaged_over::full};
}

/// UpsideRisk, stat="potential": of all returns
constexpr risk::upside_potential upside_potential(double target = 0) noexcept {
    return {.target = target, .averaged = averaged_over::full};
}

/// UpsidePotentialRatio: each side by its own returns
constexpr risk::upside_potential_ratio upside_potential_ratio(double target = 0) noexcept {
    return {.target = target, .averaged = averaged_over::subset};
}

/// Omega, method="simple"
constexpr risk::omega_ratio omega_ratio(double target = 0) noexcept { return {.threshold = target}; }

/// OmegaSharpeRatio
constexpr risk::omega_sharpe_ratio omega_sharpe_ratio(double target = 0) noexcept { return {.threshold = target}; }

/// Kappa: per period
constexpr risk::kappa_ratio kappa_ratio(double target, std::size_t degree) noexcept {
    return {.periods_per_year = 1, .target = target, .degree = degree};
}

/// ProspectRatio: the target is subtracted once
constexpr risk::prospect_ratio prospect_ratio(double target) noexcept {
    return {.target = target, .from = risk::prospect_ratio::subtracted::once};
}

/// KellyRatio: half of it
constexpr risk::kelly_ratio kelly_ratio(double risk_free = 0) noexcept {
    return {.risk_free = risk_free, .fraction = 0.5, .ddof = 1};
}

/// RachevRatio
constexpr risk::rachev_ratio rachev_ratio(double loss_share = 0.1, double gain_share = 0.1) noexcept {
    return {.loss_share = loss_share, .gain_share = gain_share, .averaged = risk::rachev_ratio::tail::peer};
}

/// maxDrawdown: positive
constexpr risk::max_drawdown max_drawdown() noexcept { return {.as = sign::as_loss}; }

/// AverageDrawdown
constexpr risk::average_drawdown average_drawdown() noexcept { return {.largest = 0}; }

/// PainIndex
constexpr risk::pain_index pain_index() noexcept { return {.unit = drawdown_unit::fraction, .ddof = 0}; }

/// UlcerIndex
constexpr risk::ulcer_index ulcer_index() noexcept { return {.unit = drawdown_unit::fraction, .ddof = 0}; }

/// PainRatio
constexpr risk::pain_ratio pain_ratio(core::frequency periods_per_year, double annual_risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .annual_risk_free = annual_risk_free};
}

/// MartinRatio
constexpr risk::martin_ratio martin_ratio(core::frequency periods_per_year, double annual_risk_free = 0) noexcept {
    return {.periods_per_year = periods_per_year, .annual_risk_free = annual_risk_free};
}

/// CalmarRatio: of all rows
constexpr risk::calmar_ratio calmar_ratio(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// SterlingRatio: by the maximum drawdown and ten per cent
constexpr risk::sterling_ratio sterling_ratio(core::frequency periods_per_year, double excess = 0.1) noexcept {
    return {.periods_per_year = periods_per_year, .excess = excess};
}

/// VaR, method="historical": a return
constexpr risk::value_at_risk_historical value_at_risk_historical(double share = 0.05) noexcept {
    return {.alpha = share, .type = quantile_type::linear, .as = sign::as_return};
}

/// VaR, method="gaussian": a return, of the population's deviation
constexpr risk::value_at_risk_gaussian value_at_risk_gaussian(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 0, .as = sign::as_return};
}

/// VaR, method="modified": a return, of the population's deviation
constexpr risk::value_at_risk_cornish_fisher value_at_risk_modified(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 0, .as = sign::as_return};
}

/// ES, method="historical": a return, the mean at or below the linear quantile
constexpr risk::expected_shortfall_historical expected_shortfall_historical(double share = 0.05) noexcept {
    return {
        .alpha = share, .averaged = risk::expected_shortfall_historical::tail::mean_le_quantile, .as = sign::as_return};
}

/// ES, method="gaussian": a return, of the population's deviation
constexpr risk::expected_shortfall_gaussian expected_shortfall_gaussian(double share = 0.05) noexcept {
    return {.alpha = share, .ddof = 0, .as = sign::as_return};
}

/// ES, method="modified": a return, operational
constexpr risk::expected_shortfall_cornish_fisher expected_shortfall_modified(double share = 0.05) noexcept {
    return {.alpha = share,
            .ddof = 0,
            .expected = risk::expected_shortfall_cornish_fisher::tail::operational,
            .as = sign::as_return};
}

/// CAPM.beta
constexpr risk::beta beta() noexcept { return {}; }

/// CAPM.beta.bull
constexpr risk::up_beta up_beta() noexcept { return {}; }

/// CAPM.beta.bear
constexpr risk::down_beta down_beta() noexcept { return {}; }

/// CAPM.alpha: per period
constexpr risk::alpha alpha(double risk_free = 0) noexcept { return {.periods_per_year = 1, .risk_free = risk_free}; }

/// CAPM.jensenAlpha, without a risk-free rate
constexpr risk::jensen_alpha jensen_alpha(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year};
}

/// ActivePremium
constexpr risk::active_premium active_premium(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .excess_is = excess::arithmetic};
}

/// TrackingError
constexpr risk::tracking_error tracking_error(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 1};
}

/// InformationRatio: of compounded returns
constexpr risk::information_ratio_geometric information_ratio(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 1};
}

/// SystematicRisk: the benchmark's deviation is that of a sample
constexpr risk::systematic_risk systematic_risk(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 1};
}

/// SpecificRisk: of the population
constexpr risk::specific_risk specific_risk(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .ddof = 0};
}

/// TotalRisk: of the two as they are
constexpr risk::total_risk total_risk(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .benchmark_ddof = 1};
}

/// AppraisalRatio, without a risk-free rate
constexpr risk::appraisal_ratio appraisal_ratio(
    core::frequency periods_per_year, risk::appraisal_ratio::form by = risk::appraisal_ratio::form::plain) noexcept {
    return {.periods_per_year = periods_per_year, .by = by, .benchmark_ddof = 1};
}

/// TreynorRatio; `modified` is modified=TRUE
constexpr risk::treynor_ratio treynor_ratio(core::frequency periods_per_year, double risk_free = 0,
                                            risk::treynor_ratio::form by = risk::treynor_ratio::form::plain) noexcept {
    return {.periods_per_year = periods_per_year, .risk_free = risk_free, .by = by, .benchmark_ddof = 1};
}

/// MSquared, without a risk-free rate
constexpr risk::m_squared m_squared(core::frequency periods_per_year) noexcept {
    return {.periods_per_year = periods_per_year, .annualised = annualised_by::growth};
}

/// UpDownRatios, method="Capture", side="Up"
constexpr risk::up_capture up_capture() noexcept { return {.compared = captured::cumulative, .zeros = zero_in::down}; }

/// UpDownRatios, method="Capture", side="Down": a benchmark of 0 is down
constexpr risk::down_capture down_capture() noexcept {
    return {.compared = captured::cumulative, .zeros = zero_in::down};
}

}
