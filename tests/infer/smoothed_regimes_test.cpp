// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/smoothed_regimes.hpp>

#include "infer/regime_definition.hpp"
#include "support/expect_near.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

#include "oracle/infer/markov_switching.inc"

using namespace tidemark::infer;
using series = std::vector<double>;
using tidemark::support::every_path;
using tidemark::support::expect_near;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

constexpr markov_switching model{
    .p00 = 0.95, .p11 = 0.8, .mean0 = 0.001, .mean1 = -0.004, .variance0 = 0.0001, .variance1 = 0.0016};
const series returns{0.004, -0.012, 0.031, -0.055, 0.062, -0.02, 0.001, 0.0, -0.003, 0.008};

series rounded(const std::vector<long double>& exact) {
    series out;
    for (const long double v : exact) out.push_back(static_cast<double>(v));
    return out;
}

TEST(SmoothedRegimes, AreTheSumOverEveryPathOfTheChain) {
    for (const series& rows : {returns, series{nan, 0.004, -0.06, nan, nan, 0.05, nan}, series{0.07}}) {
        const every_path exact{model, rows};
        const regime_path path = smoothed_regimes(model, rows);
        expect_near(path.filtered, rounded(exact.filtered), 1e-15);
        expect_near(path.smoothed, rounded(exact.smoothed), 1e-15);
        EXPECT_NEAR(path.log_likelihood, static_cast<double>(exact.log_likelihood), 2e-14);
        EXPECT_EQ(path.smoothed.back(), path.filtered.back());
    }
}

TEST(SmoothedRegimes, AreThoseOfStatsmodels) {
    const auto expect_as = [](const series& rows, const series& p, const series& filtered, const series& smoothed,
                              double log_likelihood) {
        const regime_path path = smoothed_regimes({p[0], 1 - p[1], p[2], p[3], p[4], p.back()}, rows);
        expect_near(path.filtered, filtered, 1e-12);
        expect_near(path.smoothed, smoothed, 1e-12);
        EXPECT_NEAR(path.log_likelihood, log_likelihood, 1e-10);
    };
    expect_as(fedfunds, means_parameters, means_filtered, means_smoothed, means_log_likelihood);
    expect_as(fedfunds, rates_parameters, rates_filtered, rates_smoothed, rates_log_likelihood);
    expect_as(areturns, weekly_parameters, weekly_filtered, weekly_smoothed, weekly_log_likelihood);
}

TEST(SmoothedRegimes, CountWhatWasObservedAndPredictTheRest) {
    const regime_path path = smoothed_regimes(model, series{0.01, nan, nan, -0.05});
    EXPECT_EQ(path.observed, 2U);
    EXPECT_EQ(path.missing, 2U);
    EXPECT_EQ(path.predicted[1], path.filtered[1]) << "nothing was seen";
    EXPECT_NEAR(path.predicted[0], 0.05 / (0.05 + 0.2), 1e-15) << "the long run";
    EXPECT_GT(path.smoothed[2], path.filtered[2]) << "what came next was stressed";
}

TEST(SmoothedRegimes, StayProbabilitiesWhereRegimesAreAllButCertain) {
    markov_switching sticky = model;
    sticky.p00 = 1e-30;
    sticky.p11 = 1 - 1e-16;
    series rows(1000, 0.5);
    rows[500] = 0;
    for (const double p : smoothed_regimes(sticky, rows).smoothed) EXPECT_TRUE(p >= 0 && p <= 1) << p;
    for (const double p : smoothed_regimes(model, rows).smoothed) EXPECT_TRUE(p >= 0 && p <= 1) << p;
}

TEST(SmoothedRegimes, Edges) {
    const regime_path nothing = smoothed_regimes(model, series{});
    EXPECT_TRUE(nothing.smoothed.empty());
    EXPECT_TRUE(std::isnan(nothing.log_likelihood));
    const regime_path unseen = smoothed_regimes(model, series{nan, nan});
    EXPECT_EQ(unseen.log_likelihood, 0) << "of no row";
    EXPECT_NEAR(unseen.smoothed[1], 0.2, 1e-15);
    const regime_path infinite = smoothed_regimes(model, series{0.01, HUGE_VAL, 0.01});
    EXPECT_FALSE(std::isnan(infinite.filtered[0]));
    for (const double p : infinite.smoothed) EXPECT_TRUE(std::isnan(p));
    EXPECT_EQ(smoothed_regimes(model, std::vector<float>{0.5F}).smoothed,
              smoothed_regimes(model, series{0.5}).smoothed);
}

TEST(SmoothedRegimes, RefuseWhatTheModelRefuses) {
    markov_switching wrong = model;
    wrong.p11 = 1.5;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { smoothed_regimes(wrong, returns); }),
              "p11 is 1.5, expected a probability in (0, 1)");
}

}
