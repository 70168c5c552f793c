// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/presets/performance_analytics.hpp>

#include "support/bacon.hpp"
#include "support/peers.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

namespace {

namespace presets = tidemark::risk::presets::performance_analytics;
namespace run = tidemark::run;
using tidemark::support::peers::both;
using tidemark::support::peers::expect_the_same;
using tidemark::support::peers::portfolio;

namespace answer {
#include "oracle/peers/performance_analytics.inc"
}

TEST(PerformanceAnalyticsPresets, RewardToRisk) {
    expect_the_same(run::whole(presets::annualised_return(252), portfolio), answer::annualised_return);
    expect_the_same(run::whole(presets::volatility(252), portfolio), answer::volatility);
    expect_the_same(run::whole(presets::skewness(), portfolio), answer::skewness);
    expect_the_same(run::whole(presets::kurtosis(), portfolio), answer::kurtosis);
    expect_the_same(run::whole(presets::sharpe_ratio(252, 0.0001), portfolio), answer::sharpe_ratio);
    expect_the_same(run::whole(presets::sharpe_ratio_geometric(252, 0.0001), portfolio),
                    answer::sharpe_ratio_geometric);
    expect_the_same(run::whole(presets::adjusted_sharpe_ratio(252, 0.0001), portfolio), answer::adjusted_sharpe_ratio);
    expect_the_same(run::whole(presets::adjusted_sharpe_ratio_geometric(252, 0.0001), portfolio),
                    answer::adjusted_sharpe_ratio_geometric);
    expect_the_same(run::whole(presets::kelly_ratio(0.0001), portfolio), answer::kelly_ratio);
}

TEST(PerformanceAnalyticsPresets, AboveAndBelowATarget) {
    expect_the_same(run::whole(presets::sortino_ratio(0.0002), portfolio), answer::sortino_ratio);
    expect_the_same(run::whole(presets::downside_deviation(0.0002), portfolio), answer::downside_deviation);
    expect_the_same(run::whole(presets::downside_potential(0.0002), portfolio), answer::downside_potential);
    expect_the_same(run::whole(presets::semi_deviation(), portfolio), answer::semi_deviation);
    expect_the_same(run::whole(presets::upside_risk(0.0002), portfolio), answer::upside_risk);
    expect_the_same(run::whole(presets::upside_potential(0.0002), portfolio), answer::upside_potential);
    expect_the_same(run::whole(presets::upside_potential_ratio(0.0002), portfolio), answer::upside_potential_ratio);
    expect_the_same(run::whole(presets::omega_ratio(0.0002), portfolio), answer::omega_ratio);
    expect_the_same(run::whole(presets::omega_sharpe_ratio(0.0002), portfolio), answer::omega_sharpe_ratio);
    expect_the_same(run::whole(presets::kappa_ratio(0.0002, 3), portfolio), answer::kappa_ratio);
    expect_the_same(run::whole(presets::prospect_ratio(0.0002), portfolio), answer::prospect_ratio);
}

TEST(PerformanceAnalyticsPresets, Drawdown) {
    expect_the_same(run::whole(presets::max_drawdown(), portfolio), answer::max_drawdown);
    expect_the_same(run::whole(presets::average_drawdown(), portfolio), answer::average_drawdown);
    expect_the_same(run::whole(presets::pain_index(), portfolio), answer::pain_index);
    expect_the_same(run::whole(presets::ulcer_index(), portfolio), answer::ulcer_index);
    expect_the_same(run::whole(presets::pain_ratio(252, 0.01), portfolio), answer::pain_ratio);
    expect_the_same(run::whole(presets::martin_ratio(252, 0.01), portfolio), answer::martin_ratio);
    expect_the_same(run::whole(presets::calmar_ratio(252), portfolio), answer::calmar_ratio);
    expect_the_same(run::whole(presets::sterling_ratio(252), portfolio), answer::sterling_ratio);
}

TEST(PerformanceAnalyticsPresets, Tail) {
    expect_the_same(run::whole(presets::value_at_risk_historical(), portfolio), answer::value_at_risk_historical);
    expect_the_same(run::whole(presets::value_at_risk_gaussian(), portfolio), answer::value_at_risk_gaussian);
    expect_the_same(run::whole(presets::value_at_risk_modified(), portfolio), answer::value_at_risk_modified);
    expect_the_same(run::whole(presets::expected_shortfall_historical(), portfolio),
                    answer::expected_shortfall_historical);
    expect_the_same(run::whole(presets::expected_shortfall_gaussian(), portfolio), answer::expected_shortfall_gaussian);
    expect_the_same(run::whole(presets::expected_shortfall_modified(), portfolio), answer::expected_shortfall_modified);
    expect_the_same(run::whole(presets::rachev_ratio(), portfolio), answer::rachev_ratio);
}

TEST(PerformanceAnalyticsPresets, OfReturnsAndABenchmark) {
    expect_the_same(run::whole(presets::beta(), both), answer::beta);
    expect_the_same(run::whole(presets::up_beta(), both), answer::up_beta);
    expect_the_same(run::whole(presets::down_beta(), both), answer::down_beta);
    expect_the_same(run::whole(presets::alpha(0.0001), both), answer::alpha);
    expect_the_same(run::whole(presets::jensen_alpha(252), both), answer::jensen_alpha);
    expect_the_same(run::whole(presets::active_premium(252), both), answer::active_premium);
    expect_the_same(run::whole(presets::tracking_error(252), both), answer::tracking_error);
    expect_the_same(run::whole(presets::information_ratio(252), both), answer::information_ratio);
    expect_the_same(run::whole(presets::systematic_risk(252), both), answer::systematic_risk);
    expect_the_same(run::whole(presets::specific_risk(252), both), answer::specific_risk);
    expect_the_same(run::whole(presets::total_risk(252), both), answer::total_risk);
    expect_the_same(run::whole(presets::appraisal_ratio(252), both), answer::appraisal_ratio);
    expect_the_same(run::whole(presets::treynor_ratio(252, 0.0001), both), answer::treynor_ratio);
    expect_the_same(run::whole(presets::m_squared(252), both), answer::m_squared);
    expect_the_same(run::whole(presets::up_capture(), both), answer::up_capture);
    expect_the_same(run::whole(presets::down_capture(), both), answer::down_capture);
    constexpr auto alternative = tidemark::risk::appraisal_ratio::form::alternative;
    constexpr auto modified = tidemark::risk::treynor_ratio::form::modified;
    expect_the_same(run::whole(presets::appraisal_ratio(252, alternative), both), answer::appraisal_ratio_alternative);
    expect_the_same(run::whole(presets::treynor_ratio(252, 0.0001, modified), both), answer::treynor_ratio_modified);
}

// What its manual prints for the example of Bacon, with as many digits.
TEST(PerformanceAnalyticsPresets, OfBaconsMonths) {
    const auto& months = tidemark::support::bacon_portfolio;
    const auto pairs = tidemark::support::bacon();
    EXPECT_NEAR(run::whole(presets::downside_deviation(0.005), months), 0.0255, 5e-5);
    EXPECT_NEAR(run::whole(presets::downside_potential(0.005), months), 0.0137, 5e-5);
    EXPECT_NEAR(run::whole(presets::upside_risk(0.005), months), 0.02937, 5e-6);
    EXPECT_NEAR(run::whole(presets::upside_potential(0.005), months), 0.01771, 5e-6);
    EXPECT_NEAR(run::whole(presets::adjusted_sharpe_ratio_geometric(12), months), 0.7591435, 5e-8);
    EXPECT_NEAR(run::whole(presets::m_squared(12), pairs), 0.10062, 5e-6);
    EXPECT_NEAR(run::whole(presets::specific_risk(12), pairs), 0.0329, 5e-5);
    EXPECT_NEAR(run::whole(presets::appraisal_ratio(12), pairs), -0.430, 5e-4);
}

}
