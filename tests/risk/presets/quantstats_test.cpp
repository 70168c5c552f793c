// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/presets/quantstats.hpp>

#include "support/peers.hpp"

#include <tidemark/core/rate.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

namespace {

namespace presets = tidemark::risk::presets::quantstats;
namespace run = tidemark::run;
using tidemark::support::peers::both;
using tidemark::support::peers::expect_the_same;
using tidemark::support::peers::portfolio;

namespace answer {
#include "oracle/peers/quantstats.inc"
}

TEST(QuantstatsPresets, RewardAndDrawdown) {
    expect_the_same(run::whole(presets::cumulative_return(), portfolio), answer::cumulative_return);
    expect_the_same(run::whole(presets::annualised_return(252), portfolio), answer::annualised_return);
    expect_the_same(run::whole(presets::volatility(252), portfolio), answer::volatility);
    expect_the_same(run::whole(presets::sharpe_ratio(252, answer::risk_free), portfolio), answer::sharpe_ratio);
    expect_the_same(run::whole(presets::sortino_ratio(252, answer::risk_free), portfolio), answer::sortino_ratio);
    expect_the_same(run::whole(presets::adjusted_sortino_ratio(252, answer::risk_free), portfolio),
                    answer::adjusted_sortino_ratio);
    expect_the_same(run::whole(presets::omega_ratio(252, 0.08), portfolio), answer::omega_ratio);
    expect_the_same(run::whole(presets::max_drawdown(), portfolio), answer::max_drawdown);
    expect_the_same(run::whole(presets::calmar_ratio(252), portfolio), answer::calmar_ratio);
    expect_the_same(run::whole(presets::ulcer_index(), portfolio), answer::ulcer_index);
    expect_the_same(run::whole(presets::recovery_factor(), portfolio), answer::recovery_factor);
}

TEST(QuantstatsPresets, TakeTheRateOfAPeriod) {
    expect_the_same(tidemark::core::per_period(0.03, 252), answer::risk_free, 1e-12);
}

TEST(QuantstatsPresets, TailAndShape) {
    expect_the_same(run::whole(presets::value_at_risk(), portfolio), answer::value_at_risk);
    expect_the_same(run::whole(presets::conditional_value_at_risk(), portfolio), answer::conditional_value_at_risk);
    expect_the_same(run::whole(presets::conditional_value_at_risk_historical(), portfolio),
                    answer::conditional_value_at_risk_historical);
    expect_the_same(run::whole(presets::tail_ratio(), portfolio), answer::tail_ratio);
    expect_the_same(run::whole(presets::skewness(), portfolio), answer::skewness);
    expect_the_same(run::whole(presets::kurtosis(), portfolio), answer::kurtosis);
}

TEST(QuantstatsPresets, WinsAndLosses) {
    expect_the_same(run::whole(presets::win_rate(), portfolio), answer::win_rate);
    expect_the_same(run::whole(presets::average_win(), portfolio), answer::average_win);
    expect_the_same(run::whole(presets::average_loss(), portfolio), answer::average_loss);
    expect_the_same(run::whole(presets::payoff_ratio(), portfolio), answer::payoff_ratio);
    expect_the_same(run::whole(presets::profit_factor(), portfolio), answer::profit_factor);
    expect_the_same(run::whole(presets::gain_to_pain_ratio(), portfolio), answer::gain_to_pain_ratio);
    expect_the_same(run::whole(presets::kelly_ratio(), portfolio), answer::kelly_ratio);
    expect_the_same(run::whole(presets::max_consecutive_wins(), portfolio), answer::max_consecutive_wins);
    expect_the_same(run::whole(presets::max_consecutive_losses(), portfolio), answer::max_consecutive_losses);
}

TEST(QuantstatsPresets, OfReturnsAndABenchmark) {
    expect_the_same(run::whole(presets::alpha(252), both), answer::alpha);
    expect_the_same(run::whole(presets::beta(), both), answer::beta);
    expect_the_same(run::whole(presets::r_squared(), both), answer::r_squared);
    expect_the_same(run::whole(presets::information_ratio(), both), answer::information_ratio);
}

}
