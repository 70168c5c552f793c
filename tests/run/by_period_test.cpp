// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/by_period.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const std::vector<core::date> days{{2020, 12, 30}, {2020, 12, 31}, {2021, 1, 4}, {2021, 2, 1}, {2021, 4, 30}};
const series r{0.1, 0.1, 0.2, nan, -0.5};

TEST(ByPeriod, CutsWhereTheCalendarCuts) {
    const auto years = run::by_period(risk::cumulative_return{}, days, r, core::calendar_period::year);
    ASSERT_EQ(years.size(), 2U);
    EXPECT_EQ(years[0].start, (core::date{2020, 1, 1}));
    EXPECT_EQ(years[0].rows, 2U);
    EXPECT_DOUBLE_EQ(years[0].value, 1.1 * 1.1 - 1);
    EXPECT_EQ(years[1].first, 2U);
    EXPECT_EQ(years[1].rows, 3U);
    EXPECT_EQ(years[1].observed, 2U);
    EXPECT_DOUBLE_EQ(years[1].value, 1.2 * 0.5 - 1);
    const auto count = [](core::calendar_period p) { return run::by_period(risk::mean{}, days, r, p).size(); };
    EXPECT_EQ(count(core::calendar_period::quarter), 3U);
    EXPECT_EQ(count(core::calendar_period::month), 4U);
    EXPECT_EQ(count(core::calendar_period::iso_week), 4U);  // 30 and 31 December share a week
}

// 28 December 2020 is a Monday: its ISO week holds the first three days of 2021.
TEST(ByPeriod, WeeksAreWholeOrCutAtNewYear) {
    const std::vector<core::date> around{{2020, 12, 27}, {2020, 12, 28}, {2020, 12, 31}, {2021, 1, 1}, {2021, 1, 4}};
    const series ones(5, 1);
    const auto grown = [&](core::calendar_period p) {
        series growth;
        for (const auto& week : run::by_period(risk::cumulative_return{}, around, ones, p))
            growth.push_back(week.value);
        return growth;
    };
    EXPECT_EQ(grown(core::calendar_period::iso_week), (series{1, 7, 1}));
    EXPECT_EQ(grown(core::calendar_period::week_in_year), (series{1, 3, 1, 1}));
    const risk::cumulative_return growth;
    const auto weeks = run::by_period(growth, around, ones, core::calendar_period::week_in_year);
    const auto years = run::regroup(growth, std::span{weeks}, core::calendar_period::year);
    ASSERT_EQ(years.size(), 2U);
    EXPECT_EQ(years[0].value, 7);
    EXPECT_EQ(years[1].value, 3);
    EXPECT_TRUE(run::by_period(growth, {}, series{}, core::calendar_period::month).empty());
}

TEST(ByPeriod, MonthsMergeIntoYears) {
    const risk::max_drawdown fall{};
    const auto months = run::by_period(fall, days, r, core::calendar_period::month);
    const auto years = run::regroup(fall, std::span{months}, core::calendar_period::year);
    ASSERT_EQ(years.size(), 2U);
    EXPECT_EQ(years[1].rows, 3U);
    EXPECT_EQ(years[1].observed, 2U);
    EXPECT_DOUBLE_EQ(years[1].value, 0.5);
    EXPECT_EQ(years[0].value, 0);
}

TEST(ByPeriod, MissingRowsByPolicy) {
    const auto months = run::by_period(risk::mean{}, days, r, core::calendar_period::quarter, missing::propagate{});
    EXPECT_TRUE(std::isnan(months[1].value));
    EXPECT_DOUBLE_EQ(months[2].value, -0.5);
    EXPECT_THROW(run::by_period(risk::mean{}, days, r, core::calendar_period::month, missing::refuse{}),
                 std::invalid_argument);
}

TEST(ByPeriod, MetricsThatDoNotMerge) {
    const auto years = run::by_period(risk::max_drawdown_duration{}, days, r, core::calendar_period::year);
    EXPECT_EQ(years[0].value, 0);
    EXPECT_EQ(years[1].value, 1);
    EXPECT_EQ(run::by_period(risk::quantile{.probability = 1}, days, r, core::calendar_period::year)[1].value, 0.2);
}

TEST(ByPeriod, RefusesDatesThatDoNotFit) {
    auto swapped = days;
    std::swap(swapped[1], swapped[2]);
    const auto message = [](const std::vector<core::date>& d, const series& x) {
        return tidemark::support::thrown<std::invalid_argument>(
            [&] { run::by_period(risk::mean{}, d, x, core::calendar_period::year); });
    };
    EXPECT_EQ(message(swapped, r), "dates[2] is 2020-12-31, expected a day after 2021-01-04");
    EXPECT_EQ(message(days, series{1}), "length of dates is 5, expected the length of the sample, 1");
}

}
