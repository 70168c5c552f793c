// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/rate.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <cmath>

using tidemark::core::per_period;
using tidemark::core::rate;
using tidemark::support::fifty;
using tidemark::support::relative_error;

namespace {

// 5 % a year on 365 days, compounded: 1.3368e-4 a day.
TEST(per_period, compounds_unless_told_otherwise) {
    EXPECT_NEAR(per_period(0.05, 365), 1.3368e-4, 5e-9);
    EXPECT_EQ(per_period(0.05, 365), per_period(0.05, 365, rate::compound));
    EXPECT_EQ(per_period(0.05, 1), 0.05);
    EXPECT_DOUBLE_EQ(per_period(0.21, 2), 0.1);
    EXPECT_EQ(per_period(0.06, 12, rate::simple), 0.005);
    EXPECT_EQ(per_period(-1, 252), -1) << "all of it";
}

// (1 + R)^(1/p) - 1 as it stands loses half of the digits of a bill's daily rate.
TEST(per_period, is_as_exact_for_small_rates) {
    double worst = 0;
    for (const double annual : {1e-12, 1e-6, 1e-4, 0.0525, 0.5, 20.0, -0.0075, -0.9}) {
        for (const double p : {1.0, 12.0, 52.0, 252.0, 365.0, 525600.0}) {
            const fifty exact = boost::multiprecision::pow(1 + fifty{annual}, 1 / fifty{p}) - 1;
            worst = (std::max)(worst, relative_error(per_period(annual, p), exact));
        }
    }
    EXPECT_LE(worst, 5e-16) << "1.6e-16 was seen; two functions and a division, each good to an ulp";
}

TEST(per_period, has_none_for_what_is_no_rate) {
    EXPECT_TRUE(std::isnan(per_period(std::nan(""), 365)));
    EXPECT_TRUE(std::isnan(per_period(std::nan(""), 365, rate::simple)));
    EXPECT_TRUE(std::isnan(per_period(-1.5, 365))) << "more than all cannot be compounded";
    EXPECT_EQ(per_period(0, 365), 0);
}

TEST(per_year, is_per_period_the_other_way_round) {
    using tidemark::core::per_year;
    for (const double annual : {1e-6, 0.05, -0.3}) {
        EXPECT_NEAR(per_year(per_period(annual, 252), 252), annual, 1e-15);
        EXPECT_NEAR(per_year(per_period(annual, 12, rate::simple), 12, rate::simple), annual, 1e-15);
    }
    EXPECT_DOUBLE_EQ(per_year(0.1, 2), 0.21);
    EXPECT_EQ(per_year(-1, 12), -1) << "all of it";
    EXPECT_TRUE(std::isnan(per_year(std::nan(""), 12)));
    EXPECT_TRUE(std::isnan(per_year(-1.5, 12)));
    EXPECT_TRUE(std::isnan(per_year(0.1, 0)));
}

}
