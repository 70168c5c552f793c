// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/brownian_bridge.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

using namespace tidemark::infer;

long double by_the_series(long double x) {
    long double sum = 0;
    for (int k = 400; k > 0; --k)
        sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2 * static_cast<long double>(k) * static_cast<long double>(k) * x * x);
    return sum;
}

TEST(bridge_exceedance, is_the_series_of_kolmogorov) {
    for (double x = 0.15; x < 3; x += 0.05) {
        const auto exact = static_cast<double>(by_the_series(static_cast<long double>(x)));
        EXPECT_NEAR(bridge_exceedance(x), exact, x < 1 ? 1e-15 : 4e-15 * exact) << x;
    }
    EXPECT_EQ(bridge_exceedance(0.04), 1);
}

// Smirnov (1948), Table for estimating the goodness of fit of empirical distributions: 10 %, 5 % and 1 %.
TEST(bridge_exceedance, is_what_tables_print) {
    EXPECT_NEAR(bridge_exceedance(1.2238), 0.10, 5e-5);
    EXPECT_NEAR(bridge_exceedance(1.3581), 0.05, 5e-5);
    EXPECT_NEAR(bridge_exceedance(1.6276), 0.01, 5e-5);
}

TEST(bridge_exceedance, at_the_ends) {
    EXPECT_EQ(bridge_exceedance(0), 1);
    EXPECT_EQ(bridge_exceedance(-1), 1);
    EXPECT_EQ(bridge_exceedance(std::numeric_limits<double>::infinity()), 0);
    EXPECT_TRUE(std::isnan(bridge_exceedance(std::numeric_limits<double>::quiet_NaN())));
}

// -zeta(1/2) / sqrt(2 pi), zeta(1/2) = -1.4603545088095868.
TEST(bridge_exceedance, of_a_path_seen_row_by_row_is_less) {
    const double missed = 1.4603545088095868 / std::sqrt(2 * std::acos(-1.0)) / std::sqrt(100.0);
    EXPECT_NEAR(bridge_exceedance(1.3, 100, bridge_path::sampled), bridge_exceedance(1.3 + missed), 1e-12);
    EXPECT_EQ(bridge_exceedance(1.3, 100, bridge_path::continuous), bridge_exceedance(1.3));
    EXPECT_EQ(bridge_exceedance(0, 100, bridge_path::sampled), 1);
}

}
