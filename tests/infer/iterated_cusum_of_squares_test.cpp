// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/iterated_cusum_of_squares.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::infer::cusum_of_squares;
using tidemark::infer::iterated_cusum_of_squares;
using tidemark::infer::variance_stretch;
using tidemark::support::thrown;
using rows_are = cusum_of_squares::rows_are;
using series = std::vector<double>;

const double nan = std::numeric_limits<double>::quiet_NaN();

/// Normal rows of those deviations, each for so many rows.
series walk(std::mt19937_64& random, const series& deviations, std::size_t rows) {
    std::normal_distribution<double> normal;
    series x;
    for (const double deviation : deviations)
        for (std::size_t t = 0; t < rows; ++t) x.push_back(deviation * normal(random));
    return x;
}

TEST(iterated_cusum_of_squares, finds_one_stretch_where_there_is_one) {
    std::mt19937_64 random{3};
    const series x = walk(random, {2}, 400);
    const std::vector<variance_stretch> found = iterated_cusum_of_squares{}(x);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].position, 0u);
    EXPECT_EQ(found[0].rows, 400u);
    long double mean = 0, squares = 0;
    for (const double v : x) mean += static_cast<long double>(v) / 400;
    for (const double v : x) squares += (static_cast<long double>(v) - mean) * (static_cast<long double>(v) - mean);
    EXPECT_NEAR(found[0].variance, static_cast<double>(squares / 400), 1e-13);
}

// Variances up, down and up: the whole hides what its parts show. Of 100 samples of 4 stretches of 200 rows.
TEST(iterated_cusum_of_squares, finds_breaks_that_hide_each_other) {
    std::mt19937_64 random{5};
    int right = 0;
    double missed_by = 0;
    for (int k = 0; k < 100; ++k) {
        series x = walk(random, {1, 3, 1, 3}, 200);
        x.insert(x.begin() + 100, nan);
        const std::vector<variance_stretch> found = iterated_cusum_of_squares{.test = {.assumed = rows_are::normal}}(x);
        if (found.size() != 4) continue;
        ++right;
        for (std::size_t i = 1; i < 4; ++i)
            missed_by += std::fabs(static_cast<double>(found[i].position) - static_cast<double>(200 * i + 1)) / 3;
        std::size_t rows = 0;
        for (const variance_stretch& s : found) rows += s.rows;
        EXPECT_EQ(rows, 800u);
    }
    EXPECT_GT(right, 70);
    EXPECT_LT(missed_by / right, 5);
}

/// Each break is significant between its neighbours, and at the place that the test names there.
TEST(iterated_cusum_of_squares, leaves_breaks_that_stand) {
    std::mt19937_64 random{6};
    const iterated_cusum_of_squares all{.test = {.centre = cusum_of_squares::about::zero}};
    for (int k = 0; k < 20; ++k) {
        const series x = walk(random, {1, 2.2, 0.7, 1.1}, 150);
        const std::vector<variance_stretch> found = all(x);
        for (std::size_t i = 1; i < found.size(); ++i) {
            const auto first = x.begin() + static_cast<std::ptrdiff_t>(found[i - 1].position);
            const auto rows = found[i - 1].rows + found[i].rows;
            const auto b = all.test(series(first, first + static_cast<std::ptrdiff_t>(rows)));
            EXPECT_LT(b.p_value, 0.05);
            EXPECT_EQ(b.position, found[i - 1].rows);
        }
    }
}

TEST(iterated_cusum_of_squares, says_so_where_it_has_no_answer) {
    series x(50, 1.0);
    x[7] = std::numeric_limits<double>::infinity();
    const std::vector<variance_stretch> found = iterated_cusum_of_squares{}(x);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(std::isnan(found[0].variance));
    EXPECT_EQ(iterated_cusum_of_squares{}(series(50, 3.0)).at(0).variance, 0);
}

TEST(iterated_cusum_of_squares, refuses_what_it_cannot_use) {
    const series x(50, 1.0);
    EXPECT_EQ(thrown<std::invalid_argument>([&] { iterated_cusum_of_squares{.level = 1}(x); }),
              "level is 1, expected a probability above 0 and below 1");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { iterated_cusum_of_squares{.level = nan}(x); }),
              "level is nan, expected a probability above 0 and below 1");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { iterated_cusum_of_squares{.test = {.bandwidth = 21}}(x); }),
              "bandwidth is 21, expected at most 20, the rows of the shortest stretch");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { iterated_cusum_of_squares{}(series(19, 1.0)); }),
              "number of observed rows is 19, expected at least 20 for this test");
}

}
