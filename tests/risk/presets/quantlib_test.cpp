// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/presets/quantlib.hpp>

#include "support/peers.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

namespace presets = tidemark::risk::presets::quantlib;
namespace run = tidemark::run;
using tidemark::support::peers::both;
using tidemark::support::peers::expect_the_same;
using tidemark::support::peers::portfolio;

namespace answer {
#include "oracle/peers/quantlib.inc"
}

TEST(QuantlibPresets, OfStatistics) {
    expect_the_same(run::whole(presets::variance(), portfolio), answer::variance);
    expect_the_same(run::whole(presets::standard_deviation(), portfolio), answer::standard_deviation);
    expect_the_same(run::whole(presets::standard_error(), portfolio), answer::standard_error);
    expect_the_same(run::whole(presets::skewness(), portfolio), answer::skewness);
    expect_the_same(run::whole(presets::kurtosis(), portfolio), answer::kurtosis);
    expect_the_same(run::whole(presets::quantile(0.3), portfolio), answer::quantile);
    expect_the_same(run::whole(presets::semi_deviation(), portfolio), answer::semi_deviation);
    expect_the_same(run::whole(presets::downside_frequency(0.0002), portfolio), answer::downside_frequency);
    expect_the_same(run::whole(presets::average_shortfall(0.0002), portfolio), answer::average_shortfall);
    expect_the_same(run::whole(presets::value_at_risk(), portfolio), answer::value_at_risk);
    expect_the_same(run::whole(presets::expected_shortfall(), portfolio), answer::expected_shortfall);
}

// Its normal quantile z is an approximation whose relative error is 1.15e-9; in the density it counts z^2 times, 2.7.
TEST(QuantlibPresets, OfGaussianStatistics) {
    expect_the_same(run::whole(presets::value_at_risk_gaussian(), portfolio), answer::value_at_risk_gaussian, 2e-9);
    expect_the_same(run::whole(presets::expected_shortfall_gaussian(), portfolio), answer::expected_shortfall_gaussian,
                    4e-9);
}

TEST(QuantlibPresets, OfSequenceStatistics) {
    expect_the_same(run::whole(presets::covariance(), both), answer::covariance);
    expect_the_same(run::whole(presets::correlation(), both), answer::correlation);
}

// No option divides by the losing returns less one, as its downside deviation does.
TEST(QuantlibPresets, HaveNoDownsideDeviation) {
    using tidemark::risk::averaged_over;
    const tidemark::risk::downside_deviation of_losses{.periods_per_year = 1, .averaged = averaged_over::subset};
    const double losses = run::whole(presets::downside_frequency(0), portfolio) * static_cast<double>(portfolio.size());
    expect_the_same(run::whole(of_losses, portfolio) * std::sqrt(losses / (losses - 1)), answer::downside_deviation);
}

TEST(QuantlibPresets, ReplaceAGainAtRiskByZero) {
    EXPECT_EQ(run::whole(presets::value_at_risk(), std::vector<double>{0.01, 0.02, 0.03}), 0);
}

}
