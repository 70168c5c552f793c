// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/markov_switching_errors.hpp>

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
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

regime_errors errors_of(const series& rows, switching between) {
    const auto fit = markov_switching_fit{.between = between, .tolerance = 1e-12}(rows);
    return markov_switching_errors(fit.model, rows, between);
}

TEST(MarkovSwitchingErrors, AreStatasOfTheFederalFundsRate) {
    // StataCorp, Stata 14 Time-series reference manual, mswitch, example 1.
    const auto e = errors_of(fedfunds, switching::mean);
    EXPECT_NEAR(e.p00 / 0.0104002, 1, 1e-4);
    EXPECT_NEAR(e.p11 / 0.0268434, 1, 1e-4);
    EXPECT_NEAR(e.mean0 / 0.1767083, 1, 1e-4);
    EXPECT_NEAR(e.mean1 / 0.2999889, 1, 1e-4);
    EXPECT_EQ(e.variance0, e.variance1);
}

TEST(MarkovSwitchingErrors, AreThoseOfStatsmodels) {
    const auto expect_as = [](const series& rows, const series& want) {
        const auto e = errors_of(rows, switching::mean_and_variance);
        const series got{e.p00, e.p11, e.mean0, e.mean1, e.variance0, e.variance1};
        for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(got[i] / want[i], 1, 1e-4) << i;
    };
    expect_as(fedfunds, rates_best_errors);
    expect_as(areturns, weekly_best_errors);
}

TEST(MarkovSwitchingErrors, OfRegimesThatAreApartAreThoseOfTheirRows) {
    // A thousand rows of each regime, told beyond doubt: errors of means, variances and frequencies.
    std::mt19937_64 random{3};
    std::normal_distribution<double> normal;
    series rows;
    for (int t = 0; t < 2000; ++t) rows.push_back((t / 10 % 2 == 0 ? 0 : 30) + normal(random));
    const auto fit = markov_switching_fit{.between = switching::mean}(rows);
    const auto e = markov_switching_errors(fit.model, rows, switching::mean);
    EXPECT_NEAR(e.mean0 / std::sqrt(fit.model.variance0 / 1000), 1, 1e-3);
    EXPECT_NEAR(e.variance0 / (fit.model.variance0 * std::sqrt(2.0 / 2000)), 1, 1e-3);
    EXPECT_NEAR(e.p00 / std::sqrt(0.9 * 0.1 / 1000), 1, 0.02);
}

TEST(MarkovSwitchingErrors, Edges) {
    const markov_switching nowhere{.p00 = 0.9, .p11 = 0.9, .mean0 = 50, .mean1 = -50, .variance0 = 1, .variance1 = 1};
    EXPECT_TRUE(std::isnan(markov_switching_errors(nowhere, fedfunds, switching::mean).p00)) << "no maximum";
    EXPECT_TRUE(std::isnan(markov_switching_errors(nowhere, series{}, switching::mean).p00));
    EXPECT_TRUE(std::isnan(markov_switching_errors(nowhere, series{nan, nan}, switching::mean).mean0));
    series gaps = fedfunds;
    gaps[20] = nan;
    const auto fit = markov_switching_fit{.between = switching::mean}(gaps);
    EXPECT_NEAR(markov_switching_errors(fit.model, gaps, switching::mean).mean0, 0.1767083, 0.01);
}

TEST(MarkovSwitchingErrors, RefuseWhatTheModelRefuses) {
    const markov_switching wrong{.p00 = 2, .p11 = 0.9, .mean0 = 0, .mean1 = 1, .variance0 = 1, .variance1 = 1};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { markov_switching_errors(wrong, fedfunds, switching::mean); }),
              "p00 is 2, expected a probability in (0, 1)");
}

}
