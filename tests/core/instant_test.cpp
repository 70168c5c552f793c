// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/instant.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <type_traits>

using tidemark::core::date;
using tidemark::core::instant;

namespace {

TEST(instant, is_a_day_and_seconds) {
    constexpr instant t{date{2026, 3, 16}, 20 * 3600};
    static_assert(t.seconds_since_1970() == 1773691200);
    static_assert(t.day() == date{2026, 3, 16} && t.second_of_day() == 72000);
    static_assert(instant{date{2026, 3, 16}, 86400} == instant{date{2026, 3, 17}});
    static_assert(instant{} == instant{date{1970, 1, 1}});
    static_assert(instant::from_seconds(-1).day() == date{1969, 12, 31});
    static_assert(instant::from_seconds(-1).second_of_day() == 86399);
    static_assert(std::is_trivially_copyable_v<instant> && sizeof(instant) == 8);
}

TEST(instant, orders_and_counts) {
    constexpr instant early{date{2026, 3, 16}, 100}, late{date{2026, 3, 17}, 40};
    static_assert(early < late && late - early == 86340 && early - late == -86340);
    static_assert(early + 86340 == late && late - std::int64_t{86340} == early);
}

TEST(instant, leaves_the_calendar_at_its_ends) {
    static_assert((instant{date{9999, 12, 31}, 86399}).day() == date{9999, 12, 31});
    static_assert(!(instant{date{9999, 12, 31}, 86400}).day().ok());
    static_assert(!instant::from_seconds(1773691200000000000).day().ok(), "nanoseconds taken for seconds");
    static_assert(!instant::from_seconds(-1773691200000000000).day().ok());
}

TEST(instant, reads_and_becomes_the_seconds_of_chrono) {
    using namespace std::chrono;
    const sys_seconds point = sys_days{year{2026} / 3 / 16} + hours{20};
    const instant t = point;
    EXPECT_EQ(t, (instant{date{2026, 3, 16}, 20 * 3600}));
    const sys_seconds back = t;
    EXPECT_EQ(back, point);
    const instant midnight = sys_days{year{2026} / 3 / 16};
    EXPECT_EQ(midnight, (instant{date{2026, 3, 16}}));
    EXPECT_EQ((instant{time_point<system_clock, minutes>{minutes{-3}}}.seconds_since_1970()), -180);
}

TEST(instant, is_no_time_of_a_wall_clock_nor_a_finer_one) {
    using namespace std::chrono;
    static_assert(!std::is_convertible_v<local_seconds, instant>);
    static_assert(!std::is_constructible_v<instant, local_seconds>);
    static_assert(!std::is_constructible_v<instant, time_point<system_clock, milliseconds>>);
    static_assert(!std::is_constructible_v<instant, time_point<steady_clock, seconds>>);
    static_assert(!std::is_convertible_v<instant, sys_days>, "a day has many seconds");
    static_assert(!std::is_convertible_v<date, instant>, "and a day is no instant until a clock is named");
    static_assert(!std::is_convertible_v<int, instant>);
}

TEST(instant, is_written_as_iso_8601_does) {
    EXPECT_EQ((std::string{text_of(instant{date{2026, 3, 16}, 72005})}), "2026-03-16T20:00:05Z");
    EXPECT_EQ(std::string{text_of(instant::from_seconds(-1))}, "1969-12-31T23:59:59Z");
    EXPECT_EQ((std::string{text_of(instant{date{-44, 3, 15}, 3661})}), "-0044-03-15T01:01:01Z");
}

}
