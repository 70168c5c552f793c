// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/pelt.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace oracle {
#include "oracle/infer/breaks.inc"
}

using tidemark::infer::pelt;
using tidemark::infer::segmentation;
using tidemark::infer::stretch;
using tidemark::support::thrown;
using change = pelt::change;
using criterion = pelt::criterion;
using series = std::vector<double>;
using wide = long double;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

/// The cost of a stretch as the docstring writes it, from its rows alone.
wide cost_of(const series& x, std::size_t first, std::size_t last, const pelt& p, wide noise, wide about) {
    wide n = 0, mean = 0, squares = 0;
    for (std::size_t t = first; t < last; ++t) n += 1, mean += static_cast<wide>(x[t]);
    mean = p.of == change::variance ? about : mean / n;
    for (std::size_t t = first; t < last; ++t)
        squares += (static_cast<wide>(x[t]) - mean) * (static_cast<wide>(x[t]) - mean);
    const auto added = static_cast<wide>(p.added_deviation);
    const wide cost = p.of == change::mean ? squares / noise : n * std::log(squares / n + added * added);
    return cost + (p.penalised == criterion::mbic ? std::log(n) : 0);
}

struct cut {
    wide cost;
    std::vector<std::size_t> begins;
};

/// The best cut by trying every last stretch before every row: optimal partitioning, without pruning.
cut by_trying_all(const series& x, const pelt& p, double penalty) {
    const std::size_t n = x.size();
    const auto each = static_cast<wide>(penalty);
    wide about = 0, noise = 0;
    for (const double v : x) about += static_cast<wide>(v) / static_cast<wide>(n);
    for (std::size_t t = 1; t < n; ++t) {
        const wide d = static_cast<wide>(x[t]) - static_cast<wide>(x[t - 1]);
        noise += d * d / (2 * static_cast<wide>(n - 1));
    }
    if (p.noise > 0) noise = static_cast<wide>(p.noise) * static_cast<wide>(p.noise);
    std::vector<cut> best(n + 1, {std::numeric_limits<wide>::infinity(), {}});
    best[0].cost = -each;
    for (std::size_t t = p.least_rows; t <= n; ++t)
        for (std::size_t s = 0; s + p.least_rows <= t; ++s) {
            if (best[s].cost == std::numeric_limits<wide>::infinity()) continue;
            const wide all = best[s].cost + cost_of(x, s, t, p, noise, about) + each;
            if (all >= best[t].cost) continue;
            best[t] = {all, best[s].begins};
            best[t].begins.push_back(s);
        }
    return best[n];
}

std::vector<std::size_t> begins_of(const segmentation& s) {
    std::vector<std::size_t> begins;
    for (const stretch& one : s.stretches) begins.push_back(one.position);
    return begins;
}

/// Rows whose level and spread change now and then.
series changing(std::mt19937_64& random, std::size_t rows) {
    std::normal_distribution<double> normal;
    std::uniform_int_distribution<int> seldom{0, 14};
    series x;
    double level = 0, spread = 1;
    for (std::size_t t = 0; t < rows; ++t) {
        if (seldom(random) == 0) level = 2 * normal(random);
        if (seldom(random) == 0) spread = std::exp(normal(random));
        x.push_back(level + spread * normal(random));
    }
    return x;
}

TEST(pelt, cuts_as_trying_all_cuts_does) {
    std::mt19937_64 random{19};
    std::size_t stretches = 0;
    for (int k = 0; k < 12; ++k)
        for (const change of : {change::mean, change::variance, change::mean_and_variance})
            for (const criterion penalised : {criterion::bic, criterion::mbic, criterion::stated})
                for (const std::size_t least : {std::size_t{2}, std::size_t{5}}) {
                    const pelt test{.of = of,
                                    .penalised = penalised,
                                    .penalty = k % 3 == 0 ? 0 : 2.5,
                                    .least_rows = least,
                                    .noise = k % 2 == 0 ? 0 : 0.7,
                                    .added_deviation = k % 4 == 0 ? 0.1 : 0};
                    const series x = changing(random, 40);
                    const segmentation found = test(x);
                    const cut best = by_trying_all(x, test, found.penalty);
                    EXPECT_EQ(begins_of(found), best.begins);
                    EXPECT_NEAR(found.cost, static_cast<double>(best.cost), 1e-11 * (1 + std::fabs(found.cost)));
                    stretches += found.stretches.size();
                }
    EXPECT_GT(stretches, 1000u);
}

TEST(pelt, takes_the_penalties_of_its_criteria) {
    const double log_rows = std::log(100.0);
    const auto penalty = [](change of, criterion by) { return pelt{.of = of, .penalised = by}(oracle::nile).penalty; };
    EXPECT_NEAR(penalty(change::mean, criterion::bic), 2 * log_rows, 1e-13);
    EXPECT_NEAR(penalty(change::variance, criterion::bic), 2 * log_rows, 1e-13);
    EXPECT_NEAR(penalty(change::mean_and_variance, criterion::bic), 3 * log_rows, 1e-13);
    EXPECT_NEAR(penalty(change::mean, criterion::mbic), 3 * log_rows, 1e-13);
    EXPECT_NEAR(penalty(change::mean_and_variance, criterion::mbic), 4 * log_rows, 1e-13);
}

// One break, after 1898: as in Cobb (1978), The problem of the Nile, and all who have looked at it since.
TEST(pelt, finds_the_dam_of_the_nile) {
    for (const change of : {change::mean, change::mean_and_variance})
        for (const criterion by : {criterion::bic, criterion::mbic}) {
            const segmentation found = pelt{.of = of, .penalised = by, .least_rows = 10}(oracle::nile);
            ASSERT_EQ(found.stretches.size(), 2u);
            EXPECT_EQ(1871 + static_cast<int>(found.stretches[1].position), 1899);
            EXPECT_EQ(found.stretches[1].rows, 72u);
            EXPECT_NEAR(found.stretches[0].mean, 1097.75, 1e-10);
            EXPECT_NEAR(found.stretches[1].mean, 849.97222222222222, 1e-10);
        }
    const segmentation found = pelt{.of = change::mean, .least_rows = 10}(oracle::nile);
    wide squares = 0;
    for (std::size_t t = 0; t < 28; ++t) {
        const wide d = static_cast<wide>(oracle::nile[t]) - 1097.75L;
        squares += d * d / 28;
    }
    EXPECT_NEAR(found.stretches[0].deviation, static_cast<double>(std::sqrt(squares)), 1e-10);
}

// A deviation of 1e-9 beside one of 1: what sums that are subtracted would lose.
TEST(pelt, keeps_the_digits_of_a_small_variance) {
    std::mt19937_64 random{23};
    std::normal_distribution<double> normal;
    series x;
    for (int t = 0; t < 50; ++t) x.push_back(1000 + normal(random));
    for (int t = 0; t < 50; ++t) x.push_back(1000 + 1e-9 * normal(random));
    const segmentation found = pelt{.least_rows = 5}(x);
    ASSERT_EQ(found.stretches.size(), 2u);
    EXPECT_EQ(found.stretches[1].position, 50u);
    EXPECT_NEAR(found.stretches[1].deviation, 1e-9, 3e-10);
}

TEST(pelt, leaves_missing_rows_out_and_names_the_row_of_the_caller) {
    series gaps;
    for (const double y : oracle::nile) gaps.push_back(nan), gaps.push_back(y);
    const segmentation found = pelt{.least_rows = 10}(gaps);
    ASSERT_EQ(found.stretches.size(), 2u);
    EXPECT_EQ(found.stretches[0].position, 1u);
    EXPECT_EQ(found.stretches[1].position, 57u);
    EXPECT_EQ(found.stretches[1].rows, 72u);
}

TEST(pelt, has_no_answer_without_deviation) {
    series flat = oracle::nile, spoilt = oracle::nile;
    std::fill(flat.begin() + 40, flat.begin() + 44, 800.0);
    spoilt[9] = inf;
    for (const segmentation& found :
         {pelt{}(flat), pelt{}(series(20, 0.1)), pelt{.of = change::mean}(series(20, 0.1)), pelt{}(spoilt),
          pelt{.of = change::variance}(spoilt), pelt{.of = change::mean}(spoilt)}) {
        EXPECT_TRUE(std::isnan(found.cost));
        EXPECT_EQ(found.stretches.size(), 1u);
    }
    EXPECT_FALSE(std::isnan(pelt{.least_rows = 5}(flat).cost));
    EXPECT_FALSE(std::isnan(pelt{.added_deviation = 3}(flat).cost));
    EXPECT_FALSE(std::isnan(pelt{.of = change::variance}(flat).cost));
}

TEST(pelt, refuses_what_it_cannot_use) {
    const series& x = oracle::nile;
    const auto said = [&](const pelt& p) { return thrown<std::invalid_argument>([&] { p(x); }); };
    EXPECT_EQ(said({.penalised = criterion::stated, .penalty = -1}), "penalty is -1, expected 0 or more");
    EXPECT_EQ(said({.penalty = nan}), "penalty is nan, expected 0 or more");
    EXPECT_EQ(said({.noise = -2}), "noise is -2, expected 0 or more");
    EXPECT_EQ(said({.added_deviation = -2}), "added_deviation is -2, expected 0 or more");
    EXPECT_EQ(said({.least_rows = 1}), "least_rows is 1, expected at least 2 where the variance changes");
    EXPECT_EQ(said({.of = change::mean, .least_rows = 0}), "least_rows is 0, expected at least 1");
    EXPECT_EQ(said({.least_rows = 51}), "number of observed rows is 100, expected at least 102 for this test");
}

// With 2000 samples of 100 normal rows: 0.35 % break somewhere under mbic, 8.7 % under bic.
TEST(pelt, seldom_breaks_what_is_whole) {
    std::mt19937_64 random{29};
    std::normal_distribution<double> normal;
    int broken[2]{};
    series x(100);
    for (int k = 0; k < 300; ++k) {
        for (double& v : x) v = normal(random);
        broken[0] += pelt{.of = change::mean}(x).stretches.size() > 1;
        broken[1] += pelt{.of = change::mean, .penalised = criterion::bic}(x).stretches.size() > 1;
    }
    EXPECT_LE(broken[0], 5);
    EXPECT_NEAR(broken[1] / 300.0, 0.087, 0.05);
}

}
