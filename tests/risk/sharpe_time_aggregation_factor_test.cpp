// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/sharpe_time_aggregation_factor.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::risk::sharpe_time_aggregation_factor;
using tidemark::risk::sharpe_time_aggregation_factor_ar1;
using tidemark::support::fifty;
using tidemark::support::relative_error;
using series = std::vector<double>;

// Lo (2002), eq. 20, by hand: 3 / sqrt(3 + 2 (2 * 0.2 - 1 * 0.1)).
TEST(SharpeTimeAggregationFactor, OfGivenAutocorrelations) {
    EXPECT_NEAR(sharpe_time_aggregation_factor(3, series{0.2, -0.1}), 3 / std::sqrt(3.6), 1e-15);
    EXPECT_EQ(sharpe_time_aggregation_factor(3, series{0.2, -0.1, 0.9}),
              sharpe_time_aggregation_factor(3, series{0.2, -0.1}))
        << "lags from q on do not count";
    EXPECT_EQ(sharpe_time_aggregation_factor(9, series{}), 3);
    EXPECT_EQ(sharpe_time_aggregation_factor(9, series(8, 0)), 3);
}

// Lo (2002), eq. 22.
TEST(SharpeTimeAggregationFactor, OfAnAutoregressionIsItsClosedForm) {
    for (const double rho : {-0.95, -0.3, 0.05, 0.6, 0.999}) {
        for (const double q : {2.0, 12.0, 250.0}) {
            const fifty r = rho, n = q;
            const fifty under = 1 + 2 * r / (1 - r) * (1 - (1 - pow(r, static_cast<int>(q))) / (n * (1 - r)));
            const double got = sharpe_time_aggregation_factor_ar1(q, rho);
            EXPECT_LE(relative_error(got, sqrt(n / under)), 2e-14) << rho << " " << q;
        }
    }
    EXPECT_DOUBLE_EQ(sharpe_time_aggregation_factor_ar1(12, 0), std::sqrt(12.0));
    EXPECT_EQ(sharpe_time_aggregation_factor_ar1(12, 1), 1) << "the sum is one return, twelve times";
    EXPECT_EQ(sharpe_time_aggregation_factor_ar1(1, 0.5), 1);
}

TEST(SharpeTimeAggregationFactor, Edges) {
    EXPECT_TRUE(std::isnan(sharpe_time_aggregation_factor(2, series{-1}))) << "nothing left under the root";
    EXPECT_TRUE(std::isnan(sharpe_time_aggregation_factor(3, series{0.1, std::nan("")})));
    EXPECT_TRUE(std::isnan(sharpe_time_aggregation_factor_ar1(2, -1)));
    EXPECT_TRUE(std::isnan(sharpe_time_aggregation_factor_ar1(2, std::nan(""))));
    EXPECT_THROW(sharpe_time_aggregation_factor(0, series{}), std::invalid_argument);
    EXPECT_THROW(sharpe_time_aggregation_factor_ar1(HUGE_VAL, 0), std::invalid_argument);
    EXPECT_THROW(sharpe_time_aggregation_factor_ar1(2, 1.5), std::invalid_argument);
}

}
