// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/third_fridays.hpp>

#include "support/steady_market.hpp"

#include <gtest/gtest.h>

using tidemark::core::roll;
using tidemark::index::methodologies::third_fridays;
using tidemark::support::effective_dates;

TEST(third_fridays, are_those_of_march_june_september_and_december) {
    EXPECT_EQ(effective_dates(third_fridays(roll::none), {2024, 1, 1}, {2026, 12, 31}),
              "2024-03-15 2024-06-21 2024-09-20 2024-12-20 2025-03-21 2025-06-20 2025-09-19 2025-12-19 "
              "2026-03-20 2026-06-19 2026-09-18 2026-12-18");
}

TEST(third_fridays, move_from_a_holiday_as_they_are_told) {
    EXPECT_EQ(effective_dates(third_fridays(roll::preceding), {2026, 6, 1}, {2026, 6, 30}), "2026-06-18");
    EXPECT_EQ(effective_dates(third_fridays(roll::following), {2026, 6, 1}, {2026, 6, 30}), "2026-06-22");
}
