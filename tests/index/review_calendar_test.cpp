// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/review_calendar.hpp>

#include <gtest/gtest.h>
#include <support/thrown.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::business_calendar;
using tidemark::core::date;
using tidemark::core::federal_reserve_calendar;
using tidemark::core::new_york_stock_exchange_calendar;
using tidemark::core::roll;
using tidemark::core::weekday;
using tidemark::support::thrown;

namespace {

std::string text(date d) { return std::string{text_of(d).view()}; }

/// Reference, announcement, weighting and effective date.
std::string text(const std::optional<review_dates>& dates) {
    if (!dates) return "none";
    return text(dates->reference) + " " + text(dates->announcement) + " " + text(dates->weighting) + " " +
           text(dates->effective);
}

/// A review that is announced so many days before, on data of two business days earlier, and weighed a week before.
review_calendar announced(int days, business_calendar calendar, month_set months, day_rule effective) {
    return {.calendar = std::move(calendar),
            .months = months,
            .effective = std::move(effective),
            .announcement = calendar_days_before{days, roll::following},
            .reference = business_days_before{2},
            .weighting = calendar_days_before{7, roll::following}};
}

TEST(month_set, holds_months) {
    static_assert(january_cycle.has(1) && january_cycle.has(10) && !january_cycle.has(2) && !january_cycle.has(12));
    static_assert(!every_month.has(0) && every_month.has(12) && !every_month.has(13) && !every_month.has(4294967295U));
    const std::vector<unsigned> wrong{3, 13};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { month_set{std::span<const unsigned>{wrong}}; }),
              "month is 13, expected 1 to 12");
    EXPECT_EQ(thrown<std::invalid_argument>([] { month_set{std::span<const unsigned>{}}; }),
              "number of months is 0, expected 1 or more");
}

// Four families of digital-asset indices of one provider; their rulebooks print these examples.
TEST(review_calendar, gives_the_dates_that_rulebooks_print) {
    const auto banks = federal_reserve_calendar();
    EXPECT_EQ(text(announced(28, banks, january_cycle, last_business_day{}).dates_of(2025, 1)),
              "2024-12-31 2025-01-03 2025-01-24 2025-01-31");
    EXPECT_EQ(text(announced(14, banks, every_month, last_business_day{}).dates_of(2025, 1)),
              "2025-01-15 2025-01-17 2025-01-24 2025-01-31");
    EXPECT_EQ(text(announced(14, banks, january_cycle, nth_business_day{2}).dates_of(2024, 7)),
              "2024-06-14 2024-06-18 2024-06-25 2024-07-02");
    EXPECT_EQ(text(announced(14, banks, january_cycle, nth_business_day{2}).dates_of(2025, 1)),
              "2024-12-18 2024-12-20 2024-12-27 2025-01-03");
}

TEST(review_calendar, depends_on_whose_holidays_it_keeps) {
    const auto by_bank = announced(28, federal_reserve_calendar(), january_cycle, last_business_day{});
    const auto by_exchange = announced(28, new_york_stock_exchange_calendar(), january_cycle, last_business_day{});
    EXPECT_EQ(text(by_bank.dates_of(2026, 4)), "2026-03-31 2026-04-02 2026-04-23 2026-04-30");
    EXPECT_EQ(text(by_exchange.dates_of(2026, 4)), "2026-03-31 2026-04-02 2026-04-23 2026-04-30");
    EXPECT_EQ(text(by_bank.dates_of(2026, 7)), "2026-07-01 2026-07-03 2026-07-24 2026-07-31");
    EXPECT_EQ(text(by_exchange.dates_of(2026, 7)), "2026-07-01 2026-07-06 2026-07-24 2026-07-31")
        << "the exchange keeps Saturday the 4th on Friday";
    EXPECT_EQ(text(by_bank.dates_of(2026, 10)), "2026-09-30 2026-10-02 2026-10-23 2026-10-30");
}

TEST(review_calendar, has_no_dates_where_it_has_no_review) {
    const auto quarterly = announced(28, federal_reserve_calendar(), january_cycle, last_business_day{});
    EXPECT_EQ(text(quarterly.dates_of(2026, 2)), "none");
    const review_calendar fifth_friday{.calendar = federal_reserve_calendar(),
                                       .months = every_month,
                                       .effective = nth_weekday{5, weekday::friday, roll::none}};
    EXPECT_EQ(text(fifth_friday.dates_of(2026, 2)), "none");
    EXPECT_EQ(text(fifth_friday.dates_of(2026, 1)), "2026-01-30 2026-01-30 2026-01-30 2026-01-30");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { quarterly.dates_of(2026, 13); }), "month is 13, expected 1 to 12");
}

TEST(review_calendar, tells_the_reference_date_from_the_announcement_or_the_effective_date) {
    review_calendar rules = announced(14, federal_reserve_calendar(), every_month, last_business_day{});
    rules.reference = months_before{1, last_business_day{}};
    rules.reference_from = reference_anchor::effective;
    EXPECT_EQ(text(rules.dates_of(2025, 1)), "2024-12-31 2025-01-17 2025-01-24 2025-01-31");
    rules.announcement = calendar_days_before{28, roll::preceding};  // 3 January; of February, 31 January
    EXPECT_EQ(text(rules.dates_of(2025, 2)), "2025-01-31 2025-01-31 2025-02-21 2025-02-28");
    rules.reference_from = reference_anchor::announcement;
    EXPECT_EQ(text(rules.dates_of(2025, 2)), "2024-12-31 2025-01-31 2025-02-21 2025-02-28");
}

TEST(review_calendar, lists_reviews_between_two_days) {
    const auto rules = announced(28, federal_reserve_calendar(), january_cycle, last_business_day{});
    const auto effective = [&](date first, date last) {
        std::string days;
        for (const review_dates& r : rules.reviews_between(first, last)) days += text(r.effective) + " ";
        return days;
    };
    EXPECT_EQ(effective({2025, 1, 31}, {2026, 1, 30}), "2025-01-31 2025-04-30 2025-07-31 2025-10-31 2026-01-30 ");
    EXPECT_EQ(effective({2025, 2, 1}, {2026, 1, 29}), "2025-04-30 2025-07-31 2025-10-31 ");
    EXPECT_EQ(effective({2025, 2, 1}, {2025, 2, 1}), "");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  effective({2025, 2, 1}, {2025, 1, 31});
              }),
              "last day is 2025-01-31, expected no earlier than the first, 2025-02-01");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  effective({1985, 2, 1}, {2025, 1, 31});
              }),
              "date is 1985-02-01, expected a day of 1986 or later, which the calendar knows");
}

TEST(review_calendar, lists_reviews_that_were_moved_into_another_month) {
    const auto effective = [](day_rule rule) {
        const review_calendar rules{
            .calendar = federal_reserve_calendar(), .months = {1, 2, 3}, .effective = std::move(rule)};
        std::string days;
        for (const review_dates& r : rules.reviews_between({2026, 1, 1}, {2026, 3, 31}))
            days += text(r.effective) + " ";
        return days;
    };
    EXPECT_EQ(effective(last_calendar_day{roll::following}), "2026-02-02 2026-03-02 2026-03-31 ");
    EXPECT_EQ(effective(first_calendar_day{roll::preceding}), "2026-01-30 2026-02-27 ")
        << "that of January is the last day of December";
}

/// The dates of a market on which the rules call for a review, with its effective date.
std::string occasions(const schedule_rule& rules, const std::vector<date>& market) {
    std::string days;
    for (std::size_t today = 0; today < market.size(); ++today) {
        const occasion o = rules(std::span{market}.first(today + 1));
        if (o) days += text(market[today]) + " for " + text(o.dates()->effective) + ", ";
    }
    return days;
}

TEST(review_calendar, is_a_schedule) {
    const auto rules = announced(28, federal_reserve_calendar(), january_cycle, last_business_day{});
    std::vector<date> every_date, without_month_ends;
    for (date d{2025, 12, 1}; d <= date{2026, 8, 31}; d = d + 1) {
        every_date.push_back(d);
        if (d.day() < 30) without_month_ends.push_back(d);
    }
    EXPECT_EQ(occasions(rules, every_date),
              "2026-01-30 for 2026-01-30, 2026-04-30 for 2026-04-30, 2026-07-31 for 2026-07-31, ");
    EXPECT_EQ(occasions(rules, without_month_ends),
              "2026-02-01 for 2026-01-30, 2026-05-01 for 2026-04-30, 2026-08-01 for 2026-07-31, ");
    EXPECT_EQ(occasions(rules, {{2026, 1, 30}, {2026, 1, 31}}), "2026-01-30 for 2026-01-30, ")
        << "on its first day, too";
    EXPECT_EQ(occasions(rules, {{2026, 1, 31}, {2026, 2, 1}}), "") << "what was before the market is past";
    EXPECT_EQ(occasions(rules, {{2026, 1, 29}, {2026, 9, 1}, {2026, 9, 2}}), "2026-09-01 for 2026-07-31, ")
        << "the last of those that were missed";
    EXPECT_FALSE(rules({}));
}

TEST(review_calendar, calls_for_a_review_on_each_of_its_dates) {
    for (const day_rule& effective :
         {day_rule{last_calendar_day{roll::following}}, day_rule{first_calendar_day{roll::preceding}},
          day_rule{nth_business_day{3}}, day_rule{nth_weekday{3, weekday::friday, roll::following}}}) {
        const review_calendar rules{
            .calendar = new_york_stock_exchange_calendar(), .months = every_month, .effective = effective};
        std::vector<date> market;
        for (date d{2019, 12, 25}; d <= date{2024, 2, 10}; d = d + 1) market.push_back(d);
        std::string expected;
        for (const review_dates& r : rules.reviews_between(market.front(), market.back())) {
            expected += text(r.effective) + " for " + text(r.effective) + ", ";
        }
        EXPECT_EQ(occasions(rules, market), expected);
    }
}

TEST(review_calendar, begins_with_the_years_that_its_calendar_knows) {
    const review_calendar rules{
        .calendar = business_calendar{{.since = 2020, .weekend = {weekday::saturday, weekday::sunday}}},
        .months = every_month,
        .effective = first_calendar_day{roll::following}};
    EXPECT_EQ(occasions(rules, {{2020, 1, 1}, {2020, 1, 2}, {2020, 2, 3}}),
              "2020-01-01 for 2020-01-01, 2020-02-03 for 2020-02-03, ");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  occasions(rules, {{2019, 12, 31}});
              }),
              "date is 2019-12-31, expected a day of 2020 or later, which the calendar knows");
}

TEST(review_calendar, has_its_dates_in_order) {
    review_calendar rules = announced(14, federal_reserve_calendar(), every_month, last_calendar_day{roll::none});
    rules.weighting = calendar_days_before{21, roll::following};
    EXPECT_EQ(thrown<std::domain_error>([&] { rules.dates_of(2026, 1); }),
              "review of 2026-01-31: its announcement date is 2026-01-20, which has to be a day no later than its "
              "weighting date, 2026-01-12");
    rules.weighting = calendar_days_before{0, roll::following};
    EXPECT_EQ(
        thrown<std::domain_error>([&] { rules.dates_of(2026, 1); }),
        "review of 2026-01-31: its weighting date is 2026-02-02, which has to be a day no later than its effective "
        "date, 2026-01-31");
    rules.weighting = same_day{};
    rules.reference = [](date announcement) { return announcement + 1; };
    EXPECT_EQ(thrown<std::domain_error>([&] { rules.dates_of(2026, 1); }),
              "review of 2026-01-31: its reference date is 2026-01-21, which has to be a day no later than its "
              "announcement date, 2026-01-20");
    rules.announcement = [](date) { return date{}; };
    EXPECT_EQ(thrown<std::domain_error>([&] { rules.dates_of(2026, 1); }),
              "review of 2026-01-31: its announcement date is (no date), which has to be a day no later than its "
              "effective date, 2026-01-31");
    rules.announcement = calendar_days_before{14, roll::following};
    rules.reference = [](date) { return date{}; };
    EXPECT_EQ(thrown<std::domain_error>([&] { rules.dates_of(2026, 1); }),
              "review of 2026-01-31: its reference date is (no date), which has to be a day no later than its "
              "announcement date, 2026-01-20");
}

}
