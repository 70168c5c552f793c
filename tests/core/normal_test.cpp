// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/normal.hpp>

#include <boost/math/distributions/normal.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace {

namespace core = tidemark::core;
using wide = boost::math::normal_distribution<long double>;

constexpr double ulp = std::numeric_limits<double>::epsilon();

/// How many units in the last place the quantile lies from that of long double.
double ulps_off(double p) {
    const long double want = boost::math::quantile(wide{}, static_cast<long double>(p));
    const double got = core::normal_quantile(p), rounded = std::fabs(static_cast<double>(want));
    const double unit = std::nextafter(rounded, std::numeric_limits<double>::infinity()) - rounded;
    return std::fabs(static_cast<double>((static_cast<long double>(got) - want) / static_cast<long double>(unit)));
}

TEST(NormalQuantile, IsWithinFourUnitsInTheLastPlace) {
    double worst = 0;
    for (int i = 1; i < 4096; ++i) worst = std::fmax(worst, ulps_off(i / 4096.0));
    for (int e = -1022; e < -1; ++e)
        for (const double digits : {1.0, 1.1, 1.37, 1.9}) worst = std::fmax(worst, ulps_off(std::ldexp(digits, e)));
    for (int e = -52; e < -1; ++e) {
        worst = std::fmax(worst, ulps_off(1 - std::ldexp(1.0, e)));
        worst = std::fmax(worst, ulps_off(0.5 + std::ldexp(1.0, e - 1)));
        worst = std::fmax(worst, ulps_off(0.5 - std::ldexp(1.0, e - 1)));
    }
    EXPECT_LE(worst, 4);
}

// The quantiles of 95, 97.5, 99 and 99.5 % that every table of the normal distribution prints.
TEST(NormalQuantile, OfTheTables) {
    EXPECT_NEAR(core::normal_quantile(0.05), -1.644853626951, 5e-13);
    EXPECT_NEAR(core::normal_quantile(0.975), 1.959963984540, 5e-13);
    EXPECT_NEAR(core::normal_quantile(0.01), -2.326347874041, 5e-13);
    EXPECT_NEAR(core::normal_quantile(0.995), 2.575829303549, 5e-13);
}

TEST(NormalQuantile, Edges) {
    const double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(core::normal_quantile(0), -inf);
    EXPECT_EQ(core::normal_quantile(1), inf);
    EXPECT_EQ(core::normal_quantile(0.5), 0);
    for (const double p : {-0.1, 1.1, inf, core::nan}) EXPECT_TRUE(std::isnan(core::normal_quantile(p)));
}

TEST(NormalDistribution, DensityAndProbability) {
    for (double x = -37; x < 37; x += 0.37) {
        const double want = static_cast<double>(boost::math::pdf(wide{}, static_cast<long double>(x)));
        EXPECT_NEAR(core::normal_density(x), want, (1 + x * x) * ulp * want) << x;
        const double below = static_cast<double>(boost::math::cdf(wide{}, static_cast<long double>(x)));
        EXPECT_NEAR(core::normal_probability(x), below, (2 + 2 * x * x) * ulp * below) << x;
    }
    EXPECT_EQ(core::normal_probability(0), 0.5);
    EXPECT_TRUE(std::isnan(core::normal_probability(core::nan)));
    EXPECT_TRUE(std::isnan(core::normal_density(core::nan)));
}

}
