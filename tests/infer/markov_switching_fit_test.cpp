// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/markov_switching_fit.hpp>

#include "support/expect_near.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

#include "oracle/infer/markov_switching.inc"

using namespace tidemark::infer;
using series = std::vector<double>;
using tidemark::support::expect_near;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void expect_never_lower(const fitted_regimes& fit) {
    ASSERT_EQ(fit.improvements.size(), fit.iterations + 1);
    for (std::size_t i = 1; i < fit.improvements.size(); ++i) EXPECT_GT(fit.improvements[i], fit.improvements[i - 1]);
    EXPECT_NEAR(fit.log_likelihood, fit.improvements.back(), 1e-9);
}

TEST(MarkovSwitchingFit, IsStataOnTheFederalFundsRate) {
    // StataCorp, Stata 14 Time-series reference manual, mswitch, example 1.
    const auto fit = markov_switching_fit{.between = switching::mean}(fedfunds);
    EXPECT_EQ(fit.end, search_end::converged);
    EXPECT_NEAR(fit.log_likelihood, -508.63592, 5e-6);
    EXPECT_NEAR(fit.model.p00, 0.9820939, 2e-6);
    EXPECT_NEAR(1 - fit.model.p11, 0.0503587, 2e-6);
    EXPECT_NEAR(fit.model.mean0, 3.70877, 2e-5);
    EXPECT_NEAR(fit.model.mean1, 9.556793, 2e-5);
    EXPECT_NEAR(std::sqrt(fit.model.variance0), 2.107562, 5e-6);
    EXPECT_EQ(fit.model.variance0, fit.model.variance1);
    expect_never_lower(fit);
}

TEST(MarkovSwitchingFit, IsAsLikelyAsStatsmodelsFindsIt) {
    // Probabilities move with the square root of what likelihood is left, so the search goes on for longer here.
    const auto expect_as = [](switching between, const series& rows, double log_likelihood, const series& smoothed) {
        const auto fit = markov_switching_fit{.between = between, .tolerance = 1e-12}(rows);
        EXPECT_NEAR(fit.log_likelihood, log_likelihood, 1e-8);
        EXPECT_NEAR((markov_switching_fit{.between = between}(rows).log_likelihood), log_likelihood, 1e-6);
        expect_near(fit.path.smoothed, smoothed, 1e-5);
        EXPECT_EQ(fit.end, search_end::converged);
        expect_never_lower(fit);
        return fit.model;
    };
    expect_as(switching::mean, fedfunds, means_best_log_likelihood, means_best_smoothed);
    expect_as(switching::mean_and_variance, fedfunds, rates_best_log_likelihood, rates_best_smoothed);
    expect_as(switching::mean_and_variance, areturns, weekly_best_log_likelihood, weekly_best_smoothed);
    const auto m = expect_as(switching::variance, areturns, variance_best_log_likelihood, variance_best_smoothed);
    EXPECT_EQ(m.mean0, m.mean1);
    EXPECT_NEAR(m.mean0, variance_best_parameters[2], 1e-5);
    EXPECT_NEAR(m.variance1, variance_best_parameters[4], 1e-4);
}

TEST(MarkovSwitchingFit, NoNeighbourIsMoreLikely) {
    const auto fit = markov_switching_fit{.tolerance = 1e-12}(fedfunds);
    for (double markov_switching::*const which :
         {&markov_switching::p00, &markov_switching::p11, &markov_switching::mean0, &markov_switching::mean1,
          &markov_switching::variance0, &markov_switching::variance1}) {
        for (const double step : {-1e-3, 1e-3}) {
            markov_switching beside = fit.model;
            beside.*which *= 1 + step;
            EXPECT_LT(smoothed_regimes(beside, fedfunds).log_likelihood, fit.log_likelihood);
        }
    }
}

/// Days of a calm and a stressed market.
series market(std::size_t days, unsigned seed) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    series out;
    bool stressed = false;
    for (std::size_t t = 0; t < days; ++t) {
        if (uniform(random) < (stressed ? 0.06 : 0.02)) stressed = !stressed;
        out.push_back(stressed ? -0.002 + 0.04 * normal(random) : 0.001 + 0.01 * normal(random));
    }
    return out;
}

TEST(MarkovSwitchingFit, FindsTheRegimesThatMadeTheSeries) {
    const auto fit = markov_switching_fit{}(market(3000, 1));
    EXPECT_EQ(fit.end, search_end::converged);
    EXPECT_NEAR(fit.model.p00, 0.98, 0.01);
    EXPECT_NEAR(fit.model.p11, 0.94, 0.026) << "three standard errors of 750 stressed days, sqrt(0.94 0.06 / 750)";
    EXPECT_NEAR(std::sqrt(fit.model.variance0), 0.01, 0.0005);
    EXPECT_NEAR(std::sqrt(fit.model.variance1), 0.04, 0.003);
    EXPECT_NEAR(fit.duration0, 1 / (1 - fit.model.p00), 1e-12);
    EXPECT_LT(fit.bic, fit.bic_of_one - 500);
}

TEST(MarkovSwitchingFit, DoesNotPreferTwoRegimesWhereThereIsOne) {
    std::mt19937_64 random{5};
    std::normal_distribution<double> normal;
    series one(600);
    for (double& r : one) r = normal(random);
    const auto fit = markov_switching_fit{.tolerance = 1e-6}(one);
    EXPECT_GT(fit.bic, fit.bic_of_one);
    EXPECT_GE(fit.log_likelihood, fit.log_likelihood_of_one - 1e-6);
}

TEST(MarkovSwitchingFit, DependsOnNoUnitAndOnNoDirection) {
    series rows = market(400, 2), scaled, mirrored;
    for (const double r : rows) scaled.push_back(100 * r + 7), mirrored.push_back(-r);
    const auto fit = markov_switching_fit{}(rows), in_per_cent = markov_switching_fit{}(scaled),
               other = markov_switching_fit{.between = switching::mean}(mirrored),
               same = markov_switching_fit{.between = switching::mean}(rows);
    EXPECT_NEAR(in_per_cent.model.mean0, 100 * fit.model.mean0 + 7, 1e-4);
    EXPECT_NEAR(in_per_cent.model.variance1 / 1e4, fit.model.variance1, 1e-7);
    EXPECT_NEAR(in_per_cent.log_likelihood, fit.log_likelihood - 400 * std::log(100.0), 1e-6);
    EXPECT_LE(fit.model.variance0, fit.model.variance1);
    EXPECT_LE(same.model.mean0, same.model.mean1);
    EXPECT_LE(other.model.mean0, other.model.mean1);
    EXPECT_NEAR(other.log_likelihood, same.log_likelihood, 1e-6);
}

TEST(MarkovSwitchingFit, LetsTimePassOverMissingRows) {
    const series rows = market(500, 3);
    series gaps;
    for (const double r : rows) gaps.insert(gaps.end(), {r, nan});
    const auto whole = markov_switching_fit{}(rows), halves = markov_switching_fit{}(gaps);
    EXPECT_EQ(halves.path.observed, 500U);
    EXPECT_EQ(halves.path.missing, 500U);
    expect_never_lower(halves);
    EXPECT_NEAR(halves.log_likelihood, whole.log_likelihood, 1e-5) << "two half steps are one step";
    // The chain of two steps: stays with p^2 + (1 - p)(1 - q).
    const double p = halves.model.p00, q = halves.model.p11;
    EXPECT_NEAR(p * p + (1 - p) * (1 - q), whole.model.p00, 1e-4);
}

TEST(MarkovSwitchingFit, StatedBeginning) {
    const series rows = market(300, 4);
    const auto fit = markov_switching_fit{.initial = initial_regime::stated, .stated_state1 = 0.9}(rows);
    expect_never_lower(fit);
    EXPECT_EQ(fit.model.initial, initial_regime::stated);
    EXPECT_NEAR(fit.log_likelihood, smoothed_regimes(fit.model, rows).log_likelihood, 1e-12);
}

TEST(MarkovSwitchingFit, TellsWhereEqualRowsPassForARegime) {
    std::mt19937_64 random{6};
    std::normal_distribution<double> normal;
    series rows(200);
    for (double& r : rows) r = 0.02 * normal(random);
    for (std::size_t t = 40; t < 90; ++t) rows[t] = 0;  // a market that was shut, filled with zeros
    const auto fit = markov_switching_fit{}(rows);
    EXPECT_EQ(fit.end, search_end::at_bound);
    EXPECT_LT(fit.model.variance0, 1e-6);
    EXPECT_EQ((markov_switching_fit{.most_iterations = 3}(rows).end), search_end::out_of_iterations);
}

TEST(MarkovSwitchingFit, Edges) {
    const auto constant = markov_switching_fit{}(series(20, 0.5));
    EXPECT_TRUE(std::isnan(constant.log_likelihood) && std::isnan(constant.model.p00));
    EXPECT_EQ(constant.path.observed, 20U);
    EXPECT_EQ(constant.path.smoothed.size(), 20U);
    EXPECT_TRUE(std::isnan(constant.path.smoothed[3]));
    series infinite = market(50, 7);
    infinite[9] = HUGE_VAL;
    EXPECT_TRUE(std::isnan(markov_switching_fit{}(infinite).log_likelihood));
    const std::vector<float> single(areturns.begin(), areturns.end());
    EXPECT_NEAR((markov_switching_fit{.tolerance = 1e-4}(single).log_likelihood), weekly_best_log_likelihood, 0.01);
}

TEST(MarkovSwitchingFit, RefusesWhatItCannotUse) {
    const auto of = [](const markov_switching_fit& fit, const series& rows) {
        return thrown<std::invalid_argument>([&] { fit(rows); });
    };
    const series rows = market(50, 8);
    EXPECT_EQ(of({}, {0.1, nan, 0.2}), "observed rows is 2, expected at least 10 to tell two regimes");
    EXPECT_EQ(of({.tolerance = 0}, rows), "tolerance is 0, expected a finite number above 0");
    EXPECT_EQ(of({.least_variance = 1}, rows), "least_variance is 1, expected a share in (0, 1)");
    EXPECT_EQ(of({.most_iterations = 0}, rows), "most_iterations is 0, expected 1 or more");
    EXPECT_EQ(of({.initial = initial_regime::stated, .stated_state1 = nan}, rows),
              "stated_state1 is nan, expected a probability in [0, 1]");
}

}
