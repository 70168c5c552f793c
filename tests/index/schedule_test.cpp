// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/schedule.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

using tidemark::core::date;
using tidemark::core::weekday;
using tidemark::index::every_day;
using tidemark::index::month_end;
using tidemark::index::month_start;
using tidemark::index::occasion;
using tidemark::index::on_dates;
using tidemark::index::quarter_end;
using tidemark::index::reference_at_midnight;
using tidemark::index::review_dates;
using tidemark::index::schedule_change;
using tidemark::index::schedule_rule;
using tidemark::index::weekly;
using tidemark::support::thrown;

namespace {

std::vector<date> every_date(date first, date last) {
    std::vector<date> dates;
    for (date d = first; d <= last; d = d + 1) dates.push_back(d);
    return dates;
}

std::vector<date> weekdays(date first, date last) {
    std::vector<date> dates;
    for (const date d : every_date(first, last)) {
        if (d.iso_weekday() <= 5) dates.push_back(d);
    }
    return dates;
}

/// The dates of a market on which a schedule calls for a review, as `01-31 02-28`.
std::string reviews(const schedule_rule& schedule, const std::vector<date>& market) {
    std::string days;
    for (std::size_t today = 0; today < market.size(); ++today) {
        if (!schedule(std::span{market}.first(today + 1))) continue;
        days += (days.empty() ? "" : " ") + std::string{text_of(market[today]).view().substr(5)};
    }
    return days;
}

TEST(month_start, is_the_first_date_the_market_has_in_a_month) {
    const std::vector<date> dates{{2020, 1, 30}, {2020, 1, 31}, {2020, 2, 3}, {2020, 2, 4}, {2021, 2, 1}, {2021, 3, 1}};
    const std::vector<bool> expected{true, false, true, false, true, true};
    for (std::size_t today = 0; today < dates.size(); ++today) {
        EXPECT_EQ(month_start{}(std::span{dates}.first(today + 1)), expected[today]) << today;
    }
    EXPECT_FALSE(month_start{}({}));
}

TEST(month_end, is_the_last_calendar_day_of_a_market_that_never_shuts) {
    EXPECT_EQ(reviews(month_end{}, every_date({2026, 1, 1}, {2026, 12, 31})),
              "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31");
    EXPECT_EQ(reviews(month_end{}, every_date({2024, 1, 31}, {2024, 2, 29})), "01-31 02-29");
}

// On Friday nobody who knows only the past can tell that the market will have no Saturday.
TEST(month_end, waits_for_the_next_date_of_a_market_that_has_none) {
    EXPECT_EQ(reviews(month_end{}, weekdays({2026, 1, 1}, {2026, 6, 30})), "02-02 03-02 03-31 04-30 06-01 06-30");
    EXPECT_EQ(reviews(month_end{}, {{2026, 1, 30}, {2026, 4, 15}, {2026, 4, 16}}), "04-15") << "once for three months";
    EXPECT_EQ(reviews(month_end{}, {{2026, 2, 1}, {2026, 2, 2}}), "") << "of January the market knows nothing";
    EXPECT_EQ(reviews(month_end{}, {}), "");
    EXPECT_FALSE(month_end{}({}));
}

TEST(quarter_end, is_the_last_calendar_day_of_a_quarter) {
    EXPECT_EQ(reviews(quarter_end{}, every_date({2026, 1, 1}, {2026, 12, 31})), "03-31 06-30 09-30 12-31");
    EXPECT_EQ(reviews(quarter_end{}, weekdays({2024, 1, 1}, {2024, 12, 31})), "04-01 07-01 09-30 12-31");
    EXPECT_FALSE(quarter_end{}({}));
}

TEST(every_day, is_every_date_of_the_market) {
    EXPECT_EQ(reviews(every_day{}, {{2026, 1, 30}, {2026, 2, 2}, {2026, 2, 7}}), "01-30 02-02 02-07");
    EXPECT_FALSE(every_day{}({}));
}

TEST(weekly, is_one_day_a_week_or_the_next_date) {
    EXPECT_EQ(reviews(weekly{weekday::friday}, every_date({2026, 1, 1}, {2026, 1, 31})),
              "01-02 01-09 01-16 01-23 01-30");
    EXPECT_EQ(reviews(weekly{weekday::sunday}, weekdays({2026, 1, 1}, {2026, 1, 31})), "01-05 01-12 01-19 01-26");
    EXPECT_EQ(
        reviews(weekly{weekday::monday}, {{2026, 1, 5}, {2026, 1, 6}, {2026, 1, 13}, {2026, 1, 18}, {2026, 1, 19}}),
        "01-05 01-13 01-19");
    EXPECT_FALSE(weekly{weekday::monday}({}));
}

TEST(on_dates, is_each_date_or_the_next_of_the_market) {
    const on_dates rule{{{2026, 1, 2}, {2026, 1, 10}, {2026, 1, 11}, {2026, 1, 20}}};
    EXPECT_EQ(reviews(rule, every_date({2026, 1, 1}, {2026, 1, 31})), "01-02 01-10 01-11 01-20");
    EXPECT_EQ(reviews(rule, weekdays({2026, 1, 1}, {2026, 1, 31})), "01-02 01-12 01-20") << "once for a weekend";
    EXPECT_EQ(reviews(rule, weekdays({2026, 1, 3}, {2026, 1, 9})), "") << "what was before the market is past";
    EXPECT_FALSE(rule({}));
}

TEST(on_dates, refuses_lists_that_are_none) {
    const auto refused = [](std::vector<date> dates) {
        return thrown<std::invalid_argument>([&] { on_dates{dates}; });
    };
    EXPECT_EQ(refused({}), "number of review dates is 0, expected 1 or more");
    EXPECT_EQ(refused({{2026, 1, 2}, {2026, 1, 2}}), "review dates[1] is 2026-01-02, expected a day after 2026-01-02");
    EXPECT_EQ(refused({date{}}), "review dates[0] is (no date), expected a day");
}

TEST(schedule_change, takes_the_other_schedule_from_its_day_on) {
    const auto market = every_date({2026, 1, 1}, {2026, 4, 30});
    const schedule_change rule{.before = month_start{}, .from = {2026, 2, 28}, .after = month_end{}};
    EXPECT_EQ(reviews(rule, market), "01-01 02-01 02-28 03-31 04-30");
    EXPECT_EQ(reviews(schedule_change{.before = month_start{}, .from = {2026, 3, 1}, .after = month_end{}}, market),
              "01-01 02-01 03-31 04-30");
    EXPECT_FALSE(rule({}));
}

TEST(reference_at_midnight, takes_the_data_of_the_day_before) {
    const std::vector<date> until_today{{2026, 1, 31}, {2026, 2, 1}};
    const auto at_once = reference_at_midnight{month_start{}}(until_today);
    ASSERT_TRUE(at_once);
    EXPECT_EQ(at_once.dates()->reference, (date{2026, 1, 31}));
    EXPECT_EQ(at_once.dates()->announcement, (date{2026, 2, 1}));
    EXPECT_EQ(at_once.dates()->weighting, (date{2026, 2, 1}));
    EXPECT_EQ(at_once.dates()->effective, (date{2026, 2, 1}));
    const auto apart = reference_at_midnight{[](std::span<const date>) -> occasion {
        return review_dates{{2026, 1, 5}, {2026, 1, 7}, {2026, 1, 25}, {2026, 2, 1}};
    }}(until_today);
    EXPECT_EQ(apart.dates()->reference, (date{2026, 1, 4}));
    EXPECT_EQ(apart.dates()->weighting, (date{2026, 1, 25}));
    EXPECT_FALSE(reference_at_midnight{month_end{}}(until_today));
}

// What comes later changes no answer: a schedule sees the market's past alone.
TEST(schedules, answer_alike_whatever_follows) {
    const auto market = weekdays({2025, 11, 1}, {2026, 7, 1});
    for (const schedule_rule& rule : {schedule_rule{month_start{}}, schedule_rule{month_end{}},
                                      schedule_rule{quarter_end{}}, schedule_rule{weekly{weekday::sunday}}}) {
        const std::string all = reviews(rule, market);
        for (std::size_t count = 1; count < market.size(); count += 17) {
            ASSERT_EQ(all.find(reviews(rule, {market.begin(), market.begin() + static_cast<std::ptrdiff_t>(count)})),
                      0U);
        }
    }
}

}
