// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/quantile.hpp>

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

using type = risk::quantile_type;

double at(double p, type t, const series& x) { return run::whole(risk::quantile{.probability = p, .type = t}, x); }

// Positions by Hyndman and Fan's definitions, on 1 .. 10, where the quantile is its own rank.
TEST(Quantile, NineTypes) {
    const series x{7, 1, 10, 4, 3, 9, 2, 8, 6, 5};
    EXPECT_EQ(at(0.25, type::inverted_cdf, x), 3);
    EXPECT_EQ(at(0.25, type::averaged_inverted_cdf, x), 3);
    EXPECT_EQ(at(0.25, type::closest_observation, x), 2);  // 2.5 rounds to even
    EXPECT_DOUBLE_EQ(at(0.25, type::interpolated_inverted_cdf, x), 2.5);
    EXPECT_DOUBLE_EQ(at(0.25, type::hazen, x), 3);
    EXPECT_DOUBLE_EQ(at(0.25, type::weibull, x), 2.75);
    EXPECT_DOUBLE_EQ(at(0.25, type::linear, x), 3.25);
    EXPECT_DOUBLE_EQ(at(0.25, type::median_unbiased, x), 2.5 + 1.25 / 3);
    EXPECT_DOUBLE_EQ(at(0.25, type::normal_unbiased, x), 2.5 + 0.4375);
    EXPECT_EQ(at(0.2, type::inverted_cdf, x), 2);
    EXPECT_DOUBLE_EQ(at(0.2, type::averaged_inverted_cdf, x), 2.5);
    EXPECT_EQ(at(0.2, type::closest_observation, x), 2);
    EXPECT_EQ(at(0.35, type::closest_observation, x), 4);
}

TEST(Quantile, EndsAreTheExtremesForEveryType) {
    const series x{3, 1, 2};
    for (int t = 1; t <= 9; ++t) {
        EXPECT_EQ(at(0, static_cast<type>(t), x), 1);
        EXPECT_EQ(at(1, static_cast<type>(t), x), 3);
        EXPECT_EQ(at(0.3, static_cast<type>(t), series{5}), 5);
    }
}

// 0.29 * 100 is 28.999999999999996 in binary: the 29th of 100 is meant.
TEST(Quantile, ARankMissedByRoundingAloneIsReached) {
    series x;
    for (int i = 1; i <= 100; ++i) x.push_back(i);
    EXPECT_EQ(at(0.29, type::inverted_cdf, x), 29);
    EXPECT_EQ(at(0.07, type::inverted_cdf, x), 7);
}

TEST(Quantile, Edges) {
    EXPECT_TRUE(std::isnan(at(0.5, type::linear, {})));
    EXPECT_EQ(at(0.5, type::linear, {1, inf, inf}), inf);
    EXPECT_EQ(at(0.25, type::linear, {-inf, 1, 1, 1, inf}), 1);
    for (const double p : {-0.1, 1.1, std::nan("")}) EXPECT_THROW(at(p, type::linear, {1}), std::invalid_argument);
}

}
