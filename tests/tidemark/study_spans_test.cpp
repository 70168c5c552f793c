// SPDX-License-Identifier: BSL-1.0
#include "errors.hpp"
#include "series.hpp"
#include "support/thrown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace program;
using testing::HasSubstr;
using tidemark::core::date;
using tidemark::support::thrown;

std::vector<date> every_day(date from, date to) {
    std::vector<date> days;
    for (date d = from; d <= to; d = d + 1) days.push_back(d);
    return days;
}

std::vector<date> weekdays(date from, date to) {
    std::vector<date> days;
    for (const date d : every_day(from, to)) {
        if (d.iso_weekday() <= 5) days.push_back(d);
    }
    return days;
}

const std::vector<date> days = every_day({2020, 6, 15}, {2022, 2, 3});

TEST(study_spans, years_begin_at_the_last_close_of_the_year_before) {
    const auto spans = whole_and_years(days);
    ASSERT_EQ(spans.size(), 4U);
    EXPECT_EQ(spans[0].chosen_as, time_span::kind::whole_period);
    EXPECT_EQ(spans[0].from, (date{2020, 6, 15}));
    EXPECT_EQ(spans[0].to, (date{2022, 2, 3}));
    EXPECT_EQ(spans[1].label, "2020");
    EXPECT_EQ(spans[1].from, (date{2020, 6, 15})) << "the first close there is";
    EXPECT_EQ(spans[1].to, (date{2020, 12, 31}));
    EXPECT_EQ(spans[2].from, (date{2020, 12, 31}));
    EXPECT_EQ(spans[2].to, (date{2021, 12, 31}));
    EXPECT_EQ(spans[3].from, (date{2021, 12, 31}));
    EXPECT_EQ(spans[3].to, (date{2022, 2, 3}));
}

TEST(study_spans, a_year_of_one_close_is_none) {
    const auto spans = whole_and_years(every_day({2020, 12, 31}, {2021, 3, 1}));
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(spans[1].label, "2021");
}

TEST(study_spans, are_read_as_from_and_to) {
    const time_span span = parse_span("2020-07-01:2021-07-01", days);
    EXPECT_EQ(span.from, (date{2020, 7, 1}));
    EXPECT_EQ(span.to, (date{2021, 7, 1}));
    EXPECT_EQ(span.chosen_as, time_span::kind::asked_for);
    EXPECT_NO_THROW(parse_span("2020-06-15:2022-02-03", days)) << "the whole of the data";
}

TEST(study_spans, that_cannot_be_are_refused) {
    const auto complaint = [](const char* text) { return thrown<usage_error>([&] { parse_span(text, days); }); };
    EXPECT_THAT(complaint("2020-07-01"), HasSubstr("--span 2020-07-01: expected FROM:TO"));
    EXPECT_THAT(complaint("2020-07-01:"), HasSubstr("expected two dates"));
    EXPECT_THAT(complaint("2020-07-01:2021-02-29"), HasSubstr("expected two dates"));
    EXPECT_THAT(complaint("2020-07-01:2020-08-01:2020-09-01"), HasSubstr("expected two dates"));
    EXPECT_THAT(complaint("2020-07-01:2020-07-01"), HasSubstr("expected FROM before TO"));
    EXPECT_THAT(complaint("2020-07-02:2020-07-01"), HasSubstr("expected FROM before TO"));
    EXPECT_THAT(complaint("2020-06-14:2020-07-01"),
                HasSubstr("expected dates within the data, 2020-06-15 to 2022-02-03"));
    EXPECT_THAT(complaint("2020-06-15:2022-02-04"), HasSubstr("within the data"));
}

time_span asked(date from, date to) { return {"", from, to, time_span::kind::asked_for}; }

TEST(study_spans, take_the_last_close_of_a_market_that_is_shut) {
    const auto open = weekdays({2021, 1, 1}, {2021, 3, 31});
    // From a Saturday to a Sunday: the Fridays before.
    const auto between = closes_of(open, asked({2021, 1, 9}, {2021, 1, 24}));
    ASSERT_TRUE(between);
    EXPECT_EQ(open[between->first], (date{2021, 1, 8}));
    EXPECT_EQ(open[between->last], (date{2021, 1, 22}));
}

TEST(study_spans, take_the_first_close_of_a_series_that_begins_within_a_week) {
    const auto open = weekdays({2021, 1, 6}, {2021, 3, 31});
    const auto between = closes_of(open, asked({2021, 1, 1}, {2021, 1, 22}));
    ASSERT_TRUE(between);
    EXPECT_EQ(open[between->first], (date{2021, 1, 6}));
}

TEST(study_spans, have_no_answer_from_a_series_that_does_not_cover_them) {
    const auto open = weekdays({2021, 2, 1}, {2021, 3, 31});
    EXPECT_FALSE(closes_of(open, asked({2021, 1, 1}, {2021, 3, 1}))) << "begins late";
    EXPECT_FALSE(closes_of(open, asked({2021, 2, 1}, {2021, 5, 1}))) << "ends early";
    EXPECT_FALSE(closes_of(open, asked({2021, 1, 1}, {2021, 1, 5}))) << "begins after it";
    EXPECT_FALSE(closes_of(open, asked({2021, 2, 6}, {2021, 2, 7}))) << "one close: a weekend";
    EXPECT_FALSE(closes_of({}, asked({2021, 2, 6}, {2021, 2, 7})));
}

}
