// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/expected_max_drawdown_brownian.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

using tidemark::infer::expected_max_drawdown_brownian;
using wide = long double;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
const wide pi = std::acos(-1.0L);

/// Where f changes its sign between low and high.
template <class F>
wide root(wide low, wide high, F f) {
    const bool positive = f(low) > 0;
    for (int i = 0; i < 80; ++i) {
        const wide middle = (low + high) / 2;
        ((f(middle) > 0) == positive ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// The probability that no drawdown reaches h in a unit of time, with unit variance and drift * h < 1: the depth below
/// the high is reflected at 0 and killed at h, and its eigenfunctions are exp(drift y) sin(a (1 - y / h)), with
/// tan(a) = a / (drift h).
wide no_drawdown_of(wide h, wide drift) {
    const wide slope = drift * h;
    const auto condition = [&](wide a) { return slope * std::sin(a) - a * std::cos(a); };
    wide probability = 0;
    for (int n = 0; n < 200; ++n) {
        const wide a = slope < 0 ? root(pi / 2 + n * pi, pi + n * pi, condition)
                                 : root(n == 0 ? 1e-9L : n * pi, n * pi + pi / 2, condition);
        const wide b = a / h, rate = (drift * drift + b * b) / 2;
        const wide mass = (b * std::exp(-slope) + drift * std::sin(a) - b * std::cos(a)) / (drift * drift + b * b);
        const wide norm = h / 2 * (1 - std::sin(2 * a) / (2 * a));
        probability += std::sin(a) * mass / norm * std::exp(-rate);
        if (rate > 60) break;
    }
    return probability;
}

/// The integral of the probability that the maximum drawdown exceeds h. Its derivatives vanish at both ends, so that
/// the midpoint rule converges fast.
wide by_the_distribution(wide drift, wide longest) {
    constexpr int steps = 240;
    wide sum = 0;
    for (int i = 0; i < steps; ++i) {
        const wide h = (i + 0.5L) * longest / steps;
        sum += 1 - (h < 0.03L ? 0 : no_drawdown_of(h, drift));
    }
    return sum * longest / steps;
}

TEST(expected_max_drawdown_brownian, meets_the_distribution_of_the_drawdown) {
    for (const double drift : {-1.0, -0.5, -0.1, 0.05, 0.1}) {
        const auto exact = static_cast<double>(by_the_distribution(static_cast<wide>(drift), 9.5L));
        EXPECT_NEAR(expected_max_drawdown_brownian(drift, 1, 1), exact, 1e-11 * exact) << drift;
    }
}

TEST(expected_max_drawdown_brownian, without_drift_is_the_closed_form) {
    EXPECT_NEAR(expected_max_drawdown_brownian(0, 1, 1), std::sqrt(std::acos(-1.0) / 2), 1e-12);
    EXPECT_NEAR(expected_max_drawdown_brownian(0, 0.2, 9), 0.6 * std::sqrt(std::acos(-1.0) / 2), 1e-12);
}

// Far from 0 the paper's Q of x = drift^2 horizon / (2 volatility^2) is ln(x)/4 + 0.49088 upwards, where the constant
// is (ln 4 + Euler's) / 4, and x + 1/2 downwards.
TEST(expected_max_drawdown_brownian, meets_its_limits) {
    for (const double drift : {1e4, 1e6, 1e9}) {
        const double up = 2 / drift * (std::log(2 * drift * drift) + 0.57721566490153286) / 4;
        EXPECT_NEAR(expected_max_drawdown_brownian(drift, 1, 1), up, 2e-8 * up) << drift;
        EXPECT_NEAR(expected_max_drawdown_brownian(-drift, 1, 1), drift + 1 / drift, 2e-12 * drift) << drift;
    }
}

// Between the two ways to compute it, and everywhere, a step of the drift changes it as the slope says.
TEST(expected_max_drawdown_brownian, falls_smoothly_with_the_drift) {
    constexpr double step = 1e-3;
    double slope = -inf;
    for (int i = -20'000; i < 20'000; i += 40) {
        const double drift = i * step;
        const double fall =
            expected_max_drawdown_brownian(drift + step, 1, 1) - expected_max_drawdown_brownian(drift, 1, 1);
        EXPECT_LT(fall, 0) << drift;
        EXPECT_GT(fall, slope - 1e-10) << drift;  // convex
        slope = fall;
    }
}

TEST(expected_max_drawdown_brownian, scales_with_volatility_and_time) {
    const double one = expected_max_drawdown_brownian(0.3, 0.2, 5);
    EXPECT_NEAR(expected_max_drawdown_brownian(3, 2, 5), 10 * one, 1e-12 * one);
    EXPECT_NEAR(expected_max_drawdown_brownian(0.3 / 252, 0.2 / std::sqrt(252.0), 5 * 252), one, 1e-12 * one);
}

TEST(expected_max_drawdown_brownian, at_the_edges) {
    EXPECT_EQ(expected_max_drawdown_brownian(0.1, 0, 3), 0);
    EXPECT_DOUBLE_EQ(expected_max_drawdown_brownian(-0.1, 0, 3), 0.1 * 3);
    EXPECT_EQ(expected_max_drawdown_brownian(-0.1, 0.2, 0), 0);
    EXPECT_TRUE(std::isnan(expected_max_drawdown_brownian(nan, 0.2, 1)));
    EXPECT_TRUE(std::isnan(expected_max_drawdown_brownian(0.1, nan, 1)));
    using tidemark::support::thrown;
    EXPECT_EQ(thrown<std::invalid_argument>([] { expected_max_drawdown_brownian(0.1, -1, 1); }),
              "volatility is -1, expected 0 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { expected_max_drawdown_brownian(0.1, 1, -2); }),
              "horizon is -2, expected 0 or more");
    EXPECT_THROW(expected_max_drawdown_brownian(inf, 1, 1), std::invalid_argument);
    EXPECT_THROW(expected_max_drawdown_brownian(0, inf, 1), std::invalid_argument);
}

}
