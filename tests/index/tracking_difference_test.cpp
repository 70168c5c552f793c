// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/pairs.hpp>
#include <tidemark/core/returns.hpp>
#include <tidemark/index/tracking_difference.hpp>
#include <tidemark/risk/tracking_error.hpp>
#include <tidemark/run/whole.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

using tidemark::core::pairs;
using tidemark::index::tracking_difference;
using tidemark::risk::tracking_error;
using tidemark::run::whole;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

TEST(tracking_difference, is_signed_over_the_horizon) {
    EXPECT_NEAR(tracking_difference(numbers{50, 80, 54}, numbers{200, 1, 220}), -.02, 5e-16);
    EXPECT_NEAR(tracking_difference(numbers{200, 220}, numbers{50, 54}), .02, 5e-16);
    EXPECT_EQ(tracking_difference(numbers{5}, numbers{7}), 0);
    EXPECT_TRUE(std::isnan(tracking_difference(numbers{}, numbers{})));
}

// Five yearly differences that were published with a tracking error of 0.76, which is that of a sample and not the 0.68
// of a population; six daily ones, scaled to years of 252 and of 365 days.
TEST(tracking_difference, scatters_by_the_tracking_error) {
    const numbers yearly{-1.3, .5, -1.0, .15, -.5}, daily{.0010, -.0012, .0004, -.0003, .0006, -.0005};
    const numbers none5(5, 0.0), none6(6, 0.0);
    EXPECT_NEAR(whole(tracking_error{.periods_per_year = 1}, pairs(yearly, none5)), .7563, 5e-5);
    EXPECT_NEAR(whole(tracking_error{.periods_per_year = 1, .ddof = 0}, pairs(yearly, none5)), .68, 5e-3);
    EXPECT_NEAR(whole(tracking_error{.periods_per_year = 252}, pairs(daily, none6)), .01290, 5e-6);
    EXPECT_NEAR(whole(tracking_error{.periods_per_year = 365}, pairs(daily, none6)), .01552, 5e-6);
}

TEST(tracking_difference, refuses_what_it_cannot_mean) {
    const auto message = [](const numbers& fund, const numbers& index) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(tracking_difference(fund, index)); });
    };
    EXPECT_EQ(message({1, 2}, {1}), "length of index is 1, expected the length of fund, 2");
    EXPECT_EQ(message({1, 0}, {1, 1}), "fund[1] is 0, expected a positive finite number");
    EXPECT_EQ(message({1, 1}, {tidemark::core::nan, 1}), "index[0] is nan, expected a positive finite number");
}

}
