// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/fama_beta.hpp>

#include "support/bacon.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN();
using tidemark::core::pairs;
using tidemark::support::bacon;

// PerformanceAnalytics, FamaBeta: 1.03.
TEST(FamaBeta, IsTheQuotientOfTheSpreads) {
    EXPECT_NEAR(run::whole(risk::fama_beta{}, bacon()), 1.0303949, 5e-8);
    EXPECT_NEAR(run::whole(risk::fama_beta{}, pairs(series{1, 3, 5}, series{2, 1, 0})), 2, 1e-15);
}

TEST(FamaBeta, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::fama_beta{}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::fama_beta{}, pairs(series{1}, series{2}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::fama_beta{}, pairs(series{1, nan}, series{2, 3}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::fama_beta{}, pairs(series{1, 2}, series{3, 3}))));
    EXPECT_EQ(run::whole(risk::fama_beta{}, pairs(series{1, 1}, series{3, 4})), 0);
}

}
