// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/entropic_value_at_risk.hpp>

#include <tidemark/risk/expected_shortfall.hpp>
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

using evar = risk::entropic_value_at_risk;
using erm = risk::entropic_risk_measure;
const series r{-0.05, 0.01, -0.02, 0.03, 0.02, -0.01, 0, 0.04, 0.015, -0.03};

TEST(EntropicRiskMeasure, IsTheLogOfMeanExponentials) {
    EXPECT_DOUBLE_EQ(run::whole(erm{}, series{-1, 1}), std::log(std::cosh(1.0)));
    EXPECT_DOUBLE_EQ(run::whole(erm{.z = 2, .alpha = 0.25}, series{-2, 2}), 2 * std::log(4 * std::cosh(1.0)));
}

// For returns far smaller than z it is the mean loss and half the variance by z: what is left after 1 + x - 1 has no
// digits of that.
TEST(EntropicRiskMeasure, KeepsTheDigitsOfSmallReturns) {
    const double small = 1e-7, x = small * small / 2;
    EXPECT_NEAR(run::whole(erm{}, series{-small, small}), x, 1e-9 * x);
}

TEST(EntropicRiskMeasure, DoesNotOverflow) {
    EXPECT_DOUBLE_EQ(run::whole(erm{.z = 1e-3}, series{-5, 3}), 5 - 1e-3 * std::log(2.0));
}

TEST(EntropicRiskMeasure, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(erm{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(erm{}, series{nan})));
    EXPECT_EQ(run::whole(erm{}, series(9, 0.1)), -0.1);
    EXPECT_EQ(run::whole(erm{}, series{0.5, -inf, 1}), inf);
    EXPECT_EQ(run::whole(erm{}, series{inf, inf}), -inf);
    EXPECT_DOUBLE_EQ(run::whole(erm{}, series{inf, 0}), -std::log(2.0));
    for (const double z : {0.0, -1.0, inf, nan}) EXPECT_THROW(run::whole(erm{.z = z}, r), std::invalid_argument);
    for (const double a : {0.0, 1.5, nan}) EXPECT_THROW(run::whole(erm{.alpha = a}, r), std::invalid_argument);
}

/// The least of the bounds, by ternary search over ln z: a function of z that falls and then rises.
double least_bound(const series& x, double alpha) {
    double low = -20, high = 5;
    const auto bound = [&](double log_z) { return run::whole(erm{.z = std::exp(log_z), .alpha = alpha}, x); };
    for (int i = 0; i < 200; ++i) {
        const double a = low + (high - low) / 3, b = high - (high - low) / 3;
        (bound(a) < bound(b) ? high : low) = bound(a) < bound(b) ? b : a;
    }
    return bound((low + high) / 2);
}

TEST(EntropicValueAtRisk, IsTheLeastBound) {
    for (const double alpha : {0.11, 0.25, 0.5, 0.9, 0.99})
        EXPECT_NEAR(run::whole(evar{.alpha = alpha}, r), least_bound(r, alpha), 1e-11) << alpha;
    EXPECT_NEAR(run::whole(evar{.alpha = 0.5, .as = risk::sign::as_return}, r), -least_bound(r, 0.5), 1e-11);
}

// Of a fair coin and alpha 3/4 the weights p and 1 - p with entropy ln 2 + p ln p + (1-p) ln(1-p) = ln(4/3) are best,
// and the answer is their mean loss 2p - 1.
TEST(EntropicValueAtRisk, OfACoin) {
    double low = 0.5, high = 1;
    for (int i = 0; i < 60; ++i) {
        const double p = (low + high) / 2, q = 1 - p;
        (std::log(2) + p * std::log(p) + q * std::log(q) < std::log(4.0 / 3) ? low : high) = p;
    }
    EXPECT_NEAR(run::whole(evar{.alpha = 0.75}, series{-1, 1}), 2 * low - 1, 1e-10);
}

TEST(EntropicValueAtRisk, LiesBetweenExpectedShortfallAndTheWorstLoss) {
    for (double alpha = 0.02; alpha < 1; alpha += 0.02) {
        const double value = run::whole(evar{.alpha = alpha}, r);
        EXPECT_GE(value + 1e-12, run::whole(risk::expected_shortfall_historical{.alpha = alpha}, r)) << alpha;
        EXPECT_LE(value, 0.05) << alpha;
    }
}

TEST(EntropicValueAtRisk, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(evar{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(evar{}, series{nan})));
    EXPECT_EQ(run::whole(evar{}, series{0.02}), -0.02);
    EXPECT_EQ(run::whole(evar{.alpha = 0.9}, series(7, 0.1)), -0.1);
    EXPECT_EQ(run::whole(evar{.alpha = 0.1}, r), 0.05);  // 1 of 10
    EXPECT_EQ(run::whole(evar{.alpha = 0.5}, series{-1, 3, -1, 2}), 1);
    EXPECT_NEAR(run::whole(evar{.alpha = 0.75}, series{-1e-200, 1e-200}),
                1e-200 * run::whole(evar{.alpha = 0.75}, series{-1, 1}), 1e-210);
    EXPECT_TRUE(std::isnan(run::whole(evar{}, series{0, -inf})));
    for (const double a : {0.0, 1.0, nan}) EXPECT_THROW(run::whole(evar{.alpha = a}, r), std::invalid_argument);
}

}
