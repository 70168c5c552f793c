// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/regime_correlation.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/markov_switching_fit.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::infer;
using series = std::vector<double>;
using tidemark::core::pairs;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
using real = long double;

const series x{1, 4, 2, 8, -3}, y{3, 1, 2, 9, -1}, in1{0.5, 1, 0, 0.75, 0.125};

using exact = std::vector<real>;
exact widened(const series& v) { return {v.begin(), v.end()}; }

real mean(const exact& v, const exact& w) {
    real sum = 0, weights = 0;
    for (std::size_t t = 0; t < v.size(); ++t) sum += w[t] * v[t], weights += w[t];
    return sum / weights;
}

real product(const exact& v, const exact& u, const exact& w) {
    const real mv = mean(v, w), mu = mean(u, w);
    real sum = 0;
    for (std::size_t t = 0; t < v.size(); ++t) sum += w[t] * (v[t] - mv) * (u[t] - mu);
    return sum;
}

TEST(RegimeCorrelation, IsWeightedByTheProbabilityOfTheRegime) {
    series in0;
    for (const double p : in1) in0.push_back(1 - p);
    const auto both = regime_correlation(x, y, in1);
    const auto expect_as = [](const regime_comovement& got, const series& weights) {
        const exact a = widened(x), b = widened(y), w = widened(weights);
        real sum = 0, squares = 0;
        for (const real v : w) sum += v, squares += v * v;
        const real r = product(a, b, w) / std::sqrt(product(a, a, w) * product(b, b, w));
        EXPECT_NEAR(got.correlation, static_cast<double>(r), 1e-15);
        EXPECT_NEAR(got.deviation_x, static_cast<double>(std::sqrt(product(a, a, w) / sum)), 1e-14);
        EXPECT_NEAR(got.deviation_y, static_cast<double>(std::sqrt(product(b, b, w) / sum)), 1e-14);
        EXPECT_NEAR(got.rows, static_cast<double>(sum), 1e-15);
        EXPECT_NEAR(got.effective_rows, static_cast<double>(sum * sum / squares), 1e-14);
    };
    expect_as(both.state0, in0);
    expect_as(both.state1, in1);
}

TEST(RegimeCorrelation, OfCertainRegimesIsThatOfTheirRows) {
    const auto both = regime_correlation(x, y, series{1, 0, 1, 1, 0});
    const series x1{1, 2, 8}, y1{3, 2, 9};
    EXPECT_NEAR(both.state1.correlation, tidemark::run::whole(tidemark::risk::correlation{}, pairs(x1, y1)), 1e-15);
    EXPECT_EQ(both.state1.effective_rows, 3);
    EXPECT_EQ(both.state0.effective_rows, 2);
}

TEST(RegimeCorrelation, AdjustedForSpreadByHand) {
    // r = 0.8 where x varies four times as much: 0.8 / sqrt(1 + 3 * 0.36).
    EXPECT_NEAR(correlation_at_equal_spread(0.8, 4), 0.8 / std::sqrt(2.08), 1e-15);
    EXPECT_EQ(correlation_at_equal_spread(-0.5, 1), -0.5);
    EXPECT_EQ(correlation_at_equal_spread(1, 9), 1);
    EXPECT_TRUE(std::isnan(correlation_at_equal_spread(1.1, 1)));
    EXPECT_TRUE(std::isnan(correlation_at_equal_spread(0.5, nan)));
    EXPECT_TRUE(std::isnan(correlation_at_equal_spread(0.5, -1)));
}

TEST(RegimeCorrelation, AVolatileRegimeRaisesTheCorrelationOfAnUnchangedLine) {
    // y = x / 2 + e throughout, but x moves four times as much in regime 1.
    std::mt19937_64 random{11};
    std::normal_distribution<double> normal;
    series a, b;
    for (int t = 0; t < 4000; ++t) {
        a.push_back((t / 100 % 2 == 1 ? 0.04 : 0.01) * normal(random));
        b.push_back(0.5 * a.back() + 0.01 * normal(random));
    }
    const auto fit = markov_switching_fit{.between = switching::variance, .tolerance = 1e-6}(a);
    const auto both = regime_correlation(a, b, fit.path.smoothed);
    const double calm = 0.5 / std::sqrt(1.25), volatile_ = 2 / std::sqrt(5.0);
    EXPECT_NEAR(both.state0.correlation, calm, 0.05) << "three standard errors (1 - r^2) / sqrt(2000)";
    EXPECT_NEAR(both.state1.correlation, volatile_, 0.014);
    EXPECT_NEAR(both.adjusted1, calm, 0.05) << "nothing but the spread of x has changed";
}

TEST(RegimeCorrelation, Edges) {
    const auto none = regime_correlation(x, y, series(5, 0.0));
    EXPECT_TRUE(std::isnan(none.state1.correlation));
    EXPECT_EQ(none.state1.rows, 0);
    EXPECT_EQ(none.state0.rows, 5);
    EXPECT_TRUE(std::isnan(none.adjusted1));
    EXPECT_TRUE(std::isnan(regime_correlation(x, series(5, 2.0), in1).state1.correlation));
    const auto gap = regime_correlation(series{1, nan, 2, 8, -3}, y, series{0.5, 1, nan, 0.75, 0.125});
    EXPECT_EQ(gap.state1.rows, 0.5 + 0.75 + 0.125);
    EXPECT_EQ(gap.state0.rows, 3 - gap.state1.rows);
}

TEST(RegimeCorrelation, RefusesWhatIsNoProbability) {
    const auto with = [](const series& p) {
        return thrown<std::invalid_argument>([&] { regime_correlation(x, y, p); });
    };
    EXPECT_EQ(with({0.5, 1.5, 0, 0, 0}), "state1[1] is 1.5, expected a probability in [0, 1]");
    EXPECT_EQ(with({0.5, -0.5, 0, 0, 0}), "state1[1] is -0.5, expected a probability in [0, 1]");
    EXPECT_EQ(with({0.5}), "length of weights is 1, expected the length of x, 5");
}

}
