// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/kappa_ratio.hpp>

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

using kappa = risk::kappa_ratio;
const series r{0.02, -0.01, 0.03, -0.03, 0};

TEST(KappaRatio, OfEveryDegree) {
    EXPECT_NEAR(run::whole(kappa{.periods_per_year = 1, .degree = 1}, r), 0.002 / (0.04 / 5), 1e-15);
    EXPECT_NEAR(run::whole(kappa{.periods_per_year = 1, .degree = 2}, r), 0.002 / std::sqrt(0.001 / 5), 1e-15);
    EXPECT_NEAR(run::whole(kappa{.periods_per_year = 1}, r), 0.002 / std::cbrt(28e-6 / 5), 1e-15);
    EXPECT_NEAR(run::whole(kappa{.periods_per_year = 1, .target = 0.01, .degree = 1}, r), -0.008 / (0.07 / 5), 1e-15);
}

TEST(KappaRatio, AnnualNumerator) {
    EXPECT_NEAR(run::whole(kappa{.periods_per_year = 12}, r), 12 * 0.002 / std::cbrt(28e-6 / 5), 1e-14);
}

// Bacon (2008), p. 96.
TEST(KappaRatio, OfBaconsMonths) {
    const kappa sortino{.periods_per_year = 1, .target = 0.005, .degree = 2};
    EXPECT_NEAR(run::whole(sortino, tidemark::support::bacon_months), 0.157, 0.0005);
}

TEST(KappaRatio, Edges) {
    const kappa plain{.periods_per_year = 1};
    EXPECT_TRUE(std::isnan(run::whole(plain, series{})));
    EXPECT_TRUE(std::isnan(run::whole(plain, series{nan})));
    EXPECT_EQ(run::whole(plain, series{0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(plain, series{0, 0})));
    const double third = 1.0 / 3;  // whose sums are rounded, and their mean is not
    EXPECT_TRUE(std::isnan(run::whole(kappa{.periods_per_year = 1, .target = third}, series(7, third))));
    EXPECT_NEAR(run::whole(plain, series{-0.1}), -1, 1e-15);
    EXPECT_EQ(run::whole(kappa{.periods_per_year = 4}, std::vector<float>{0.5F, -0.25F}),
              run::whole(kappa{.periods_per_year = 4}, series{0.5, -0.25}));
    EXPECT_THROW(run::whole(kappa{.periods_per_year = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(kappa{.periods_per_year = 1, .target = nan}, r), std::invalid_argument);
    for (const std::size_t degree : {0U, 17U})
        EXPECT_THROW(run::whole(kappa{.periods_per_year = 1, .degree = degree}, r), std::invalid_argument);
}

}
