// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/riskmetrics_volatility.hpp>

#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using volatility = tidemark::risk::riskmetrics_volatility;

const series r{0.02, -0.01, 0.035, 0.005, -0.03, 0.015};

double recursion(const series& x, double lambda, double initial, double centre = 0) {
    double s2 = initial;
    for (const double v : x) s2 = lambda * s2 + (1 - lambda) * (v - centre) * (v - centre);
    return std::sqrt(s2);
}

TEST(RiskmetricsVolatility, IsTheRecursionFromTheFirstSquare) {
    const auto all = run::expanding(volatility{.periods_per_year = 1}, r);
    for (std::size_t i = 0; i < r.size(); ++i) {
        const series so_far{r.begin(), r.begin() + static_cast<std::ptrdiff_t>(i) + 1};
        EXPECT_NEAR(all[i], recursion(so_far, 0.94, 0.02 * 0.02), 1e-16);
    }
    EXPECT_NEAR(run::whole(volatility{.periods_per_year = 252, .lambda = 0.5}, r),
                recursion(r, 0.5, 0.02 * 0.02) * std::sqrt(252.0), 1e-15);
}

TEST(RiskmetricsVolatility, MayStartFromTheVarianceAndBeAboutTheMean) {
    const double mean = 0.035 / 6;
    double variance = 0;
    for (const double v : r) variance += (v - mean) * (v - mean) / 5;
    using enum volatility::start;
    EXPECT_NEAR(run::whole(volatility{.periods_per_year = 1, .from = sample_variance}, r), recursion(r, 0.94, variance),
                1e-16);
    EXPECT_NEAR(run::whole(volatility{.periods_per_year = 1, .about = volatility::centre::mean}, r),
                recursion(r, 0.94, (0.02 - mean) * (0.02 - mean), mean), 1e-16);
}

TEST(RiskmetricsVolatility, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(volatility{.periods_per_year = 1}, series{})));
    EXPECT_EQ(run::whole(volatility{.periods_per_year = 1}, series{-0.5}), 0.5);
    EXPECT_TRUE(std::isnan(
        run::whole(volatility{.periods_per_year = 1, .from = volatility::start::sample_variance}, series{1})));
    EXPECT_EQ(run::whole(volatility{.periods_per_year = 1, .lambda = 0}, r), 0.015);
    EXPECT_THROW(run::whole(volatility{.periods_per_year = 1, .lambda = 1}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(volatility{.periods_per_year = 0}, r), std::invalid_argument);
}

}
