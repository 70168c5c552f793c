// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/presets/empyrical.hpp>

#include "support/peers.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

namespace {

namespace presets = tidemark::risk::presets::empyrical;
namespace run = tidemark::run;
using tidemark::support::peers::both;
using tidemark::support::peers::expect_the_same;
using tidemark::support::peers::portfolio;

namespace answer {
#include "oracle/peers/empyrical.inc"
}

TEST(EmpyricalPresets, OfReturns) {
    expect_the_same(run::whole(presets::annualised_return(252), portfolio), answer::annualised_return);
    expect_the_same(run::whole(presets::cumulative_return(), portfolio), answer::cumulative_return);
    expect_the_same(run::whole(presets::volatility(252), portfolio), answer::volatility);
    expect_the_same(run::whole(presets::volatility(252, 1.7), portfolio), answer::volatility_of_stability_1_7);
    expect_the_same(run::whole(presets::sharpe_ratio(252, 0.0001), portfolio), answer::sharpe_ratio);
    expect_the_same(run::whole(presets::sortino_ratio(252, 0.0002), portfolio), answer::sortino_ratio);
    expect_the_same(run::whole(presets::downside_deviation(252, 0.0002), portfolio), answer::downside_deviation);
    expect_the_same(run::whole(presets::max_drawdown(), portfolio), answer::max_drawdown);
    expect_the_same(run::whole(presets::calmar_ratio(252), portfolio), answer::calmar_ratio);
    expect_the_same(run::whole(presets::omega_ratio(252, 0.08), portfolio), answer::omega_ratio);
    expect_the_same(run::whole(presets::stability_of_timeseries(), portfolio), answer::stability_of_timeseries);
    expect_the_same(run::whole(presets::tail_ratio(), portfolio), answer::tail_ratio);
    expect_the_same(run::whole(presets::value_at_risk(), portfolio), answer::value_at_risk);
    expect_the_same(run::whole(presets::conditional_value_at_risk(), portfolio), answer::conditional_value_at_risk);
    expect_the_same(run::whole(presets::skewness(), portfolio), answer::skewness);
    expect_the_same(run::whole(presets::kurtosis(), portfolio), answer::kurtosis);
}

TEST(EmpyricalPresets, OfReturnsAndABenchmark) {
    expect_the_same(run::whole(presets::alpha(252, 0.0001), both), answer::alpha);
    expect_the_same(run::whole(presets::beta(), both), answer::beta);
    expect_the_same(run::whole(presets::up_beta(), both), answer::up_beta);
    expect_the_same(run::whole(presets::down_beta(), both), answer::down_beta);
    expect_the_same(run::whole(presets::up_capture(252), both), answer::up_capture);
    expect_the_same(run::whole(presets::down_capture(252), both), answer::down_capture);
    expect_the_same(run::whole(presets::excess_sharpe(), both), answer::excess_sharpe);
}

}
