// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/qn_scale.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/definition_returns_and_shape.hpp"
#include "support/nasty_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
using risk::qn_scale;
using risk::scale_factor;
using risk::sn_scale;
constexpr double inf = std::numeric_limits<double>::infinity();
const series four{1, 2, 4, 8};  // distances 1, 2, 3, 4, 6, 7: the third; medians of distances 3, 2, 3, 6: the second

TEST(QnScale, OfAFewNumbers) {
    EXPECT_EQ(run::whole(qn_scale{scale_factor::raw}, four), 3);
    EXPECT_EQ(run::whole(sn_scale{scale_factor::raw}, four), 3);
    EXPECT_DOUBLE_EQ(run::whole(qn_scale{}, four), 2.2219 * 0.512 * 3);
    EXPECT_DOUBLE_EQ(run::whole(sn_scale{}, four), 1.1926 * 0.954 * 3);
    EXPECT_EQ(run::rolling(qn_scale{scale_factor::raw}, series{9, 1, 2, 4, 8}, 4).back(), 3);
}

TEST(QnScale, FactorsOfSmallSamples) {
    const auto factor = [](auto metric, auto raw, std::size_t n) {
        const auto x = nasty::normals(n, n);
        return run::whole(metric, x) / run::whole(raw, x);
    };
    const auto qn = [&](std::size_t n, scale_factor f = {}) {
        return factor(qn_scale{f}, qn_scale{scale_factor::raw}, n);
    };
    const auto sn = [&](std::size_t n, scale_factor f = {}) {
        return factor(sn_scale{f}, sn_scale{scale_factor::raw}, n);
    };
    const series q{0.399, 0.994, 0.512, 0.844, 0.611, 0.857, 0.669, 0.872, 10 / 13.8, 11 / 12.4};
    const series s{0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131, 1, 11 / 10.1};
    for (std::size_t n = 2; n <= 11; ++n) {
        EXPECT_NEAR(qn(n), 2.2219 * q[n - 2], 1e-14) << n;
        EXPECT_NEAR(sn(n), 1.1926 * s[n - 2], 1e-14) << n;
    }
    EXPECT_NEAR(qn(5, scale_factor::normal_consistent), 2.2219, 1e-14);
    EXPECT_NEAR(sn(5, scale_factor::normal_consistent), 1.1926, 1e-14);
}

TEST(QnScale, EstimatesANormalSamplesDeviationAndIgnoresOutliers) {
    auto x = nasty::normals(4000, 7);
    EXPECT_NEAR(run::whole(qn_scale{}, x), 1, 0.03);
    EXPECT_NEAR(run::whole(sn_scale{}, x), 1, 0.03);
    for (std::size_t i = 0; i < 400; ++i) x[i] = 1e9;
    EXPECT_NEAR(run::whole(qn_scale{}, x), 1, 0.3);
    EXPECT_NEAR(run::whole(sn_scale{}, x), 1, 0.3);
}

// Both take distances between numbers with ties and at a high level for what they are, to the bit.
TEST(QnScale, RanksDistancesExactly) {
    for (const std::size_t n : {2U, 3U, 8U, 9U, 40U}) {
        auto x = nasty::normals(n, n);
        for (double& v : x) v = 1e6 + std::round(4 * v);
        EXPECT_EQ(run::whole(qn_scale{scale_factor::raw}, x), static_cast<double>(definition::qn_scale(x)));
        EXPECT_EQ(run::whole(sn_scale{scale_factor::raw}, x), static_cast<double>(definition::sn_scale(x)));
    }
}

TEST(QnScale, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(qn_scale{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(sn_scale{}, series{std::nan("")})));
    EXPECT_EQ(run::whole(qn_scale{}, series{3}), 0);
    EXPECT_EQ(run::whole(sn_scale{}, series{3}), 0);
    EXPECT_EQ(run::whole(qn_scale{}, series{0.1, std::nan(""), 0.1, 0.1}), 0);
    EXPECT_EQ(run::whole(sn_scale{}, series(7, 0.1)), 0);
    EXPECT_EQ(run::whole(qn_scale{scale_factor::raw}, series{1, 2, 4, inf}), 3);
    EXPECT_EQ(run::whole(qn_scale{scale_factor::raw}, series{1, inf, inf}), inf);
    EXPECT_TRUE(std::isnan(run::whole(sn_scale{}, series{1, 2, 4, inf})));
}

}
