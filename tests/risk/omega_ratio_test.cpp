// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/omega_ratio.hpp>

#include "support/bacon_months.hpp"

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
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

const series r{0.02, -0.01, 0.03, -0.03, 0};

TEST(OmegaRatio, GainsByLosses) {
    EXPECT_NEAR(run::whole(risk::omega_ratio{}, r), 1.25, 1e-15);
    EXPECT_NEAR(run::whole(risk::omega_ratio{.threshold = 0.01}, r), 0.03 / 0.07, 1e-15);
    EXPECT_NEAR(run::whole(risk::omega_sharpe_ratio{}, r), 0.25, 1e-15);
}

TEST(OmegaRatio, OfAnAnnualThreshold) {
    const double monthly = std::expm1(std::log1p(0.05) / 12);
    const risk::omega_ratio_annual_threshold annual{.periods_per_year = 12, .annual_threshold = 0.05};
    EXPECT_EQ(run::whole(annual, r), run::whole(risk::omega_ratio{.threshold = monthly}, r));
    EXPECT_EQ(run::whole(risk::omega_ratio_annual_threshold{.periods_per_year = 1, .annual_threshold = -0.5},
                         series{-0.5, 0.5, -1}),
              2);
    EXPECT_EQ(run::whole(annual, series{0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(annual, series{})));
    using omega = risk::omega_ratio_annual_threshold;
    EXPECT_THROW(run::whole(omega{.periods_per_year = 0}, r), std::invalid_argument);
    for (const double q : {-1.0, inf, nan})
        EXPECT_THROW(run::whole(omega{.periods_per_year = 12, .annual_threshold = q}, r), std::invalid_argument);
}

// Bacon (2008), pp. 95 to 98, of his months and a target of 0.5 %.
TEST(OmegaRatio, OfBaconsMonths) {
    const series& months = tidemark::support::bacon_months;
    EXPECT_NEAR(run::whole(risk::omega_sharpe_ratio{.threshold = 0.005}, months), 0.29, 0.005);
    EXPECT_NEAR(run::whole(risk::volatility_skewness{.target = 0.005}, months), 1.32, 0.005);
    EXPECT_NEAR(run::whole(risk::variability_skewness{.target = 0.005}, months), 1.15, 0.005);
}

TEST(UpsidePotentialRatio, OverAllOrOverEachSide) {
    EXPECT_NEAR(run::whole(risk::upside_potential_ratio{}, r), 0.01 / std::sqrt(0.001 / 5), 1e-15);
    EXPECT_NEAR(run::whole(risk::upside_potential_ratio{.averaged = risk::averaged_over::subset}, r),
                0.025 / std::sqrt(0.001 / 2), 1e-15);
}

TEST(VolatilitySkewness, IsTheQuotientOfTheSquares) {
    EXPECT_NEAR(run::whole(risk::volatility_skewness{}, r), 1.3, 1e-15);
}

TEST(VariabilitySkewness, IsTheRoot) {
    EXPECT_NEAR(run::whole(risk::variability_skewness{}, r), std::sqrt(1.3), 1e-15);
    EXPECT_EQ(run::whole(risk::variability_skewness{}, series{0, 1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::variability_skewness{}, series{})));
    EXPECT_THROW(run::whole(risk::variability_skewness{.target = nan}, r), std::invalid_argument);
}

TEST(OmegaRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::omega_ratio{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::omega_ratio{}, series{0, 0})));
    EXPECT_EQ(run::whole(risk::omega_ratio{}, series{0, 1}), inf);
    EXPECT_EQ(run::whole(risk::upside_potential_ratio{}, series{0, 1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::upside_potential_ratio{}, series{})));
    EXPECT_EQ(run::whole(risk::volatility_skewness{}, series{0, 1}), inf);
    EXPECT_THROW(run::whole(risk::omega_ratio{.threshold = nan}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::upside_potential_ratio{.target = nan}, r), std::invalid_argument);
}

}
