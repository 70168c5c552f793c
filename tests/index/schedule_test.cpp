// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/schedule.hpp>

#include <gtest/gtest.h>

#include <vector>

using tidemark::core::date;
using tidemark::index::month_start;

namespace {

TEST(month_start, is_the_first_date_the_market_has_in_a_month) {
    const std::vector<date> dates{{2020, 1, 30}, {2020, 1, 31}, {2020, 2, 3}, {2020, 2, 4}, {2021, 2, 1}, {2021, 3, 1}};
    const std::vector<bool> expected{true, false, true, false, true, true};
    for (std::size_t today = 0; today < dates.size(); ++today) {
        EXPECT_EQ(month_start{}(std::span{dates}.first(today + 1)), expected[today]) << today;
    }
    EXPECT_FALSE(month_start{}({}));
}

}
