// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/theil_sen_beta.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pair;
using tidemark::core::pairs;
using tidemark::risk::pairwise_slopes;
using tidemark::risk::theil_sen_beta;
constexpr double inf = std::numeric_limits<double>::infinity();

/// The definition: all slopes, sorted.
double median_slope(const std::vector<pair>& rows) {
    series slopes;
    for (const pair& p : rows)
        for (const pair& q : rows)
            if (&p < &q && p.y != q.y) slopes.push_back((q.x - p.x) / (q.y - p.y));
    if (slopes.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::sort(slopes.begin(), slopes.end());
    const std::size_t half = slopes.size() / 2;
    return slopes.size() % 2 == 1 ? slopes[half] : slopes[half - 1] / 2 + slopes[half] / 2;
}

std::vector<pair> noise(std::size_t n, std::uint64_t seed, unsigned ties = 0) {
    std::mt19937_64 random{seed};
    std::vector<pair> rows(n);
    for (pair& p : rows) {
        const auto number = [&] {
            const double u = static_cast<double>(random() >> 11) * 0x1p-53 - 0.5;
            return ties == 0 ? u : std::round(u * ties);
        };
        p.y = number();
        p.x = 0.7 * p.y + number();
    }
    return rows;
}

TEST(TheilSenBeta, IsTheMedianOfTheSlopes) {
    const series x{1, 2, 10, 4}, b{0, 1, 2, 4};  // slopes 1, 4.5, 0.75, 8, 2/3, -3
    EXPECT_DOUBLE_EQ(run::whole(theil_sen_beta{}, pairs(x, b)), (0.75 + 1) / 2);
    const series odd{1, 2, 10}, steps{0, 1, 2};  // 1, 4.5, 8
    EXPECT_EQ(run::whole(theil_sen_beta{}, pairs(odd, steps)), 4.5);
}

// Slopes are compared as they are rounded, so the answer is one of them, or the mean of two, to the bit.
TEST(TheilSenBeta, IsExactHoweverLittleMemoryItHas) {
    for (const unsigned ties : {0U, 3U, 10U}) {
        for (const std::size_t n : {2U, 3U, 10U, 57U, 150U}) {
            const auto rows = noise(n, n + ties, ties);
            const double want = median_slope(rows);
            for (const std::size_t capacity : {1U, 7U, 100U, 65536U}) {
                const double got = pairwise_slopes{rows, capacity}.median();
                EXPECT_TRUE(got == want || (std::isnan(got) && std::isnan(want)))
                    << ties << ' ' << n << ' ' << capacity << ": " << got << ", not " << want;
            }
        }
    }
    const auto many = noise(700, 1);  // 244,650 slopes
    EXPECT_EQ(pairwise_slopes{many}.median(), median_slope(many));
}

TEST(TheilSenBeta, HardlyMovesForOutliers) {
    auto rows = noise(100, 5);
    const double before = pairwise_slopes{rows}.median();
    for (std::size_t i = 0; i < 20; ++i) rows[i].x = 1e9;
    EXPECT_NEAR(pairwise_slopes{rows}.median(), before, 0.5);
}

TEST(TheilSenBeta, RollsAndExpands) {
    auto rows = noise(60, 9);
    series x, b;
    for (const pair& p : rows) x.push_back(p.x), b.push_back(p.y);
    const auto rolled = run::rolling(theil_sen_beta{}, pairs(x, b), 20);
    const auto expanding = run::expanding(theil_sen_beta{}, pairs(x, b));
    for (std::size_t i = 19; i < rows.size(); ++i) {
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        EXPECT_EQ(rolled[i], median_slope({end - 20, end}));
        EXPECT_EQ(expanding[i], median_slope({rows.begin(), end}));
    }
}

TEST(TheilSenBeta, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(theil_sen_beta{}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(theil_sen_beta{}, pairs(series{1}, series{1}))));
    EXPECT_TRUE(std::isnan(run::whole(theil_sen_beta{}, pairs(series{1, 2}, series{3, 3}))));
    EXPECT_EQ(run::whole(theil_sen_beta{}, pairs(series{1, 2, 9}, series{3, 3, 4})), 7.5);
    EXPECT_EQ(run::whole(theil_sen_beta{}, pairs(series{1, inf, 2}, series{1, 2, 3})), 0.5);  // inf, 1/2, -inf
    EXPECT_TRUE(std::isnan(run::whole(theil_sen_beta{}, pairs(series{inf, inf, 2}, series{1, 2, 3}))));
}

}
