// SPDX-License-Identifier: BSL-1.0
#include <tidemark/ext/time_zone.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <chrono>
#include <stdexcept>
#include <string_view>

using namespace tidemark;
using core::clock_change;
using core::date;
using core::instant;
using core::zone;
using support::thrown;

namespace {

/// A zone of a database, which answers with what the library knows of New York.
class imitation {
public:
    struct sys_info {
        std::chrono::sys_seconds begin, end;
        std::chrono::seconds offset;
    };
    struct local_info {
        enum { unique, nonexistent, ambiguous } result;
        sys_info first, second;
    };

    std::string_view name() const { return "America/New_York"; }

    sys_info get_info(std::chrono::sys_seconds t) const {
        const auto summer = core::detail::summer_of(zone::new_york, instant{t}.day().year());
        const bool in_summer = summer.begin <= t && t < summer.end;
        return {in_summer ? summer.begin : summer.end, in_summer ? summer.end : summer.begin,
                std::chrono::seconds{core::utc_offset(zone::new_york, t)}};
    }

    std::chrono::local_seconds to_local(std::chrono::sys_seconds t) const {
        return std::chrono::local_seconds{t.time_since_epoch() + get_info(t).offset};
    }

    local_info get_info(std::chrono::local_seconds shown) const {
        const std::chrono::sys_seconds as_if_utc{shown.time_since_epoch()};
        const auto early = get_info(as_if_utc + std::chrono::hours{4}),
                   late = get_info(as_if_utc + std::chrono::hours{5});
        if (early.offset == late.offset) return {local_info::unique, early, {}};
        const bool twice = early.offset > late.offset;  // 4 hours behind, then 5
        return {twice ? local_info::ambiguous : local_info::nonexistent, early, late};
    }
};

static_assert(ext::time_zone<imitation> && !ext::time_zone<int>);
#if defined(__cpp_lib_chrono) && __cpp_lib_chrono >= 201907L
static_assert(ext::time_zone<std::chrono::time_zone>);
#endif

TEST(zoned_fixing, is_the_fixing_of_a_zone_that_the_library_knows) {
    const imitation new_york;
    const ext::zoned_fixing foreign{new_york, 16, 0};
    for (date d{2025, 12, 1}; d < date{2027, 1, 1}; d = d + 1) {
        ASSERT_EQ(foreign.instant(d), core::instant_of(zone::new_york, {d, 16})) << text_of(d).view();
    }
}

TEST(instant_of, answers_as_told_where_the_clock_of_a_zone_shows_a_time_twice_or_never) {
    const imitation new_york;
    const core::wall_time never{{2026, 3, 8}, 2, 30}, twice{{2026, 11, 1}, 1, 30};
    for (const auto unclear : {clock_change::earliest, clock_change::latest}) {
        EXPECT_EQ(ext::instant_of(new_york, never, unclear), core::instant_of(zone::new_york, never, unclear));
        EXPECT_EQ(ext::instant_of(new_york, twice, unclear), core::instant_of(zone::new_york, twice, unclear));
    }
    EXPECT_EQ(
        thrown<std::invalid_argument>([&] { ext::instant_of(new_york, never); }),
        "wall time is 2026-03-08T02:30:00, expected a time that the clock of America/New_York shows once; it shows "
        "this one never");
    EXPECT_EQ(
        thrown<std::invalid_argument>([&] { ext::instant_of(new_york, twice); }),
        "wall time is 2026-11-01T01:30:00, expected a time that the clock of America/New_York shows once; it shows "
        "this one twice");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { ext::zoned_fixing(new_york, 24, 0); }),
              "hour is 24, expected 0 to 23");
}

TEST(wall_time_at, is_what_the_clock_of_a_zone_shows) {
    const imitation new_york;
    for (instant t{date{2026, 3, 7}}; t < instant{date{2026, 3, 10}}; t = t + 1800) {
        ASSERT_EQ(ext::wall_time_at(new_york, t), core::wall_time_at(zone::new_york, t)) << text_of(t).view();
    }
}

}
