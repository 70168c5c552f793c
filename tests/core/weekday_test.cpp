// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/weekday.hpp>

#include <gtest/gtest.h>

#include <vector>

using tidemark::core::date;
using tidemark::core::last_weekday;
using tidemark::core::nth_weekday;
using tidemark::core::weekday;
using tidemark::core::weekday_of;

namespace {

TEST(weekday, is_told_of_a_date) {
    static_assert(weekday_of({1970, 1, 1}) == weekday::thursday);
    static_assert(weekday_of({1929, 10, 29}) == weekday::tuesday);
    static_assert(weekday_of({2026, 2, 1}) == weekday::sunday);
}

// Against a walk through each month.
TEST(nth_weekday, is_found_by_counting_days) {
    for (int year = 1999; year < 2028; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            for (unsigned w = 1; w <= 7; ++w) {
                std::vector<date> all;
                for (date d{year, month, 1}; d.month() == month; d = d + 1) {
                    if (d.iso_weekday() == w) all.push_back(d);
                }
                const auto day = static_cast<weekday>(w);
                for (unsigned n = 1; n <= 5; ++n) {
                    ASSERT_EQ(nth_weekday(year, month, day, n), n <= all.size() ? all[n - 1] : date{});
                }
                ASSERT_EQ(last_weekday(year, month, day), all.back());
            }
        }
    }
}

TEST(nth_weekday, is_no_day_where_there_is_none) {
    static_assert(nth_weekday(2026, 6, weekday::friday, 3) == date{2026, 6, 19});
    static_assert(nth_weekday(2026, 2, weekday::monday, 5) == date{});
    static_assert(nth_weekday(2026, 2, weekday::monday, 0) == date{});
    static_assert(nth_weekday(2026, 2, weekday::monday, 4294967295U) == date{});
    static_assert(nth_weekday(2026, 13, weekday::monday, 1) == date{});
    static_assert(last_weekday(2026, 0, weekday::monday) == date{});
}

}
