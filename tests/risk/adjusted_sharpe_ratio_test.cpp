// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/adjusted_sharpe_ratio.hpp>

#include "support/bacon.hpp"

#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using tidemark::support::bacon_portfolio;

// PerformanceAnalytics, AdjustedSharpeRatio: 0.7591435 with the compounded numerator of its newer versions.
TEST(AdjustedSharpeRatio, OfBaconsPortfolio) {
    EXPECT_NEAR(run::whole(risk::adjusted_sharpe_ratio_geometric{.periods_per_year = 12}, bacon_portfolio), 0.7591435,
                5e-8);
}

TEST(AdjustedSharpeRatio, RestsOnTheSharpeRatioAndPopulationMoments) {
    const double sharpe = run::whole(risk::sharpe_ratio{.periods_per_year = 12}, bacon_portfolio);
    const double s = run::whole(risk::skewness{.type = risk::skewness::estimator::g1}, bacon_portfolio);
    const double k = run::whole(risk::kurtosis{.type = risk::kurtosis::estimator::g2}, bacon_portfolio);
    EXPECT_NEAR(run::whole(risk::adjusted_sharpe_ratio{.periods_per_year = 12}, bacon_portfolio),
                sharpe * (1 + s * sharpe / 6 - k * sharpe * sharpe / 24), 1e-14);
}

TEST(AdjustedSharpeRatio, OfNormalShapeIsTheSharpeRatio) {
    const double a = std::sqrt(3.0);  // -a, four zeros, a: skewness 0, kurtosis 3
    const series r{0.5 - a, 0.5, 0.5, 0.5, 0.5, 0.5 + a};
    EXPECT_NEAR(run::whole(risk::adjusted_sharpe_ratio{.periods_per_year = 1}, r),
                run::whole(risk::sharpe_ratio{.periods_per_year = 1}, r), 1e-15);
    EXPECT_NEAR(run::whole(risk::adjusted_sharpe_ratio{.periods_per_year = 1, .risk_free = 0.25, .ddof = 0}, r), 0.25,
                1e-15);
}

TEST(AdjustedSharpeRatio, Edges) {
    const risk::adjusted_sharpe_ratio yearly{.periods_per_year = 12};
    const risk::adjusted_sharpe_ratio_geometric grown{.periods_per_year = 12};
    for (const series& r : {series{}, series{nan, nan}, series{0.1}, series{0.1, 0.1, 0.1}}) {
        EXPECT_TRUE(std::isnan(run::whole(yearly, r)));
        EXPECT_TRUE(std::isnan(run::whole(grown, r)));
    }
    EXPECT_TRUE(std::isnan(run::whole(grown, series{0.1, -1.5, 0.2})));
    EXPECT_THROW(run::whole(risk::adjusted_sharpe_ratio{.periods_per_year = -1}, series{}), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::adjusted_sharpe_ratio{.periods_per_year = 1, .ddof = -1}, series{}),
                 std::invalid_argument);
    EXPECT_THROW(run::whole(risk::adjusted_sharpe_ratio_geometric{.periods_per_year = 1, .risk_free = inf}, series{}),
                 std::invalid_argument);
}

}
