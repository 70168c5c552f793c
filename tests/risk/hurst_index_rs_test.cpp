// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/hurst_index_rs.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/nasty_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
using hurst = risk::hurst_index_rs;
constexpr hurst corrected{.corrected = hurst::correction::anis_lloyd};
constexpr hurst scaled{.by = hurst::method::multi_scale};
constexpr hurst both{.by = hurst::method::multi_scale, .corrected = hurst::correction::anis_lloyd};

// Deviations -2, -1, 1, 0, 2 from 3: the path goes to -3 and back; squares 10 of 4.
TEST(HurstIndex, OfAFewNumbers) {
    const series x{1, 2, 4, 3, 5};
    EXPECT_DOUBLE_EQ(run::whole(hurst{}, x), std::log(3 / std::sqrt(2.5)) / std::log(5.0));
    const double expected = risk::expected_rescaled_range(5);
    EXPECT_DOUBLE_EQ(run::whole(corrected, x), 0.5 + std::log(3 / std::sqrt(2.0) / expected) / std::log(5.0));
    EXPECT_DOUBLE_EQ(
        run::rolling(hurst{}, series{9, 1, 2, std::nan(""), 4, 3, 5}, 6, tidemark::missing::skip{2}).back(),
        run::whole(hurst{}, x));
}

// Of two observations it is always 1; of three gamma(1) / gamma(3/2) is 2 / sqrt(pi).
TEST(HurstIndex, ExpectsOfANormalSampleWhatItHas) {
    EXPECT_DOUBLE_EQ(risk::expected_rescaled_range(2), 1);
    EXPECT_DOUBLE_EQ(risk::expected_rescaled_range(3), 2 / std::acos(-1.0) * (std::sqrt(2.0) + std::sqrt(0.5)));
    for (const std::size_t n : {5U, 20U}) {
        const auto z = nasty::normals(20000 * n, n);
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < 20000; ++i) {
            const series x{z.begin() + static_cast<std::ptrdiff_t>(i * n),
                           z.begin() + static_cast<std::ptrdiff_t>((i + 1) * n)};
            const double size = static_cast<double>(n);  // n^H, with n - 1 in the standard deviation
            const double range = std::pow(size, run::whole(hurst{}, x)) * std::sqrt(size / (size - 1));
            sum += range, squares += range * range;
        }
        const double mean = sum / 20000, error = std::sqrt((squares / 20000 - mean * mean) / 20000);
        EXPECT_NEAR(mean, risk::expected_rescaled_range(n), 4 * error);
    }
}

// One scale more is two windows of half the length, and so on down to `shortest`.
TEST(HurstIndex, OfManyScalesIsASlope) {
    const auto x = nasty::normals(6, 3);
    const auto range = [&](std::size_t first, std::size_t n) {
        const auto from = x.begin() + static_cast<std::ptrdiff_t>(first);
        return std::pow(static_cast<double>(n),
                        run::whole(hurst{}, series{from, from + static_cast<std::ptrdiff_t>(n)}));
    };
    const double whole = range(0, 6), halves = (range(0, 3) + range(3, 3)) / 2;
    const hurst small{.by = hurst::method::multi_scale, .shortest = 3};
    EXPECT_NEAR(run::whole(small, x), std::log(whole / halves) / std::log(2.0), 1e-14);
}

TEST(HurstIndex, IsOneHalfWithoutMemoryAndMoreWithATrend) {
    const auto z = nasty::normals(20000, 4);
    EXPECT_NEAR(run::whole(both, z), 0.5, 0.05);
    EXPECT_GT(run::whole(scaled, z), run::whole(both, z)) << "what the correction takes off";
    series path = z;
    for (std::size_t i = 1; i < path.size(); ++i) path[i] += path[i - 1];
    EXPECT_GT(run::whole(both, path), 0.9);
}

TEST(HurstIndex, Edges) {
    for (const hurst& h : {hurst{}, corrected, scaled, both}) {
        EXPECT_TRUE(std::isnan(run::whole(h, series{})));
        EXPECT_TRUE(std::isnan(run::whole(h, series{1})));
        EXPECT_TRUE(std::isnan(run::whole(h, series{1, 2})));
        EXPECT_TRUE(std::isnan(run::whole(h, series(40, 0.1))));
        series wild = nasty::normals(40, 2);
        wild[7] = std::numeric_limits<double>::infinity();
        EXPECT_TRUE(h.by == hurst::method::multi_scale || std::isnan(run::whole(h, wild)));
    }
    EXPECT_FALSE(std::isnan(run::whole(hurst{}, series{1, 2, 4})));
    EXPECT_TRUE(std::isnan(run::whole(scaled, nasty::normals(15, 2)))) << "one scale has no slope";
    EXPECT_FALSE(std::isnan(run::whole(scaled, nasty::normals(16, 2))));
    series halting = nasty::normals(32, 2);
    for (std::size_t i = 0; i < 8; ++i) halting[i] = 0.1;
    EXPECT_FALSE(std::isnan(run::whole(scaled, halting))) << "the window without spread is left out";
    EXPECT_THROW(run::whole(hurst{.shortest = 2}, series{1}), std::invalid_argument);
}

}
