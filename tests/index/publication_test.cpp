// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/publication.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;
using series = std::vector<published_level>;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr date day{2024, 3, 1};

constexpr rounding up_to(int decimals) { return {.decimals = decimals, .ties = half::away_from_zero}; }
constexpr rounding evenly(int decimals) { return {.decimals = decimals, .ties = half::to_even}; }

TEST(rounding, rounds_numbers_as_they_are_written) {
    EXPECT_EQ(up_to(2)(2.675), 2.68) << "whose double lies below 2.675";
    EXPECT_EQ(up_to(2)(1.005), 1.01);
    EXPECT_EQ(up_to(1)(0.15), 0.2);
    EXPECT_EQ(up_to(2)(1000.124999999), 1000.12);
    EXPECT_EQ(up_to(2)(1025.995), 1026.0);
    EXPECT_EQ(up_to(2)(1027.1265560165973), 1027.13);
    EXPECT_EQ(up_to(0)(0.5), 1);
    EXPECT_EQ(up_to(0)(2.5), 3);
    EXPECT_EQ(up_to(0)(99999.5), 100000);
    EXPECT_EQ(up_to(2)(-2.675), -2.68);
}

TEST(rounding, sends_halves_to_even_where_it_is_told_to) {
    EXPECT_EQ(evenly(2)(2.675), 2.68);
    EXPECT_EQ(evenly(2)(2.665), 2.66);
    EXPECT_EQ(evenly(2)(2.66500001), 2.67) << "no half";
    EXPECT_EQ(evenly(0)(0.5), 0);
    EXPECT_EQ(evenly(0)(1.5), 2);
    EXPECT_EQ(evenly(0)(2.5), 2);
    EXPECT_EQ(evenly(2)(0.005), 0);
    EXPECT_EQ(evenly(2)(-2.665), -2.66);
    EXPECT_EQ(evenly(1)(9.95), 10);
    EXPECT_EQ(evenly(1)(99.85), 99.8);
}

TEST(rounding, tells_a_half_from_its_neighbours) {
    EXPECT_EQ(evenly(2)(1.125), 1.12);
    EXPECT_EQ(evenly(2)(std::nextafter(1.125, 2)), 1.13);
    EXPECT_EQ(up_to(2)(1.125), 1.13);
    EXPECT_EQ(up_to(2)(std::nextafter(1.125, 1)), 1.12);
}

TEST(rounding, leaves_what_has_no_more_decimals) {
    for (const double x : {0.0, 1.0, 1000.25, 123456789012345678.0, 1e300}) {
        EXPECT_EQ(up_to(2)(x), x);
        EXPECT_EQ(evenly(2)(-x), -x);
    }
    EXPECT_EQ(up_to(15)(0.1), 0.1);
    EXPECT_EQ(up_to(2)(0.004), 0);
    EXPECT_EQ(up_to(2)(1e-300), 0);
    EXPECT_FALSE(std::signbit(up_to(2)(-0.004)));
    EXPECT_FALSE(std::signbit(up_to(2)(-0.0)));
}

/// The same for numbers of five decimals, in whole numbers.
double by_counting(std::int64_t hundred_thousandths, bool to_even) {
    const std::int64_t below = hundred_thousandths / 1000, rest = hundred_thousandths % 1000;
    const bool up = rest > 500 || (rest == 500 && (!to_even || below % 2 == 1));
    return static_cast<double>(below + (up ? 1 : 0)) / 100;
}

TEST(rounding, agrees_with_whole_numbers) {
    std::mt19937_64 engine{23};
    for (int i = 0; i < 20000; ++i) {
        auto n = static_cast<std::int64_t>(engine() % 100000000000U);
        if (i % 2 == 0) n = n / 1000 * 1000 + 500;  // halves
        const double x = static_cast<double>(n) / 1e5;
        ASSERT_EQ(up_to(2)(x), by_counting(n, false)) << n;
        ASSERT_EQ(evenly(2)(x), by_counting(n, true)) << n;
    }
}

TEST(rounding, refuses_what_it_cannot_round) {
    const auto message = [](const rounding& r, double x) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(r(x)); });
    };
    EXPECT_EQ(message(up_to(-1), 1), "decimals is -1, expected a number from 0 to 15");
    EXPECT_EQ(message(up_to(16), 1), "decimals is 16, expected a number from 0 to 15");
    EXPECT_EQ(message(up_to(2), nan), "number to round is nan, expected a finite number");
    EXPECT_EQ(message(up_to(2), infinity), "number to round is inf, expected a finite number");
}

template <class Levels>
series all_of(const Levels& levels) {
    return {levels.begin(), levels.end()};
}

publication with_corrections() {
    publication p{up_to(2)};
    p.publish(day, 1000);
    p.publish(day + 1, 1010.126);
    p.publish(day + 2, 1020.5);
    p.correct(day + 1, 1011.555, day + 2);
    p.publish(day + 3, 1030);
    p.correct(day + 2, 1021, day + 5);
    p.correct(day + 1, 1012, day + 5);
    return p;
}

TEST(publication, keeps_what_was_published_and_what_is_right) {
    const publication p = with_corrections();
    EXPECT_EQ(all_of(p.as_published()), (series{{day, 1000}, {day + 1, 1010.13}, {day + 2, 1020.5}, {day + 3, 1030}}));
    EXPECT_EQ(all_of(p.as_corrected()), (series{{day, 1000}, {day + 1, 1012}, {day + 2, 1021}, {day + 3, 1030}}));
}

TEST(publication, knows_on_each_day_what_was_known_then) {
    const publication p = with_corrections();
    EXPECT_EQ(p.as_known_on(day - 1), series{});
    EXPECT_EQ(p.as_known_on(day), (series{{day, 1000}}));
    EXPECT_EQ(p.as_known_on(day + 1), (series{{day, 1000}, {day + 1, 1010.13}}));
    EXPECT_EQ(p.as_known_on(day + 2), (series{{day, 1000}, {day + 1, 1011.56}, {day + 2, 1020.5}}));
    EXPECT_EQ(p.as_known_on(day + 4), (series{{day, 1000}, {day + 1, 1011.56}, {day + 2, 1020.5}, {day + 3, 1030}}));
    EXPECT_EQ(p.as_known_on(day + 5), all_of(p.as_corrected()));
}

TEST(publication, lists_corrections_as_they_were_found) {
    const publication p = with_corrections();
    ASSERT_EQ(p.corrections().size(), 3U);
    const correction& last = p.corrections()[2];
    EXPECT_EQ(last.date, day + 1);
    EXPECT_EQ(last.found, day + 5);
    EXPECT_EQ(last.before, 1011.56);
    EXPECT_EQ(last.after, 1012);
}

TEST(publication, keeps_computed_levels_apart_from_rounded_ones) {
    publication p{up_to(2)};
    p.publish(day, 1000.123456789);
    EXPECT_EQ(p.as_published()[0].level, 1000.12);
    EXPECT_EQ(p.computed()[0].level, 1000.123456789);
    p.correct(day, 1000.987654321, day);
    EXPECT_EQ(p.as_corrected()[0].level, 1000.99);
    EXPECT_EQ(p.computed()[0].level, 1000.987654321);
}

TEST(publication, of_a_track_and_of_nothing) {
    track t;
    t.dates = {day, day + 3};
    t.levels = {1000, 999.995};
    publication p{evenly(2)};
    EXPECT_TRUE(p.as_published().empty());
    EXPECT_TRUE(p.as_known_on(day).empty());
    p.publish(t);
    EXPECT_EQ(all_of(p.as_published()), (series{{day, 1000}, {day + 3, 1000}}));
    t.levels.pop_back();
    EXPECT_EQ(thrown<std::invalid_argument>([&] { publication{evenly(2)}.publish(t); }),
              "length of levels is 1, expected the length of dates, 2");
}

TEST(publication, refuses_what_cannot_have_been) {
    publication p = with_corrections();
    const auto published = [&](date d, double level) {
        return thrown<std::invalid_argument>([&] { p.publish(d, level); });
    };
    const auto corrected = [&](date d, double level, date found) {
        return thrown<std::invalid_argument>([&] { p.correct(d, level, found); });
    };
    EXPECT_EQ(published({}, 1), "date is (no date), expected a day");
    EXPECT_EQ(published(day + 3, 1), "date is 2024-03-04, expected a day after 2024-03-04");
    EXPECT_EQ(published(day + 4, -1), "level on 2024-03-05 is -1, expected a finite number, zero or more");
    EXPECT_EQ(published(day + 4, nan), "level on 2024-03-05 is nan, expected a finite number, zero or more");
    EXPECT_EQ(corrected(day + 4, 1, day + 6), "date of a correction is 2024-03-05, expected a published date");
    EXPECT_EQ(corrected(day + 3, 1, day + 2),
              "found, of the correction of 2024-03-04 is 2024-03-03, expected 2024-03-06 or later")
        << "the last one was found on the sixth";
    EXPECT_EQ(corrected(day + 3, 1, {}),
              "found, of the correction of 2024-03-04 is (no date), expected 2024-03-06 or later");
    EXPECT_EQ(corrected(day + 3, nan, day + 6), "level on 2024-03-04 is nan, expected a finite number, zero or more");
    EXPECT_EQ(all_of(p.as_corrected()), all_of(with_corrections().as_corrected())) << "nothing has changed";
    EXPECT_EQ(p.corrections().size(), 3U);

    p.publish(day + 8, 1);
    EXPECT_EQ(corrected(day + 8, 1, day + 6),
              "found, of the correction of 2024-03-09 is 2024-03-07, expected 2024-03-09 or later");

    publication fresh{up_to(2)};
    fresh.publish(day, 1);
    EXPECT_EQ(thrown<std::invalid_argument>([&] { fresh.correct(day, 1, day - 1); }),
              "found, of the correction of 2024-03-01 is 2024-02-29, expected 2024-03-01 or later");
    EXPECT_EQ(thrown<std::invalid_argument>([] { publication{up_to(16)}; }),
              "decimals is 16, expected a number from 0 to 15");
}

}
