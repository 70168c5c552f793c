// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/sharpe_summary.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using namespace tidemark::infer;
using namespace tidemark::support;
using moments = tidemark::state::moments<4>;

namespace {

moments state_of(const std::vector<double>& r) {
    moments s;
    for (const double x : r) s.absorb(x);
    return s;
}

TEST(sharpe_summary, has_the_moments_of_the_sample) {
    const std::vector<double> r{0.02, -0.01, 0.03, -0.04, 0.005, 0.011};
    const fifty n = r.size(), m2 = exact_central(r, 2) / n;
    const sharpe_summary s = summarise(state_of(r), 0.001, returns_are::any);
    EXPECT_EQ(s.count, 6);
    EXPECT_LT(relative_error(s.ratio, (exact_mean(r) - fifty{0.001}) / sqrt(m2 * n / (n - 1))), 1e-14);
    EXPECT_LT(relative_error(s.skewness, exact_central(r, 3) / n / (m2 * sqrt(m2))), 1e-14);
    EXPECT_LT(relative_error(s.kurtosis, exact_central(r, 4) / n / (m2 * m2)), 1e-14);
    EXPECT_DOUBLE_EQ(s.spread(), 1 - s.skewness * s.ratio + (s.kurtosis - 1) / 4 * s.ratio * s.ratio);
}

TEST(sharpe_summary, of_normal_returns_has_their_shape) {
    const sharpe_summary s = summarise(state_of({0.02, -0.01, 0.03}), 0, returns_are::normal);
    EXPECT_EQ(s.skewness, 0);
    EXPECT_EQ(s.kurtosis, 3);
    EXPECT_DOUBLE_EQ(s.spread(), 1 + s.ratio * s.ratio / 2);
}

TEST(sharpe_summary, has_no_ratio_without_spread) {
    EXPECT_TRUE(std::isnan(summarise(moments{}, 0, returns_are::any).ratio));
    EXPECT_TRUE(std::isnan(summarise(state_of({0.1}), 0, returns_are::any).ratio));
    EXPECT_TRUE(std::isnan(summarise(state_of({0.1, 0.1}), 0, returns_are::any).spread()));
    EXPECT_TRUE(std::isnan(sharpe_summary{.count = 9, .ratio = 1, .skewness = 5, .kurtosis = 3}.spread()));
}

}
