// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/returns.hpp>

#include <Eigen/Core>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace core = tidemark::core;
using core::log_returns;
using core::simple_returns;

namespace {

TEST(simple_returns, are_one_fewer_than_the_prices) {
    EXPECT_EQ(simple_returns(std::vector<double>{100, 110, 99}),
              (std::vector<double>{110.0 / 100 - 1, 99.0 / 110 - 1}));
    EXPECT_EQ(simple_returns(std::vector<double>{100, 150, 75}), (std::vector<double>{0.5, -0.5}));
    EXPECT_TRUE(simple_returns(std::vector<double>{100}).empty());
    EXPECT_TRUE(simple_returns(std::vector<double>{}).empty());
}

TEST(log_returns, are_one_fewer_than_the_prices) {
    const auto r = log_returns(std::vector<double>{1, std::exp(1.0), 1});
    ASSERT_EQ(r.size(), 2U);
    EXPECT_DOUBLE_EQ(r[0], 1);
    EXPECT_DOUBLE_EQ(r[1], -1);
    EXPECT_TRUE(log_returns(std::vector<double>{1}).empty());
    EXPECT_TRUE(log_returns(std::vector<double>{}).empty());
}

TEST(returns, carry_nothing_across_a_gap) {
    const std::vector<double> prices{100, 110, core::nan, core::nan, 121, 242};
    const auto simple = simple_returns(prices), log = log_returns(prices);
    ASSERT_EQ(simple.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        const bool beside_a_gap = i >= 1 && i <= 3;
        EXPECT_EQ(std::isnan(simple[i]), beside_a_gap) << i;
        EXPECT_EQ(std::isnan(log[i]), beside_a_gap) << i;
    }
    EXPECT_EQ(simple[4], 1);
    EXPECT_DOUBLE_EQ(log[4], std::log(2.0));
}

TEST(returns, carry_the_last_price_where_asked) {
    const std::vector<double> prices{core::nan, 100, 110, core::nan, core::nan, 121, 242, core::nan};
    const auto simple = simple_returns(prices, core::price_gaps::fill_forward);
    const auto log = log_returns(prices, core::price_gaps::fill_forward);
    EXPECT_TRUE(std::isnan(simple[0])) << "nothing stands before the first price";
    EXPECT_TRUE(std::isnan(log[0]));
    const std::vector<double> want{110.0 / 100 - 1, 0, 0, 121.0 / 110 - 1, 1, 0};
    for (std::size_t i = 0; i < want.size(); ++i) {
        EXPECT_EQ(simple[i + 1], want[i]) << i;
        EXPECT_NEAR(log[i + 1], std::log1p(want[i]), 1e-15) << i;
    }
}

TEST(returns, change_between_simple_and_logarithmic) {
    EXPECT_DOUBLE_EQ(core::simple_from_log(std::log(1.5)), 0.5);
    EXPECT_DOUBLE_EQ(core::log_from_simple(0.5), std::log(1.5));
    EXPECT_EQ(core::log_from_simple(1e-18), 1e-18) << "small returns keep their digits";
    EXPECT_EQ(core::log_from_simple(-1), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(core::simple_from_log(-std::numeric_limits<double>::infinity()), -1);
    EXPECT_TRUE(std::isnan(core::log_from_simple(-1.5)));
    const std::vector<float> prices{100, 90, 120, 120};
    const auto simple = simple_returns(prices), there = core::log_from_simple(simple);
    EXPECT_EQ(there.size(), 3U);
    const auto back = core::simple_from_log(there);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(there[i], log_returns(prices)[i], 1e-15);
        EXPECT_NEAR(back[i], simple[i], 1e-15);
    }
    EXPECT_TRUE(std::isnan(core::simple_from_log(std::vector<double>{core::nan})[0]));
    EXPECT_TRUE(core::log_from_simple(std::vector<double>{}).empty());
}

TEST(returns, follow_division_at_worthless_prices) {
    const std::vector<double> prices{5, 0, 0, 5};
    const auto simple = simple_returns(prices), log = log_returns(prices);
    EXPECT_EQ(simple[0], -1);
    EXPECT_TRUE(std::isnan(simple[1]));
    EXPECT_EQ(simple[2], std::numeric_limits<double>::infinity());
    EXPECT_EQ(log[0], -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(log[1]));
}

TEST(returns, read_prices_wherever_they_lie) {
    const Eigen::Matrix<float, 2, 3> prices{{1, 2, 3}, {8, 4, 2}};
    EXPECT_EQ(simple_returns(prices.row(1)), (std::vector<double>{-0.5, -0.5})) << "a row of columns";
    EXPECT_EQ(simple_returns(prices.col(0)), (std::vector<double>{7}));
}

}
