// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/alpha.hpp>

#include "support/bacon.hpp"

#include <tidemark/core/pairs.hpp>
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

using alpha = risk::alpha;
const series b{0.01, -0.02, 0.03, 0.02}, x{0.025, -0.02, 0.055, 0.04};  // 0.01 + 1.5 b

TEST(Alpha, IsTheIntercept) {
    const auto rows = tidemark::core::pairs(x, b);
    EXPECT_NEAR(run::whole(alpha{.periods_per_year = 1}, rows), 0.01, 1e-16);
    EXPECT_NEAR(run::whole(alpha{.periods_per_year = 12}, rows), 0.12, 1e-15);
    EXPECT_NEAR(run::whole(alpha{.periods_per_year = 1, .risk_free = 0.002}, rows), 0.01 + 0.5 * 0.002, 1e-16);
    EXPECT_NEAR(run::whole(alpha{.periods_per_year = 12, .annualised = alpha::annualisation::compounded}, rows),
                std::pow(1.01, 12) - 1, 1e-14);
}

TEST(Alpha, Edges) {
    const series flat(4, 0.01), one{0.5};
    EXPECT_TRUE(std::isnan(run::whole(alpha{.periods_per_year = 1}, tidemark::core::pairs(x, flat))));
    EXPECT_TRUE(std::isnan(run::whole(alpha{.periods_per_year = 1}, tidemark::core::pairs(one, one))));
    EXPECT_THROW(run::whole(alpha{.periods_per_year = 0}, tidemark::core::pairs(x, b)), std::invalid_argument);
    EXPECT_THROW(run::whole(alpha{.periods_per_year = 1, .risk_free = inf}, tidemark::core::pairs(x, b)),
                 std::invalid_argument);
}

// PerformanceAnalytics, CAPM.jensenAlpha: -0.014.
TEST(Alpha, OfJensenIsOfAnnualisedReturns) {
    using tidemark::support::bacon;
    EXPECT_NEAR(run::whole(risk::jensen_alpha{.periods_per_year = 12}, bacon()), -0.0141694, 5e-8);
    const double rf = std::pow(1.002, 12) - 1;
    EXPECT_NEAR(run::whole(risk::jensen_alpha{.periods_per_year = 12, .risk_free = 0.002}, bacon()),
                0.10367828972980941 - rf - 0.9988502086225743 * (0.11798339066932462 - rf), 1e-14);
    const series flat(4, 0.01), one{0.5}, lost{0.1, -1.5, 0.2, 0.1};
    const risk::jensen_alpha yearly{.periods_per_year = 12};
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(one, one))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(x, flat))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(lost, b))));
    EXPECT_THROW(run::whole(risk::jensen_alpha{.periods_per_year = 12, .risk_free = nan}, bacon()),
                 std::invalid_argument);
    EXPECT_THROW(run::whole(risk::jensen_alpha{.periods_per_year = 0}, bacon()), std::invalid_argument);
}

}
