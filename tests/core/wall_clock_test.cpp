// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/wall_clock.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <stdexcept>
#include <string>

using namespace tidemark::core;
using tidemark::support::thrown;

namespace {

constexpr instant utc(date day, int hour, int minute = 0, int second = 0) {
    return instant{day, hour * 3600 + minute * 60 + second};
}

template <class Call>
std::string refused(const Call& call) {
    return thrown<std::invalid_argument>(call);
}

TEST(wall_time, is_what_a_clock_can_show) {
    constexpr wall_time t{{2026, 3, 16}, 16, 5, 9};
    static_assert(t.day() == date{2026, 3, 16} && t.hour() == 16 && t.minute() == 5 && t.second() == 9);
    static_assert(t < wall_time{{2026, 3, 16}, 16, 6} && t == wall_time{{2026, 3, 16}, 16, 5, 9});
    EXPECT_EQ(std::string{text_of(t)}, "2026-03-16T16:05:09");
    EXPECT_EQ(refused([] { wall_time{date{}, 1}; }), "day of a wall time is (no date), expected a day");
    EXPECT_EQ(refused([] { wall_time{date{2026, 1, 1}, 24}; }), "hour is 24, expected 0 to 23");
    EXPECT_EQ(refused([] { wall_time{date{2026, 1, 1}, 1, -1}; }), "minute is -1, expected 0 to 59");
    EXPECT_EQ(refused([] { wall_time{date{2026, 1, 1}, 1, 0, 60}; }), "second is 60, expected 0 to 59");
}

TEST(utc_offset, changes_on_the_published_days) {
    struct change {
        zone where;
        instant at;
        int before, after;  // hours
    };
    const change changes[]{
        {zone::london, utc({1996, 3, 31}, 1), 0, 1},     {zone::london, utc({1996, 10, 27}, 1), 1, 0},
        {zone::london, utc({2026, 3, 29}, 1), 0, 1},     {zone::london, utc({2026, 10, 25}, 1), 1, 0},
        {zone::frankfurt, utc({2026, 3, 29}, 1), 1, 2},  {zone::frankfurt, utc({2026, 10, 25}, 1), 2, 1},
        {zone::new_york, utc({1987, 4, 5}, 7), -5, -4},  {zone::new_york, utc({1987, 10, 25}, 6), -4, -5},
        {zone::new_york, utc({2006, 4, 2}, 7), -5, -4},  {zone::new_york, utc({2006, 10, 29}, 6), -4, -5},
        {zone::new_york, utc({2007, 3, 11}, 7), -5, -4}, {zone::new_york, utc({2007, 11, 4}, 6), -4, -5},
        {zone::new_york, utc({2026, 3, 8}, 7), -5, -4},  {zone::new_york, utc({2026, 11, 1}, 6), -4, -5},
    };
    for (const change& c : changes) {
        EXPECT_EQ(utc_offset(c.where, c.at - 1), c.before * 3600) << text_of(c.at).view();
        EXPECT_EQ(utc_offset(c.where, c.at), c.after * 3600) << text_of(c.at).view();
    }
    static_assert(utc_offset(zone::utc, utc({1700, 7, 1}, 0)) == 0);
}

TEST(wall_time_at, is_undone_by_instant_of) {
    for (const zone where : {zone::utc, zone::london, zone::frankfurt, zone::new_york}) {
        for (instant t = utc({2006, 10, 1}, 12); t < utc({2008, 1, 1}, 0); t = t + 1800) {
            const wall_time shown = wall_time_at(where, t);
            const bool first = instant_of(where, shown, clock_change::earliest) == t;
            ASSERT_TRUE(first || instant_of(where, shown, clock_change::latest) == t) << text_of(t).view();
            const bool once = refused([&] { instant_of(where, shown); }) == "(nothing thrown)";
            const bool again = wall_time_at(where, t + 3600) == shown || wall_time_at(where, t - 3600) == shown;
            ASSERT_EQ(once, !again) << text_of(t).view();
        }
    }
}

TEST(instant_of, answers_as_told_where_the_clock_shows_a_time_twice_or_never) {
    constexpr wall_time never{{2026, 3, 29}, 1, 30}, twice{{2026, 10, 25}, 1, 30};
    EXPECT_EQ(
        refused([&] { instant_of(zone::london, never); }),
        "wall time is 2026-03-29T01:30:00, expected a time that the clock of London shows once; it shows this one "
        "never");
    EXPECT_EQ(
        refused([&] { instant_of(zone::london, twice); }),
        "wall time is 2026-10-25T01:30:00, expected a time that the clock of London shows once; it shows this one "
        "twice");
    static_assert(instant_of(zone::london, never, clock_change::earliest) == utc({2026, 3, 29}, 1));
    static_assert(instant_of(zone::london, never, clock_change::latest) == utc({2026, 3, 29}, 1));
    static_assert(instant_of(zone::london, twice, clock_change::earliest) == utc({2026, 10, 25}, 0, 30));
    static_assert(instant_of(zone::london, twice, clock_change::latest) == utc({2026, 10, 25}, 1, 30));
    constexpr wall_time in_new_york{{2026, 3, 8}, 2, 30};
    static_assert(instant_of(zone::new_york, in_new_york, clock_change::earliest) == utc({2026, 3, 8}, 7));
    static_assert(instant_of(zone::new_york, {{2026, 3, 8}, 1, 59, 59}) == utc({2026, 3, 8}, 6, 59, 59));
    static_assert(instant_of(zone::new_york, {{2026, 3, 8}, 3}) == utc({2026, 3, 8}, 7));
    static_assert(instant_of(zone::new_york, {{2026, 11, 1}, 2}) == utc({2026, 11, 1}, 7), "shown once");
    static_assert(instant_of(zone::frankfurt, {{2026, 3, 29}, 3}) == utc({2026, 3, 29}, 1));
}

TEST(zones, refuse_years_whose_clock_changes_they_do_not_know) {
    EXPECT_EQ(refused([] {
                  utc_offset(zone::london, utc({1995, 12, 31}, 23));
              }),
              "year is 1995, expected 1996 or later, since when the clock changes of London are known here");
    EXPECT_EQ(refused([] {
                  instant_of(zone::new_york, {{1986, 12, 31}, 16});
              }),
              "year is 1986, expected 1987 or later, since when the clock changes of New York are known here");
    EXPECT_EQ(refused([] {
                  wall_time_at(zone::new_york, utc({1987, 1, 1}, 4));
              }),
              "year is 1986, expected 1987 or later, since when the clock changes of New York are known here");
    EXPECT_EQ(wall_time_at(zone::new_york, utc({1987, 1, 1}, 5)), (wall_time{{1987, 1, 1}, 0}));
    EXPECT_EQ(refused([] { wall_time_at(zone::utc, instant::from_seconds(1773691200000000000)); }),
              "instant is 1.7736912e+18, expected seconds since 1970, of the years -9999 to 9999");
}

}
