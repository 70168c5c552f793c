// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/information_ratio.hpp>

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

const series x{0.02, -0.01, 0.03, 0.01}, b{0.01, 0.0, 0.01, 0.01};  // differences 0.01, -0.01, 0.02, 0

TEST(InformationRatio, OfTheDifference) {
    const double sd = std::sqrt((0.0006 - 4 * 0.005 * 0.005) / 3);
    EXPECT_NEAR(run::whole(risk::information_ratio{.periods_per_year = 4}, tidemark::core::pairs(x, b)), 0.01 / sd,
                1e-14);
}

TEST(InformationRatio, Edges) {
    const risk::information_ratio yearly{.periods_per_year = 252};
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(x, x))));
    const series one{0.5};
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(one, one))));
    const series two{0.5, 1.5}, lower{0.25, 1.25};
    EXPECT_EQ(run::whole(yearly, tidemark::core::pairs(two, lower)), inf);
    EXPECT_THROW(run::whole(risk::information_ratio{.periods_per_year = -1}, tidemark::core::pairs(x, b)),
                 std::invalid_argument);
}

TEST(InformationRatio, OfCompoundedReturnsIsTheActivePremiumByTheTrackingError) {
    using tidemark::support::bacon;
    const double premium = 0.10367828972980941 - 0.11798339066932462;
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < 24; ++i) {
        const double d = tidemark::support::bacon_portfolio[i] - tidemark::support::bacon_benchmark[i];
        sum += d, squares += d * d;
    }
    const double error = std::sqrt((squares - sum * sum / 24) / 23 * 12);
    const risk::information_ratio_geometric yearly{.periods_per_year = 12};
    EXPECT_NEAR(run::whole(yearly, bacon()), premium / error, 1e-13);
    EXPECT_NEAR(run::whole(risk::information_ratio_geometric{.periods_per_year = 12, .ddof = 0}, bacon()),
                premium / error * std::sqrt(24.0 / 23), 1e-13);
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(x, x))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, tidemark::core::pairs(series{0.5}, series{0.25}))));
    EXPECT_EQ(run::whole(yearly, tidemark::core::pairs(series{0.5, 1.5}, series{0.25, 1.25})), inf);
    EXPECT_THROW(run::whole(risk::information_ratio_geometric{.periods_per_year = 0}, bacon()), std::invalid_argument);
}

}
