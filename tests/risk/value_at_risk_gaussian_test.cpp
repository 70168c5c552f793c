// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/value_at_risk_gaussian.hpp>

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

using var = risk::value_at_risk_gaussian;
using es = risk::expected_shortfall_gaussian;
const series r{-0.02, 0, 0.02, 0.04};  // mean 0.01, sum of squares 0.002

TEST(ValueAtRiskGaussian, ByTheNormalQuantile) {
    const double z = 1.6448536269514722;
    EXPECT_NEAR(run::whole(var{}, r), z * std::sqrt(0.002 / 3) - 0.01, 1e-16);
    EXPECT_NEAR(run::whole(var{.ddof = 0}, r), z * std::sqrt(0.0005) - 0.01, 1e-16);
    EXPECT_NEAR(run::whole(var{.as = risk::sign::as_return}, r), 0.01 - z * std::sqrt(0.002 / 3), 1e-16);
    EXPECT_NEAR(run::whole(var{.alpha = 0.5}, r), -0.01, 1e-16);
}

// phi(z) / alpha is 2.0627 at 5 % and 2.6652 at 1 %, as McNeil, Frey and Embrechts have it.
TEST(ExpectedShortfallGaussian, ByTheNormalDensity) {
    EXPECT_NEAR(run::whole(es{}, r), 2.062712807507 * std::sqrt(0.002 / 3) - 0.01, 1e-13);
    EXPECT_NEAR(run::whole(es{.alpha = 0.01, .ddof = 0}, r), 2.6652 * std::sqrt(0.0005) - 0.01, 2e-6);
    for (double alpha = 0.01; alpha < 1; alpha += 0.01)
        EXPECT_GE(run::whole(es{.alpha = alpha}, r), run::whole(var{.alpha = alpha}, r));
}

template <class M>
void has_the_edges_of_a_normal_tail() {
    EXPECT_TRUE(std::isnan(run::whole(M{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(M{}, series{nan})));
    EXPECT_TRUE(std::isnan(run::whole(M{}, series{0.1})));
    EXPECT_EQ(run::whole(M{.ddof = 0}, series{0.1}), -0.1);
    EXPECT_EQ(run::whole(M{}, series(7, 0.1)), -0.1);
    EXPECT_EQ(run::whole(M{}, std::vector<float>{0.25F, -0.5F}), run::whole(M{}, series{0.25, -0.5}));
    for (const double a : {0.0, 1.0, nan}) EXPECT_THROW(run::whole(M{.alpha = a}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(M{.ddof = -1}, r), std::invalid_argument);
}

TEST(ValueAtRiskGaussian, Edges) {
    has_the_edges_of_a_normal_tail<var>();
    has_the_edges_of_a_normal_tail<es>();
}

}
