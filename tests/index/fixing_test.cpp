// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/fixing.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using tidemark::core::clock_change;
using tidemark::core::date;
using tidemark::core::instant;
using tidemark::core::zone;
using tidemark::index::fixing;
using tidemark::index::observation_at;
using tidemark::index::observations_at;
using tidemark::support::thrown;

namespace {

constexpr fixing london{zone::london, 16, 0};
constexpr fixing frankfurt{zone::frankfurt, 16, 0};
constexpr fixing new_york{zone::new_york, 16, 0};

TEST(fixing, moves_with_summer_time) {
    struct row {
        date day;
        std::int64_t london, frankfurt, new_york;  // hours of universal time
    };
    const row rows[]{{{2026, 1, 15}, 16, 15, 21},
                     {{2026, 3, 16}, 16, 15, 20},
                     {{2026, 7, 15}, 15, 14, 20},
                     {{2026, 10, 28}, 16, 15, 20},
                     {{2026, 11, 16}, 16, 15, 21}};
    for (const row& r : rows) {
        EXPECT_EQ(london.instant(r.day), (instant{r.day, r.london * 3600})) << text_of(r.day).view();
        EXPECT_EQ(frankfurt.instant(r.day), (instant{r.day, r.frankfurt * 3600})) << text_of(r.day).view();
        EXPECT_EQ(new_york.instant(r.day), (instant{r.day, r.new_york * 3600})) << text_of(r.day).view();
    }
    static_assert(fixing{zone::utc, 0, 0}.instant({2026, 7, 15}) == instant{date{2026, 7, 15}});
    static_assert(fixing{zone::utc, 23, 59}.instant({2026, 7, 15}) == instant{date{2026, 7, 15}, 86340});
}

// Five hours lie between the fixings of London and of New York, but four while only one of them keeps summer time.
TEST(fixing, of_new_york_follows_that_of_london_by_four_or_five_hours) {
    for (date d{2026, 1, 1}; d <= date{2026, 12, 31}; d = d + 1) {
        const bool spring = date{2026, 3, 8} <= d && d < date{2026, 3, 29};
        const bool autumn = date{2026, 10, 25} <= d && d < date{2026, 11, 1};
        const int hours = spring || autumn ? 4 : 5;
        ASSERT_EQ(new_york.instant(d) - london.instant(d), hours * 3600) << text_of(d).view();
        ASSERT_EQ(london.instant(d) - frankfurt.instant(d), 3600) << text_of(d).view();
    }
}

TEST(fixing, is_an_instant_of_chrono) {
    using namespace std::chrono;
    const sys_seconds at = new_york.instant({2026, 3, 16});
    EXPECT_EQ(at, sys_days{year{2026} / 3 / 16} + hours{20});
}

TEST(fixing, says_what_becomes_of_a_time_that_the_clock_shows_twice_or_never) {
    const fixing at_night{zone::london, 1, 30};
    EXPECT_EQ(
        thrown<std::invalid_argument>([&] {
            at_night.instant({2026, 3, 29});
        }),
        "wall time is 2026-03-29T01:30:00, expected a time that the clock of London shows once; it shows this one "
        "never");
    constexpr fixing first{zone::london, 1, 30, clock_change::earliest},
        last{zone::london, 1, 30, clock_change::latest};
    static_assert(last.instant({2026, 10, 25}) - first.instant({2026, 10, 25}) == 3600);
    static_assert(last.instant({2026, 3, 29}) == instant{date{2026, 3, 29}, 3600});
    static_assert(first.instant({2026, 3, 30}) == instant{date{2026, 3, 30}, 1800});
}

TEST(fixing, refuses_times_that_no_clock_shows) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { fixing(zone::utc, 24, 0); }), "hour is 24, expected 0 to 23");
    EXPECT_EQ(thrown<std::invalid_argument>([] { fixing(zone::utc, 0, 60); }), "minute is 60, expected 0 to 59");
    EXPECT_EQ(thrown<std::invalid_argument>([] { london.instant(date{}); }),
              "day of a wall time is (no date), expected a day");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  london.instant({1990, 1, 1});
              }),
              "year is 1990, expected 1996 or later, since when the clock changes of London are known here");
}

TEST(observation_at, is_the_last_one_no_later_than_the_fixing) {
    std::vector<instant> observed;
    for (const int second : {100, 200, 200, 350}) observed.push_back(instant::from_seconds(second));
    const auto at = [&](int second, int max_age) {
        return observation_at(instant::from_seconds(second), observed, max_age);
    };
    EXPECT_EQ(at(99, 1000), std::nullopt);
    EXPECT_EQ(at(100, 0), 0U) << "at the instant itself";
    EXPECT_EQ(at(199, 1000), 0U);
    EXPECT_EQ(at(200, 0), 2U) << "the last of those at one instant";
    EXPECT_EQ(at(349, 149), 2U) << "as old as it may be";
    EXPECT_EQ(at(349, 148), std::nullopt) << "too old";
    EXPECT_EQ(at(1350, 1000), 3U);
    EXPECT_EQ(observation_at(instant{}, {}, 1000), std::nullopt);
}

TEST(observations_at, are_what_a_search_through_all_finds) {
    std::mt19937_64 random{7};
    for (int round = 0; round < 50; ++round) {
        std::vector<instant> observed, fixings;
        std::int64_t second = 0;
        for (int i = 0; i < 40; ++i)
            observed.push_back(instant::from_seconds(second += static_cast<int>(random() % 7)));
        for (int i = 0; i < 60; ++i) fixings.push_back(instant::from_seconds(static_cast<int>(random() % 150)));
        const auto found = observations_at(fixings, observed, 3);
        ASSERT_EQ(found.size(), fixings.size());
        for (std::size_t f = 0; f < fixings.size(); ++f) {
            std::optional<std::size_t> expected;
            for (std::size_t i = 0; i < observed.size(); ++i) {
                if (observed[i] <= fixings[f] && fixings[f] - observed[i] <= 3) expected = i;
            }
            ASSERT_EQ(found[f], expected);
        }
    }
}

TEST(observations_at, refuses_observations_out_of_order) {
    const std::vector<instant> fixings{instant::from_seconds(5)};
    const std::vector<instant> observed{instant::from_seconds(2), instant::from_seconds(1)};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { observations_at(fixings, observed, 3); }),
              "observed[1] is 1970-01-01T00:00:01Z, expected no earlier than 1970-01-01T00:00:02Z");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { observations_at(fixings, {}, -1); }),
              "max_age_seconds is -1, expected 0 or more");
}

}
