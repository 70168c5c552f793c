// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/excess_returns.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

namespace core = tidemark::core;
using core::date;
using core::excess_returns;
using series = std::vector<double>;
using tidemark::support::thrown;

TEST(excess_returns, are_less_by_the_rate_of_their_own_period) {
    EXPECT_EQ(excess_returns(series{0.5, -0.25}, series{0.125, 0.25}), (series{0.375, -0.5}));
    EXPECT_EQ(excess_returns(std::vector<float>{0.5F}, series{0.25}), series{0.25});
    EXPECT_TRUE(excess_returns(series{}, series{}).empty());
    const series gaps = excess_returns(series{core::nan, 1}, series{0, core::nan});
    EXPECT_TRUE(std::isnan(gaps[0]) && std::isnan(gaps[1]));
}

TEST(excess_returns, refuse_another_length_or_other_days) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  excess_returns(series{1, 2}, series{1});
              }),
              "length of risk_free is 1, expected the length of returns, 2");
    const std::vector<date> days{{2024, 1, 31}, {2024, 2, 29}}, other{{2024, 1, 31}, {2024, 2, 28}};
    EXPECT_EQ(excess_returns(days, series{3, 4}, days, series{1, 1}), (series{2, 3}));
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  excess_returns(days, series{3, 4}, other, series{1, 1});
              }),
              "risk_free_dates[1] is 2024-02-28, expected the day of the return, 2024-02-29");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { excess_returns(days, series{3}, days, series{1}); }),
              "length of dates is 2, expected 1, as many as returns");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  excess_returns(days, series{3, 4}, std::vector<date>{days[0]}, series{1, 2});
              }),
              "length of risk_free_dates is 1, expected 2, as many as returns");
}

}
