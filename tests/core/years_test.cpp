// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/years.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

namespace core = tidemark::core;
using core::date;
using core::period_count;
using core::year_length;

TEST(years_between, counts_days) {
    static_assert(core::years_between(date{2021, 12, 31}, date{2022, 12, 31}) == 1);
    EXPECT_EQ(core::years_between(date{2020, 1, 1}, date{2024, 1, 1}, year_length::days_365_25), 4);
    EXPECT_DOUBLE_EQ(core::years_between(date{2020, 1, 1}, date{2024, 1, 1}), 1461.0 / 365);
    EXPECT_EQ(core::years_between(date{2022, 12, 31}, date{2021, 12, 31}), -1);
    EXPECT_TRUE(std::isnan(core::years_between(date{}, date{2021, 1, 1})));
    EXPECT_TRUE(std::isnan(core::years_between(date{2021, 1, 1}, date{2021, 2, 30})));
}

TEST(years_of, counts_what_it_is_told_to) {
    const std::vector<double> r{0.1, core::nan, 0.2, core::nan};
    EXPECT_EQ(core::years_of(r, 4, period_count::rows), 1);
    EXPECT_EQ(core::years_of(r, 4, period_count::observed), 0.5);
    EXPECT_EQ(core::years_of(std::vector<double>{}, 4, period_count::rows), 0);
    EXPECT_TRUE(std::isnan(core::years_of(r, 0, period_count::rows)));
}

}
