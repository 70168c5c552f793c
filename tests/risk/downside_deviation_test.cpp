// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/downside_deviation.hpp>

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

constexpr auto subset = risk::averaged_over::subset;
const series r{0.02, -0.01, 0.03, -0.03, 0};

TEST(DownsideDeviation, BelowATarget) {
    EXPECT_NEAR(run::whole(risk::downside_deviation{.periods_per_year = 4}, r), 2 * std::sqrt(0.001 / 5), 1e-17);
    EXPECT_NEAR(run::whole(risk::downside_deviation{.periods_per_year = 1, .averaged = subset}, r),
                std::sqrt(0.001 / 2), 1e-17);
    EXPECT_NEAR(run::whole(risk::downside_deviation{.periods_per_year = 1, .target = 0.01}, r),
                std::sqrt((0.0004 + 0.0016 + 0.0001) / 5), 1e-17);
}

// Bacon (2008), ch. 4, of his months and a target of 0.5 %.
TEST(DownsideDeviation, OfBaconsMonths) {
    EXPECT_NEAR(
        run::whole(risk::downside_deviation{.periods_per_year = 1, .target = 0.005}, tidemark::support::bacon_months),
        0.0255, 0.00005);
}

TEST(UpsideRisk, AboveATarget) {
    EXPECT_NEAR(run::whole(risk::upside_risk{}, r), std::sqrt(0.0013 / 5), 1e-17);
    EXPECT_NEAR(run::whole(risk::upside_risk{.averaged = subset}, r), std::sqrt(0.0013 / 2), 1e-17);
    EXPECT_NEAR(run::whole(risk::upside_potential{}, r), 0.05 / 5, 1e-17);
    EXPECT_NEAR(run::whole(risk::upside_potential{.target = 0.02, .averaged = subset}, r), 0.01, 1e-17);
}

TEST(DownsideFrequency, IsStrict) {
    EXPECT_EQ(run::whole(risk::downside_frequency{}, r), 0.4);
    EXPECT_EQ(run::whole(risk::upside_frequency{.target = 0.02}, r), 0.2);
}

TEST(DownsideDeviation, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::downside_deviation{.periods_per_year = 1}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::downside_deviation{.periods_per_year = 1, .averaged = subset}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::upside_potential{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::upside_frequency{}, series{})));
    EXPECT_EQ(run::whole(risk::downside_deviation{.periods_per_year = 1, .averaged = subset}, series{0, 1}), 0);
    EXPECT_THROW(run::whole(risk::downside_deviation{.periods_per_year = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::upside_risk{.target = inf}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::downside_frequency{.target = nan}, r), std::invalid_argument);
}

}
