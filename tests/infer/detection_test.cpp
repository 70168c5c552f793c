// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/detection.hpp>

#include <tidemark/infer/cusum.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>
#include <tidemark/state/bytes.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <type_traits>
#include <vector>

namespace {

namespace infer = tidemark::infer;
namespace run = tidemark::run;
using infer::after_alarm;
using infer::change_direction;
using infer::detection;

// Steps that need no rounding: with these parameters the statistic of a rise moves by x - 1, that of a fall by -x - 1.
infer::mean_cusum counting(after_alarm after = after_alarm::goes_on) {
    return {.mean = 0, .deviation = 1, .shift = 2, .threshold = 2.5, .after = after};
}

TEST(detection, tells_the_alarm_its_position_and_where_the_change_was) {
    //                               0  1  2  3  4  5  6   7   8
    const std::vector<double> rows{0, 2, 0, 1, 3, 2, 9, -20, 0};
    const auto all = run::expanding(counting(), rows);
    const double up[]{0, 1, 0, 0, 2, 3, 11, 0, 0}, down[]{0, 0, 0, 0, 0, 0, 0, 19, 18};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(all[i].up, up[i]) << i;
        EXPECT_EQ(all[i].down, down[i]) << i;
        EXPECT_EQ(all[i].alarm, i >= 5) << i;
    }
    EXPECT_TRUE(std::isnan(all[4].raised_at));
    EXPECT_TRUE(std::isnan(all[4].changed_at));
    EXPECT_EQ(all[4].toward, change_direction::either);
    for (const std::size_t i : {5U, 6U}) {
        EXPECT_EQ(all[i].alarms, 1);
        EXPECT_EQ(all[i].raised_at, 5);
        EXPECT_EQ(all[i].changed_at, 4);  // the statistic stood at 0 behind row 3
        EXPECT_EQ(all[i].toward, change_direction::up);
    }
    EXPECT_EQ(all[8].alarms, 2);
    EXPECT_EQ(all[8].raised_at, 7);
    EXPECT_EQ(all[8].changed_at, 7);
    EXPECT_EQ(all[8].toward, change_direction::down);
}

TEST(detection, after_an_alarm_goes_on_restarts_or_learns) {
    const std::vector<double> rows{4, 3, 0, 4, 3, 0};
    const auto on = run::expanding(counting(), rows);
    EXPECT_EQ(on.back().alarms, 1);  // it stands: 3, 5, 4, 7, 9, 8
    EXPECT_EQ(on.back().up, 8);
    const auto again = run::expanding(counting(after_alarm::restarts), rows);
    EXPECT_EQ(again[0].alarm, true);
    EXPECT_EQ(again[1].alarm, false);
    EXPECT_EQ(again[1].up, 2);
    EXPECT_EQ(again[3].alarms, 2);
    EXPECT_EQ(again[3].changed_at, 1);  // 2, 1, 4: not back at 0 since
    infer::mean_cusum learning = counting(after_alarm::learns);
    learning.mean = learning.deviation = tidemark::core::nan;
    learning.warm_up = 4;
    const std::vector<double> moved{-1, 1, -1, 1, 9, 9, 11, 9, 11, 10, 10};
    const auto anew = run::expanding(learning, moved);
    EXPECT_TRUE(anew[4].alarm);
    EXPECT_TRUE(std::isnan(anew[8].up) == false && std::isnan(anew[7].up));  // 9, 11, 9, 11 would be rows 6 to 9
    EXPECT_EQ(anew.back().alarms, 1);                                        // the new level is usual now
}

TEST(detection, restarts_where_a_user_says_so) {
    run::stream live{counting()};
    live.update(9);
    EXPECT_TRUE(live.value().alarm);
    live.reset();
    EXPECT_FALSE(live.value().alarm);
    EXPECT_EQ(live.value().up, 0);
    EXPECT_EQ(live.value().alarms, 0);
}

TEST(detection, watches_one_side_where_only_one_is_asked_for) {
    infer::mean_cusum d = counting();
    d.watches = change_direction::down;
    const auto up = run::whole(d, std::vector<double>{50});
    EXPECT_FALSE(up.alarm);
    EXPECT_TRUE(std::isnan(up.up));
    EXPECT_TRUE(run::whole(d, std::vector<double>{-50}).alarm);
    d.watches = change_direction::up;
    EXPECT_FALSE(run::whole(d, std::vector<double>{-50}).alarm);
}

TEST(detection, of_nothing_is_no_alarm) {
    const detection none = run::whole(counting(), std::vector<double>{});
    EXPECT_FALSE(none.alarm);
    EXPECT_EQ(none.up, 0);
    EXPECT_EQ(none.alarms, 0);
    EXPECT_TRUE(std::isnan(none.raised_at));
}

TEST(detection, states_are_numbers_that_can_be_saved) {
    static_assert(tidemark::state::storable<infer::detail::series_watch>);
    static_assert(tidemark::state::storable<infer::detail::pairs_watch>);
    static_assert(std::is_trivially_copyable_v<detection>);
    infer::detail::series_watch s{};
    counting().absorb(s, 7);
    EXPECT_EQ(tidemark::state::load<infer::detail::series_watch>(tidemark::state::save(s)), s);
}

}
