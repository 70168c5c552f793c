// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/bernardo_ledoit_ratio.hpp>

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

const series r{0.02, -0.01, 0.03, -0.03, 0, 0.05};

TEST(BernardoLedoitRatio, GainsByLosses) { EXPECT_NEAR(run::whole(risk::bernardo_ledoit_ratio{}, r), 2.5, 1e-15); }

TEST(DRatio, CountsBothSides) { EXPECT_NEAR(run::whole(risk::d_ratio{}, r), 2 * 0.04 / (3 * 0.1), 1e-15); }

// Bacon (2008), p. 95.
TEST(BernardoLedoitRatio, OfBaconsMonths) {
    EXPECT_NEAR(run::whole(risk::bernardo_ledoit_ratio{}, tidemark::support::bacon_months), 1.78, 0.005);
    EXPECT_NEAR(run::whole(risk::d_ratio{}, tidemark::support::bacon_months), 0.401, 0.0005);
}

TEST(BernardoLedoitRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::bernardo_ledoit_ratio{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::bernardo_ledoit_ratio{}, series{nan, 0, 0})));
    EXPECT_EQ(run::whole(risk::bernardo_ledoit_ratio{}, series{0.1}), inf);
    EXPECT_EQ(run::whole(risk::bernardo_ledoit_ratio{}, series{-0.1}), 0);
    EXPECT_EQ(run::whole(risk::d_ratio{}, series{0.1}), 0);
    EXPECT_EQ(run::whole(risk::d_ratio{}, series{-0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::d_ratio{}, series{})));
}

}
