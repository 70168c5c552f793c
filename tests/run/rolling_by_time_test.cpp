// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/date.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling_by_time.hpp>
#include <tidemark/run/whole.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using run::closed;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// A third is rounded: 1e-14 is many of its last places, and no answer here is nearer to another.
void expect_same(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_TRUE(std::fabs(got[i] - want[i]) < 1e-14 || (std::isnan(got[i]) && std::isnan(want[i])))
            << "row " << i << ": " << got[i] << ", expected " << want[i];
}

TEST(RollingByTime, ClosesTheSideThatIsAskedFor) {
    const std::vector<int> t{0, 1, 3, 4, 10};
    const series x{1, 2, 4, 8, 16};
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 3), {1, 1.5, 3, 6, 16});
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 3, closed::both), {1, 1.5, 7.0 / 3, 14.0 / 3, 16});
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 3, closed::left), {nan, 1, 1.5, 3, nan});
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 3, closed::neither), {nan, 1, 2, 4, nan});
}

TEST(RollingByTime, RowsOfOneStampComeInTheirOrder) {
    const std::vector<std::int64_t> t{5, 5, 5, 6};
    const series x{1, 3, 8, 0};
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 1), {1, 2, 4, 0});
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 1, closed::left), {nan, nan, nan, 4});
}

/// Irregular stamps with repetitions and long pauses, values with gaps, infinities and outliers.
struct ticks {
    series t, x, y;
    explicit ticks(std::size_t n) {
        std::mt19937_64 random{7};
        double now = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const auto kind = random() % 16;
            now += kind == 0 ? 40 : kind < 4 ? 0 : static_cast<double>(random() % 8) * 0.25;
            t.push_back(now);
            const double value = 0.01 * static_cast<double>(random() % 1000) - 5;
            x.push_back(random() % 9 == 0 ? nan : value);
            y.push_back(random() % 19 == 0 ? nan : value + static_cast<double>(random() % 7));
        }
    }
    bool holds(std::size_t i, std::size_t j, double width, closed side) const {
        const double age = t[i] - t[j];
        const bool young = side == closed::both || side == closed::left ? age <= width : age < width;
        return j <= i && young && (side == closed::right || side == closed::both || age > 0);
    }
};

// 1e-10: the moments of at most 60 numbers below 10 that are whole multiples of 0.01, so no variance is near 0.
template <class M, class Rows>
void answers_what_whole_does(const M& metric, const ticks& data, const Rows& rows) {
    for (const double width : {0.25, 3.0, 20.0})
        for (const closed side : {closed::right, closed::both, closed::left, closed::neither}) {
            const auto got = run::rolling_by_time(metric, data.t, rows, width, side);
            for (std::size_t i = 0; i < data.t.size(); ++i) {
                std::size_t first = 0, count = 0;
                for (std::size_t j = 0; j <= i; ++j)
                    if (data.holds(i, j, width, side)) first = count == 0 ? j : first, ++count;
                const double want = run::whole(metric, core::as_sample(rows).part(first, count));
                if (std::isnan(want))
                    EXPECT_TRUE(std::isnan(got[i])) << width << " row " << i << ": " << got[i];
                else
                    EXPECT_NEAR(got[i], want, 1e-10 * std::fmax(1, std::fabs(want))) << width << " row " << i;
            }
        }
}

TEST(RollingByTime, AnswersWhatWholeDoesForTheRowsOfTheWindow) {
    const ticks data{600};
    answers_what_whole_does(risk::mean{}, data, data.x);
    answers_what_whole_does(risk::variance{}, data, data.x);
    answers_what_whole_does(risk::maximum{}, data, data.x);
    answers_what_whole_does(risk::median{}, data, data.x);
    answers_what_whole_does(risk::covariance{}, data, core::pairs(data.x, data.y));
}

TEST(RollingByTime, AsksForSoManyObservations) {
    const std::vector<int> t{0, 1, 2, 9};
    const series x{1, nan, 5, 7};
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 3, closed::right, missing::skip{.min_count = 2}),
                {nan, nan, 3, nan});
    expect_same(run::rolling_by_time(risk::mean{}, t, x, 3, closed::right, missing::propagate{}), {1, nan, nan, 7});
}

// Values that have left change no bit, whatever they were: an outlier, an infinity, a gap.
TEST(RollingByTime, WhatHasLeftLeavesNoTrace) {
    const ticks data{400};
    for (const double wild : {1e12, HUGE_VAL, nan, -1e300}) {
        series other = data.x;
        for (std::size_t i = 0; i < 200; i += 3) other[i] = wild;
        const auto plain = run::rolling_by_time(risk::kurtosis{}, data.t, data.x, 20.0),
                   after = run::rolling_by_time(risk::kurtosis{}, data.t, other, 20.0);
        for (std::size_t i = 200; i < 400; ++i) {
            if (data.holds(i, 199, 20, closed::right)) continue;
            EXPECT_TRUE(plain[i] == after[i] || (std::isnan(plain[i]) && std::isnan(after[i]))) << i;
        }
    }
}

TEST(RollingByTime, CountsDaysOfTheCalendar) {
    const std::vector<core::date> days{{2024, 2, 27}, {2024, 2, 29}, {2024, 3, 1}, {2024, 3, 8}};
    expect_same(run::rolling_by_time(risk::total{}, days, series{1, 2, 4, 8}, 3), {1, 3, 6, 8});
}

TEST(RollingByTime, RefusesAWrongSetUpBeforeItWrites) {
    series out(3, -1);
    const auto refused = [&](const series& t, double width, std::size_t length) {
        return tidemark::support::thrown<std::invalid_argument>([&] {
            run::rolling_by_time_into(std::span{out}.first(length), risk::mean{}, t, series{1, 2, nan}, width,
                                      closed::right, missing::refuse{});
        });
    };
    EXPECT_EQ(refused({1, 2, 3}, 0, 3), "width is 0, expected more than 0");
    EXPECT_EQ(refused({1, 2, 3}, nan, 3), "width is nan, expected more than 0");
    EXPECT_EQ(refused({1, 2}, 1, 3), "length of stamps is 2, expected the length of the sample, 3");
    EXPECT_EQ(refused({1, 3, 2}, 1, 3), "stamps[2] is 2, expected at least the one before it, 3");
    EXPECT_EQ(refused({1, nan, 2}, 1, 3), "stamps[1] is nan, expected a time");
    EXPECT_EQ(refused({1, 2, 3}, 1, 2), "length of out is 2, expected the length of the sample, 3");
    EXPECT_EQ(refused({1, 2, 3}, 1, 3), "sample[2] is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(out, (series{-1, -1, -1}));
}

}
